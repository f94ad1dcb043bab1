using MesoInjector.Control.Treatment;
using MesoInjector.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Console.Preparation;

/// <summary>What stands in the way of a session, and what does not.</summary>
/// <param name="Handpiece">Serial number; empty where the daemon does not say.</param>
/// <param name="DepthUntil">The last day of the depth calibration in force; null for none.</param>
/// <param name="Doses">The same for each type of syringe.</param>
/// <param name="LastSession">The latest; null for none.</param>
/// <param name="Entries">How many entries the record has.</param>
/// <param name="Problem">Why the record cannot be read; null where it can.</param>
internal sealed record DeviceOutlook(
    string Handpiece, DateOnly? DepthUntil, IReadOnlyList<(SyringeType Syringe, DateOnly? Until)> Doses, SessionSummary? LastSession, long Entries, JournalProblem? Problem);
