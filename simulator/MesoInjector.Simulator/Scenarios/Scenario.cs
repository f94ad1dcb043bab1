using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Operator;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>A session to be played on the virtual bench: who treats whom with what, and what goes wrong.</summary>
public sealed record Scenario
{
    /// <summary>Short name, also the file's.</summary>
    public required string Name { get; init; }

    /// <summary>What people read.</summary>
    public required string Title { get; init; }

    /// <summary>Everything that varies comes from it: the same seed gives the same session.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How the treatment is done.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>Where on the scalp.</summary>
    public required IReadOnlyList<ScalpRegion> Regions { get; init; }

    /// <summary>How many points.</summary>
    public required int Points { get; init; }

    /// <summary>The day it plays on.</summary>
    public DateOnly Date { get; init; } = new(2026, 11, 2);

    /// <summary>What is injected, by name.</summary>
    public string Compound { get; init; } = "saline";

    /// <summary>What the syringe holds at the start.</summary>
    public required FluidVolume Fill { get; init; }

    /// <summary>Where in the course of sessions.</summary>
    public Course Course { get; init; } = new(1, null);

    /// <summary>The answers to the screening questions.</summary>
    public Screening Screening { get; init; } = Screening.AllClear;

    /// <summary>The patient and the device as they really are.</summary>
    public Circumstances Circumstances { get; init; } = new();

    /// <summary>How the operator works.</summary>
    public Habits Habits { get; init; } = new();

    /// <summary>What the operator does wrong.</summary>
    public IReadOnlyList<Mishap> Mishaps { get; init; } = [];

    /// <summary>What the device is told besides.</summary>
    public Preparation Preparation { get; init; } = new();

    /// <summary>What fails, and when.</summary>
    public IReadOnlyList<ScheduledFault> Faults { get; init; } = [];

    /// <summary>What must be seen for the scenario to pass.</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];
}
