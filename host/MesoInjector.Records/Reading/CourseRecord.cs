namespace MesoInjector.Records.Reading;

/// <summary>Where in its course a session was.</summary>
/// <param name="Session">1 and up.</param>
/// <param name="Of">Sessions in the course by the protocol.</param>
/// <param name="IntervalDays">Days between sessions by the protocol.</param>
/// <param name="DaysSinceLast">Days since the session before; null for the first.</param>
/// <param name="EarlyReason">Why it was given before its interval was over, in the clinician's words; null where it was not.</param>
public sealed record CourseRecord(int Session, int Of, int IntervalDays, int? DaysSinceLast, string? EarlyReason);
