using System.Diagnostics.CodeAnalysis;
using MesoInjector.Control.Quantities;
using UnitsNet;

namespace MesoInjector.Control.Treatment;

/// <summary>How a treatment is done: depth, dose, flow, limits, course. Exists only when every rule is satisfied. Immutable.</summary>
/// <remarks>Whole micrometres, nanolitres, microseconds, pascals and micropascal-seconds: what the record keeps of it is all of it.</remarks>
public sealed class Protocol
{
    internal Protocol(ProtocolDraft draft, List<ProtocolProblem> problems)
    {
        if (problems.Count > 0)
            throw new ArgumentException(string.Join("; ", problems.Select(problem => $"{problem.Field}: {problem.Reason}")), nameof(draft));
        Draft = draft;
        Depth = NeedleDepth.From(draft.Depth);
        Dose = Dose.From(draft.Dose);
        PointLimit = FluidVolume.From(draft.PointLimit);
        SessionLimit = FluidVolume.From(draft.SessionLimit);
        Spacing = AxisPosition.FromMicrometres(Rounding.ToInt32(draft.Spacing.Micrometers, nameof(draft)));
        Flow = FlowRate.From(draft.Flow);
        FlowRise = Microseconds(draft.FlowRise);
        InsertionSpeed = AxisSpeed.From(draft.InsertionSpeed);
        MinimumDwell = Microseconds(draft.Dwell);
        PressureCap = FluidPressure.From(draft.PressureCap);
        InjectionInterval = Microseconds(draft.InjectionInterval);
        ViscosityMillipascalSeconds = Math.Round(draft.Viscosity.MillipascalSeconds, 3);
        Needle = NeedleType.Find(draft.NeedleGauge, draft.NeedleLength)!;
        Syringe = SyringeType.All.First(syringe => syringe.Name == draft.Syringe);
    }

    /// <summary>What it was made from.</summary>
    public ProtocolDraft Draft { get; }

    /// <summary>Short name.</summary>
    public string Name => Draft.Name;

    /// <summary>What the pedal does.</summary>
    public PedalMode Pedal => Draft.Pedal;

    /// <summary>Needle extension beyond the nose plane.</summary>
    public NeedleDepth Depth { get; }

    /// <summary>Dose at each point.</summary>
    public Dose Dose { get; }

    /// <summary>The most a point may take in a session.</summary>
    public FluidVolume PointLimit { get; }

    /// <summary>The most the session may deliver.</summary>
    public FluidVolume SessionLimit { get; }

    /// <summary>The most points.</summary>
    public int Points => Draft.Points;

    /// <summary>Least distance between points.</summary>
    public AxisPosition Spacing { get; }

    /// <summary>Delivery flow.</summary>
    public FlowRate Flow { get; }

    /// <summary>How long the flow takes to rise.</summary>
    public TimeSpan FlowRise { get; }

    /// <summary>Needle speed toward the patient.</summary>
    public AxisSpeed InsertionSpeed { get; }

    /// <summary>Least dwell after the dose.</summary>
    public TimeSpan MinimumDwell { get; }

    /// <summary>Pressure at which delivery is aborted.</summary>
    public FluidPressure PressureCap { get; }

    /// <summary>Least time between two injections.</summary>
    public TimeSpan InjectionInterval { get; }

    /// <summary>The needle to fit.</summary>
    public NeedleType Needle { get; }

    /// <summary>The syringe to load.</summary>
    public SyringeType Syringe { get; }

    /// <summary>Viscosity of the compound, mPa·s.</summary>
    public double ViscosityMillipascalSeconds { get; }

    /// <summary>Checks a draft and makes a protocol of it.</summary>
    /// <param name="draft">What someone wrote.</param>
    /// <param name="protocol">The protocol, when there was no problem.</param>
    /// <param name="problems">Everything that is wrong; empty when there is a protocol.</param>
    public static bool TryCreate(ProtocolDraft draft, [NotNullWhen(true)] out Protocol? protocol, out IReadOnlyList<ProtocolProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(draft);
        List<ProtocolProblem> found = ProtocolRules.Check(draft);
        problems = found;
        protocol = found.Count == 0 ? new Protocol(draft, found) : null;
        return protocol is not null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Name} version {Draft.Version}";

    private static TimeSpan Microseconds(Duration time) => TimeSpan.FromMicroseconds(Rounding.ToInt64(time.Seconds * 1e6, nameof(time)));
}
