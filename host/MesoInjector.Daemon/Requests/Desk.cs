using System.Text.Json.Nodes;
using MesoInjector.Control.Treatment;
using MesoInjector.Link;
using MesoInjector.Records;
using MesoInjector.Records.Users;

namespace MesoInjector.Daemon.Requests;

/// <summary>What the handlers share: the record, its users and who is signed in. For the thread of the requests.</summary>
internal sealed class Desk
{
    private readonly TimeProvider _clock;

    /// <param name="journal">The open record.</param>
    /// <param name="clock">The day, and the steady part that measures lock-outs.</param>
    /// <param name="seat">Who is signed in.</param>
    /// <param name="device">The device.</param>
    public Desk(Journal journal, TimeProvider clock, Seat seat, DeviceFacts device)
    {
        _clock = clock;
        Journal = journal;
        Seat = seat;
        Device = device;
        Users = new UserRegister(journal, clock);
        seat.Know(Users.IsEmpty);
    }

    public Journal Journal { get; }

    public UserRegister Users { get; }

    public Seat Seat { get; }

    public DeviceFacts Device { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>By the clock of the place, as people date what they sign.</summary>
    public DateOnly Today => DateOnly.FromDateTime(_clock.GetLocalNow().DateTime);

    /// <summary>Why the one who is signed in may not do something; null where they may.</summary>
    public Refusal? Lacks(Right right, string what) => Seat.User switch
    {
        null => new Refusal(RefusalCode.Right, $"Nobody is signed in: {what}.", "Sign in first."),
        { } user when !user.Role.Has(right) => new Refusal(RefusalCode.Right, $"{user.Name} is {user.Role} and may not do this: {what}.", "Sign in as somebody who may."),
        _ => null,
    };

    /// <summary>The same, and they prove with their PIN that it is they. A wrong one counts as a wrong sign-in.</summary>
    public Refusal? Lacks(Right right, string what, string pin) => Lacks(right, what) ?? Of(Users.Sign(Seat.User!, pin));

    /// <summary>What the record says against something, as a refusal.</summary>
    public static Refusal? Of(JournalProblem? problem) => problem is null ? null : new Refusal(RefusalCode.Right, problem.Problem, problem.Remedy);

    /// <summary>Refused, or done with nothing to say.</summary>
    public static LinkReply Reply(LinkRequest request, Refusal? refusal, JsonNode? result = null) =>
        refusal is null ? LinkReply.Done(request, result) : LinkReply.Refused(request, refusal);
}
