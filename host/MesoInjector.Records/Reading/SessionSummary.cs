using MesoInjector.Control.Quantities;

namespace MesoInjector.Records.Reading;

/// <summary>One line of a list of sessions.</summary>
/// <param name="Number">Unique on this device.</param>
/// <param name="Patient">Pseudonymous code.</param>
/// <param name="Origin">Real or simulated.</param>
/// <param name="Ending">How it came to its end.</param>
/// <param name="Started">When it was opened; wall clock, UTC.</param>
/// <param name="Ended">When it was closed or found interrupted; null while it is open. Wall clock, UTC.</param>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="CourseSession">Which session of the course.</param>
/// <param name="CourseOf">Sessions in the course.</param>
/// <param name="PointsPlanned">Points of the plan.</param>
/// <param name="PointsDone">Points that got their dose.</param>
/// <param name="Estimated">What is believed to have gone in.</param>
/// <param name="UpperBound">The most that can have gone in, an open dose in full.</param>
/// <param name="Alarms">How many alarms were raised.</param>
public sealed record SessionSummary(
    long Number, string Patient, RecordOrigin Origin, SessionEnding Ending, DateTimeOffset Started, DateTimeOffset? Ended, string Protocol,
    int CourseSession, int CourseOf, int PointsPlanned, int PointsDone, FluidVolume Estimated, FluidVolume UpperBound, int Alarms);
