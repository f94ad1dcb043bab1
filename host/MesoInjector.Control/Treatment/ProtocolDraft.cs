using UnitsNet;

namespace MesoInjector.Control.Treatment;

/// <summary>What the pedal does.</summary>
public enum PedalMode : byte
{
    /// <summary>One press, one injection, held to its end; releasing aborts.</summary>
    HoldToInject = 0,

    /// <summary>Repeats while held, each shot its own micro-point.</summary>
    Nappage,
}

/// <summary>A protocol as someone wrote it, before it is checked. Quantities are those of the file, in any size.</summary>
public sealed record ProtocolDraft
{
    /// <summary>Short name, also the file's.</summary>
    public string Name { get; init; } = "";

    /// <summary>What people read.</summary>
    public string Title { get; init; } = "";

    /// <summary>Grows with every change.</summary>
    public int Version { get; init; }

    /// <summary>What the pedal does.</summary>
    public PedalMode Pedal { get; init; }

    /// <summary>Needle extension beyond the nose plane.</summary>
    public Length Depth { get; init; }

    /// <summary>Dose at each point.</summary>
    public Volume Dose { get; init; }

    /// <summary>The most a point may take in a session.</summary>
    public Volume PointLimit { get; init; }

    /// <summary>The most the session may deliver.</summary>
    public Volume SessionLimit { get; init; }

    /// <summary>The most points.</summary>
    public int Points { get; init; }

    /// <summary>Least distance between points.</summary>
    public Length Spacing { get; init; }

    /// <summary>Delivery flow.</summary>
    public VolumeFlow Flow { get; init; }

    /// <summary>How long the flow takes to rise to <see cref="Flow"/>; zero for as fast as the axis can.</summary>
    public Duration FlowRise { get; init; }

    /// <summary>Needle speed toward the patient.</summary>
    public Speed InsertionSpeed { get; init; }

    /// <summary>Least dwell after the dose; the controller dwells longer where syringe and needle need it.</summary>
    public Duration Dwell { get; init; }

    /// <summary>Pressure at which delivery is aborted.</summary>
    public Pressure PressureCap { get; init; }

    /// <summary>Least time between two injections.</summary>
    public Duration InjectionInterval { get; init; }

    /// <summary>Needle gauge.</summary>
    public int NeedleGauge { get; init; }

    /// <summary>Exposed needle length in millimetres.</summary>
    public int NeedleLength { get; init; }

    /// <summary>Syringe, by the name of its type.</summary>
    public string Syringe { get; init; } = "";

    /// <summary>Viscosity of the compound at room temperature.</summary>
    public DynamicViscosity Viscosity { get; init; }

    /// <summary>Sessions in a course.</summary>
    public int Sessions { get; init; }

    /// <summary>Days between sessions.</summary>
    public int SessionInterval { get; init; }
}
