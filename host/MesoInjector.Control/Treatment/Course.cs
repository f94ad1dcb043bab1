namespace MesoInjector.Control.Treatment;

/// <summary>Where in a course of sessions this one is.</summary>
/// <param name="Session">1 and up.</param>
/// <param name="DaysSinceLast">Days since the session before; null for the first.</param>
/// <param name="EarlyReason">Why it is given before its interval is over, in a clinician's words; null where it is not.</param>
public sealed record Course(int Session, int? DaysSinceLast, string? EarlyReason = null)
{
    /// <summary>Whether the session fits the course of a protocol.</summary>
    /// <returns>Null when it does; otherwise why not.</returns>
    public Refusal? Block(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        if (Session < 1 || Session > protocol.Draft.Sessions)
        {
            return new Refusal(RefusalCode.SessionLimit, $"Session {Session} is outside the course of {protocol.Draft.Sessions}.",
                "Start a new course, or choose a protocol with more sessions.");
        }

        if (DaysSinceLast is { } days && days < protocol.Draft.SessionInterval && string.IsNullOrWhiteSpace(EarlyReason))
        {
            return new Refusal(RefusalCode.TooSoon, $"The last session was {days} days ago; {protocol.Draft.SessionInterval} are required.",
                "Wait, or give a reason as a clinician.");
        }

        return null;
    }
}
