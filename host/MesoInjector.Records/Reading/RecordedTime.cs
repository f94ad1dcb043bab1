using MesoInjector.Control.Quantities;

namespace MesoInjector.Records.Reading;

/// <summary>
/// When something of a session happened. Inside a session the device's own clock counts, which nobody can set; the wall clock is read
/// once, at its opening.
/// </summary>
/// <param name="Device">The device's clock: microseconds since it was switched on.</param>
/// <param name="InSession">Since the session was opened.</param>
/// <param name="WallClock">The session's opening by the wall clock, and <paramref name="InSession"/> added; UTC.</param>
public readonly record struct RecordedTime(MonotonicTime Device, TimeSpan InSession, DateTimeOffset WallClock);
