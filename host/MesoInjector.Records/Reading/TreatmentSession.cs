using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Records.Reading;

/// <summary>Everything of one session, as it is in the record: what documents are built from. Lists are oldest first.</summary>
public sealed record TreatmentSession
{
    /// <summary>Unique on this device.</summary>
    public required long Number { get; init; }

    /// <summary>The patient, as the record has them now.</summary>
    public required PatientRecord Patient { get; init; }

    /// <summary>Real or simulated.</summary>
    public required RecordOrigin Origin { get; init; }

    /// <summary>How it came to its end.</summary>
    public required SessionEnding Ending { get; init; }

    /// <summary>The day it was opened for; validity and expiry were judged by it.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it was opened; wall clock, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it was closed, or the last that is known of it; null while it is open. Wall clock, UTC.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>From opening to the last event, by the device's own clock.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Who opened it.</summary>
    public UserStamp OpenedBy { get; init; }

    /// <summary>Everyone who did something in it.</summary>
    public IReadOnlyList<UserStamp> Users { get; init; } = [];

    /// <summary>Where in the course.</summary>
    public required CourseRecord Course { get; init; }

    /// <summary>The protocol as it was.</summary>
    public required ProtocolRecord Protocol { get; init; }

    /// <summary>Every set of answers that was given; the last is the one that counted.</summary>
    public IReadOnlyList<ScreeningRecord> Screenings { get; init; } = [];

    /// <summary>What was ticked before; null where it was not kept (schema 1).</summary>
    public Checklist? Checklist { get; init; }

    /// <summary>What was used up.</summary>
    public IReadOnlyList<ConsumableRecord> Consumables { get; init; } = [];

    /// <summary>What the syringe held at the start.</summary>
    public FluidVolume Fill { get; init; }

    /// <summary>The calibrations in force; null where they were not kept (schema 1).</summary>
    public CalibrationsRecord? Calibrations { get; init; }

    /// <summary>What was running; null where it was not kept.</summary>
    public VersionsRecord? Versions { get; init; }

    /// <summary>The plan, number 1 first, and what became of each point.</summary>
    public IReadOnlyList<PointRecord> Points { get; init; } = [];

    /// <summary>Every authorised dose and what came of it.</summary>
    public IReadOnlyList<InjectionRecord> Injections { get; init; } = [];

    /// <summary>Refusals.</summary>
    public IReadOnlyList<RefusalRecord> Refusals { get; init; } = [];

    /// <summary>Alarms and what cleared them.</summary>
    public IReadOnlyList<AlarmRecord> Alarms { get; init; } = [];

    /// <summary>What operators did.</summary>
    public IReadOnlyList<ActionRecord> Actions { get; init; } = [];

    /// <summary>Changes of state.</summary>
    public IReadOnlyList<StateRecord> States { get; init; } = [];

    /// <summary>Touch-offs.</summary>
    public IReadOnlyList<TouchOffRecord> TouchOffs { get; init; } = [];

    /// <summary>Primings.</summary>
    public IReadOnlyList<PrimingRecord> Primings { get; init; } = [];

    /// <summary>Steps of the wall clock.</summary>
    public IReadOnlyList<ClockStepRecord> ClockSteps { get; init; } = [];

    /// <summary>Contradictions of the software.</summary>
    public IReadOnlyList<SoftwareFaultRecord> SoftwareFaults { get; init; } = [];

    /// <summary>Who signed for it.</summary>
    public IReadOnlyList<SignatureRecord> Signatures { get; init; } = [];

    /// <summary>What is believed to have gone in, all points together.</summary>
    public FluidVolume Estimated { get; init; }

    /// <summary>How uncertain that is, k = 2: the root of the sum of the squares.</summary>
    public FluidVolume Uncertainty { get; init; }

    /// <summary>The most that can have gone in, as the ledger counts it: the plunger's own displacement, an open dose in full.</summary>
    public FluidVolume UpperBound { get; init; }

    /// <summary>Its first entry in the record.</summary>
    public required long FirstEvent { get; init; }

    /// <summary>Its last entry in the record.</summary>
    public required long LastEvent { get; init; }

    /// <summary>The audit chain's hash at <see cref="LastEvent"/>, 64 lower-case hexadecimal digits: what a printed report can be held against.</summary>
    public required string ChainHash { get; init; }
}
