using MesoInjector.Console.Wording;
using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Console.Preparation;

/// <summary>
/// What a clinician may change of a protocol for one session: the dose up to the protocol's own limits, and the depth to a shallower one. For
/// anything else there is another protocol.
/// </summary>
internal static class ProtocolChange
{
    private const int DoseDigits = 1;
    private const int DepthDigits = 2;

    /// <summary>A shallower tip leaks along its own bevel.</summary>
    public const double ShallowestMillimetres = 0.5;

    /// <summary>The largest dose a point may get with all the protocol's points, nL.</summary>
    public static long LargestDose(Protocol shelved)
    {
        ArgumentNullException.ThrowIfNull(shelved);
        long bySession = shelved.SessionLimit.Nanolitres / shelved.Points / 100 * 100;
        return Math.Min(shelved.PointLimit.Nanolitres, bySession);
    }

    /// <summary>The protocol with other values; it goes through every rule again.</summary>
    /// <param name="shelved">As it stands in the library.</param>
    /// <param name="dose">µL, as keyed.</param>
    /// <param name="depth">mm, as keyed.</param>
    /// <param name="words">The language.</param>
    /// <param name="changed">The protocol.</param>
    /// <returns>Null where there is one; otherwise what is wrong.</returns>
    public static string? TryChange(Protocol shelved, string? dose, string? depth, Words words, out Protocol? changed)
    {
        ArgumentNullException.ThrowIfNull(shelved);
        changed = null;
        if (NumberEntry.Read(dose, 1, LargestDose(shelved) / 1000.0, DoseDigits, words, out double microlitres) is { } doseProblem)
            return $"{words["protocol.dose"]}: {doseProblem}";
        if (NumberEntry.Read(depth, ShallowestMillimetres, shelved.Depth.Micrometres / 1000.0, DepthDigits, words, out double millimetres) is { } depthProblem)
            return $"{words["protocol.depth"]}: {depthProblem}";
        ProtocolDraft draft = shelved.Draft with { Dose = Volume.FromMicroliters(microlitres), Depth = Length.FromMillimeters(millimetres) };
        return Protocol.TryCreate(draft, out changed, out IReadOnlyList<ProtocolProblem> problems) ? null : $"{problems[0].Reason}; {problems[0].Suggestion}";
    }
}
