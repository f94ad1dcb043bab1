using System.CommandLine;
using System.Text.Json;
using MesoInjector.Cli.Commands.Records;
using MesoInjector.Cli.Text;
using MesoInjector.Records;
using MesoInjector.Records.Users;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Users;

/// <summary><c>meso users</c>: who may use the device. Everything is written into the record, with who did it.</summary>
internal static class UsersCommand
{
    private static readonly Option<string> JournalOption = JournalFileOption.Create();

    private static readonly Option<string?> As = new("--as") { Description = "The admin who does it.", HelpName = "name" };

    private static readonly Option<string?> PinFile = new("--pin-file")
    {
        Description = "A file with the PINs asked for, one a line: first that of --as, then the new one. - reads them from standard input. Without it they are typed.",
        HelpName = "file",
    };

    public static Command Create() => new("users", "Who may use the device: list, add, disable, change PIN or role. The first user is an admin. Changes need the record to themselves: stop the daemon first.")
    {
        List(), Add(), Pin(), ChangeRole(), Disable(),
    };

    private static Argument<string> NameArgument() => new("name") { Description = "The user's name." };

    private static Argument<Role> RoleArgument() => new("role") { Description = "clinician, technician, qa or admin." };

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON array." };
        var command = new Command("list", "List the users.") { JournalOption, json };
        command.SetAction(parsed =>
        {
            using Journal? journal = JournalFileOption.OpenToRead(parsed.GetRequiredValue(JournalOption));
            if (journal is null)
                return ExitCode.BadInput;
            IReadOnlyList<User> users = new UserRegister(journal, TimeProvider.System).Users;
            if (parsed.GetValue(json))
                WriteJson(users);
            else
                WriteTable(users);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Add()
    {
        Argument<string> name = NameArgument();
        Argument<Role> role = RoleArgument();
        var command = new Command("add", "Add a user. The first one is an admin and needs no --as.") { name, role, JournalOption, As, PinFile };
        command.SetAction(parsed => Change(parsed, needsNew: true, (users, by, pin) =>
            users.Add(parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), pin, by), $"{parsed.GetRequiredValue(name)} was added."));
        return command;
    }

    private static Command Pin()
    {
        Argument<string> name = NameArgument();
        var command = new Command("pin", "Change a PIN: one's own, or another's as an admin. Ends a lock-out.") { name, JournalOption, As, PinFile };
        command.SetAction(parsed => Change(parsed, needsNew: true, (users, by, pin) =>
            users.ChangePin(parsed.GetRequiredValue(name), pin, by), $"{parsed.GetRequiredValue(name)} has another PIN."));
        return command;
    }

    private static Command ChangeRole()
    {
        Argument<string> name = NameArgument();
        Argument<Role> role = RoleArgument();
        var command = new Command("role", "Give a user another role.") { name, role, JournalOption, As, PinFile };
        command.SetAction(parsed => Change(parsed, needsNew: false, (users, by, _) =>
            users.ChangeRole(parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), by), $"{parsed.GetRequiredValue(name)} has another role."));
        return command;
    }

    private static Command Disable()
    {
        Argument<string> name = NameArgument();
        var command = new Command("disable", "Let a user no longer sign in. Users are never removed, because the record names them.") { name, JournalOption, As, PinFile };
        command.SetAction(parsed => Change(parsed, needsNew: false, (users, by, _) => users.Disable(parsed.GetRequiredValue(name), by),
            $"{parsed.GetRequiredValue(name)} may no longer sign in."));
        return command;
    }

    private static int Change(ParseResult parsed, bool needsNew, Func<UserRegister, User?, string, JournalProblem?> change, string done)
    {
        using Journal? journal = JournalFileOption.OpenToWrite(parsed.GetRequiredValue(JournalOption));
        if (journal is null)
            return ExitCode.BadInput;
        try
        {
            var users = new UserRegister(journal, TimeProvider.System);
            var pins = new PinSource(parsed.GetValue(PinFile));
            User? by = null;
            if (parsed.GetValue(As) is { } admin)
            {
                if (pins.Next($"PIN of {admin}", isNew: false) is not { } own)
                    return ExitCode.BadInput;
                SignInResult signedIn = users.SignIn(admin, own);
                if (signedIn.Problem is { } refused)
                    return Refused(refused);
                by = signedIn.User;
            }

            string? pin = needsNew ? pins.Next("new PIN", isNew: true) : "";
            if (pin is null)
                return ExitCode.BadInput;
            JournalProblem? problem = change(users, by, pin);
            users.SignOut();
            if (problem is not null)
                return Refused(problem);
            Console.Out.WriteLine(done);
            return ExitCode.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
    }

    private static int Refused(JournalProblem problem)
    {
        Console.Error.WriteLine(problem);
        return ExitCode.BadInput;
    }

    private static void WriteTable(IReadOnlyList<User> users)
    {
        if (users.Count == 0)
        {
            Consoles.Output.WriteLine("No users yet. The first is an admin: meso users add NAME admin");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("name", "role", "last sign-in (UTC)", "");
        foreach (User user in users)
        {
            table.AddRow(Markup.Escape(user.Name), user.Role.ToString().ToLowerInvariant(), user.LastSignIn?.ToString("yyyy-MM-dd HH:mm", null) ?? "never",
                user.Disabled ? "disabled" : user.Failures > LockOut.Free ? $"{user.Failures} wrong PINs" : "");
        }

        Consoles.Output.Write(table);
    }

    private static void WriteJson(IReadOnlyList<User> users)
    {
        using Stream output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartArray();
        foreach (User user in users)
        {
            writer.WriteStartObject();
            writer.WriteString("name", user.Name);
            writer.WriteString("role", JsonNamingPolicy.CamelCase.ConvertName(user.Role.ToString()));
            writer.WriteBoolean("disabled", user.Disabled);
            writer.WriteNumber("wrongPins", user.Failures);
            if (user.LastSignIn is { } last)
                writer.WriteString("lastSignInUtc", last);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
