using System.Globalization;
using System.Text.Json.Nodes;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;
using MesoInjector.Records.Users;

namespace MesoInjector.Daemon.Requests;

/// <summary>Who uses the device: signing in and out, and keeping the users.</summary>
internal sealed class UserRequests(Desk desk) : IRequestHandler
{
    public LinkReply? Handle(LinkRequest request, IRequestContext context) => request.Method switch
    {
        "about" => LinkReply.Done(request, About()),
        "who" => LinkReply.Done(request, Words(desk.Seat.User)),
        "signIn" => SignIn(request),
        "signOut" => SignOut(request),
        "users.check" => Check(request),
        "users" => LinkReply.Done(request, List()),
        "users.add" => Add(request),
        "users.pin" => Change(request, name => desk.Users.ChangePin(name, request.Arguments.Text("pin"), desk.Seat.User)),
        "users.role" => Change(request, name => desk.Users.ChangeRole(name, request.Arguments.OneOf<Role>("role"), desk.Seat.User)),
        "users.disable" => Change(request, name => desk.Users.Disable(name, desk.Seat.User)),
        _ => null,
    };

    private JsonObject About() => new()
    {
        ["program"] = desk.Device.Program,
        ["simulated"] = desk.Device.Simulated,
        ["journal"] = desk.Device.JournalPath,
        ["handpiece"] = desk.Device.Handpiece,
        ["guardian"] = desk.Device.Guardian(),
        ["registerEmpty"] = desk.Users.IsEmpty,
    };

    private static JsonObject? Words(User? user) => user is null ? null : new JsonObject
    {
        ["name"] = user.Name,
        ["role"] = user.Role.ToString(),
        ["rights"] = new JsonArray([.. Enum.GetValues<Right>().Where(right => user.Role.Has(right)).Select(right => (JsonNode)right.ToString())]),
    };

    private LinkReply SignIn(LinkRequest request)
    {
        string name = request.Arguments.Text("name");
        string pin = request.Arguments.Text("pin");
        if (desk.Users.IsEmpty)
            return LinkReply.Refused(request, new Refusal(RefusalCode.Right, "This device has no users yet.", "Add the first admin."));
        User? before = desk.Seat.User;
        SignInResult result = desk.Users.SignIn(name, pin);
        if (result.User is not { } user)
        {
            string wait = result.Wait > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $" The next try is possible in {Math.Ceiling(result.Wait.TotalSeconds):0} s.") : "";
            return LinkReply.Refused(request, new Refusal(RefusalCode.Right, result.Problem!.Problem, result.Problem.Remedy + wait));
        }

        if (before is not null && before.Name != user.Name)
            desk.Journal.Append(Records.EventKind.SignedOut, new JsonObject { ["name"] = before.Name, ["why"] = $"{user.Name} signed in" }, before.Stamp);
        desk.Seat.Take(user);
        return LinkReply.Done(request, Words(user));
    }

    /// <summary>Whether name and PIN belong together, for somebody who only looks: the seat of the device stays with whoever has it. A wrong PIN counts as a wrong sign-in.</summary>
    private LinkReply Check(LinkRequest request)
    {
        string name = request.Arguments.Text("name");
        string pin = request.Arguments.Text("pin");
        User? user = desk.Users.Find(name);
        Refusal? refusal = Desk.Of(user is null ? desk.Users.SignIn(name, pin).Problem : desk.Users.Sign(user, pin));
        return Desk.Reply(request, refusal, Words(user));
    }

    private LinkReply SignOut(LinkRequest request)
    {
        desk.Users.SignOut(request.Arguments.TextOrNull("why") ?? "");
        desk.Seat.Take(null);
        return LinkReply.Done(request);
    }

    /// <summary>Names are for choosing one to sign in with; how somebody stands is for those who keep the users.</summary>
    private JsonArray List()
    {
        bool keeps = desk.Seat.May(Right.ManageUsers);
        return new JsonArray([.. desk.Users.Users.Select(user => (JsonNode)new JsonObject
        {
            ["name"] = user.Name,
            ["role"] = user.Role.ToString(),
            ["disabled"] = user.Disabled,
            ["failures"] = keeps ? user.Failures : null,
            ["lastSignIn"] = keeps ? user.LastSignIn?.ToString("O", CultureInfo.InvariantCulture) : null,
        })]);
    }

    private LinkReply Add(LinkRequest request)
    {
        Refusal? refusal = Desk.Of(desk.Users.Add(request.Arguments.Text("name"), request.Arguments.OneOf<Role>("role"), request.Arguments.Text("pin"), desk.Seat.User));
        desk.Seat.Know(desk.Users.IsEmpty);
        return Desk.Reply(request, refusal);
    }

    private LinkReply Change(LinkRequest request, Func<string, Records.JournalProblem?> change)
    {
        Refusal? refusal = Desk.Of(change(request.Arguments.Text("name")));

        // Whoever changed themselves goes on as what they are now.
        if (refusal is null && desk.Seat.User is { } user && desk.Users.Find(user.Name) is { } now)
            desk.Seat.Take(now.Disabled ? null : now);
        if (desk.Seat.User is null)
            desk.Users.SignOut("disabled");
        else
            desk.Journal.ActingUser = desk.Seat.User.Stamp;
        return Desk.Reply(request, refusal);
    }
}
