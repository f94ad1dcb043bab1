using MesoInjector.Control.Records;

namespace MesoInjector.Simulator.Sessions;

/// <summary>One authorised dose: what the record says, and what the referee saw.</summary>
/// <param name="Point">The point's number.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="StartSeconds">When the pedal was pressed, or the dose authorised where it was not.</param>
/// <param name="DurationSeconds">From the press to the needle being out.</param>
/// <param name="DepthCommandedUm">Needle extension commanded, µm.</param>
/// <param name="DepthMaxUm">True needle extension at its deepest, µm.</param>
/// <param name="DoseCommandedNl">Authorised, nL.</param>
/// <param name="DoseEstimatedNl">Believed by the controller, nL.</param>
/// <param name="DoseUncertaintyNl">Of the belief, k = 2, nL.</param>
/// <param name="DoseUpperBoundNl">The most that can have gone in, by the record, nL.</param>
/// <param name="DoseTrueNl">What went into the tissue, by the referee, nL.</param>
/// <param name="PeakPressureKpa">The highest pressure believed, kPa.</param>
/// <param name="PeakContactN">The highest contact force, N.</param>
/// <param name="Reason">Why it ended early, in words; empty when it did not.</param>
public sealed record InjectionResult(
    int Point, InjectionOutcome Outcome, double StartSeconds, double DurationSeconds, int DepthCommandedUm, int DepthMaxUm,
    long DoseCommandedNl, long DoseEstimatedNl, long DoseUncertaintyNl, long DoseUpperBoundNl, long DoseTrueNl,
    double PeakPressureKpa, double PeakContactN, string Reason);
