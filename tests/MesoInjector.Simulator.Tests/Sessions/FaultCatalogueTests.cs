using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Tests.Sessions;

/// <summary>Every fault that can be named does something, and none of them does harm.</summary>
public sealed class FaultCatalogueTests(FaultCatalogueTests.Sound sound) : IClassFixture<FaultCatalogueTests.Sound>
{
    public static TheoryData<string> Names => [.. FaultCatalogue.All.Select(fault => fault.Name)];

    [Fact]
    public void There_are_more_than_sixty_pairs_and_each_has_a_name_of_its_own()
    {
        Assert.InRange(FaultCatalogue.All.Count, 60, 200);
        Assert.Equal(FaultCatalogue.All.Count, FaultCatalogue.All.Select(fault => fault.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(FaultCatalogue.All, fault => Assert.Matches("^[a-z][a-z-]* [a-z][a-z-]*$", fault.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Requirement("SR-001", "SR-002", "SR-003", "SR-012", "SR-013", "SR-041", "SR-049", "SR-051", "SR-052", "SR-053", "SR-068")]
    public void A_fault_in_mid_dose_is_seen_and_does_no_harm(string name)
    {
        Assert.Null(FaultCatalogue.TryFind(name, out Fault? fault));

        // A disk matters when a dose is authorised, a stall while an axis turns fast.
        InjectorState state = fault!.Component == "record-store" ? InjectorState.Armed : fault.Mode == "stalled" || fault.Component.EndsWith("home-switch", StringComparison.Ordinal) ? InjectorState.Homing : InjectorState.Dispensing;
        Scenario scenario = Sound.Scenario with { Faults = [new ScheduledFault(fault, new Faults.Moment(0, state, TimeSpan.Zero), TimeSpan.FromSeconds(fault.Component == "pedal" ? 12 : 5))] };
        bool seen = false;
        SessionResult result = Bench.Play(scenario, watch: (now, bench) =>
            seen = seen || !sound.Moments.TryGetValue(now, out Moment usual) || usual != Moment.Of(bench));

        Assert.Equal(name, Assert.Single(result.Faults).Name);
        Assert.True(seen, $"{name}: nothing is different");
        Assert.Empty(result.Violations);
    }

    [Theory]
    [InlineData("needle-chip sleepy", "needle-chip can be off, reset, shorted")]
    [InlineData("contact-forse stuck", "did you mean 'contact-force'?")]
    [InlineData("", "known are needle-axis")]
    public void What_is_not_supported_is_refused_with_what_there_is(string text, string words)
    {
        string? problem = FaultCatalogue.TryFind(text, out Fault? fault);
        Assert.Null(fault);
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    /// <summary>What can be told apart in a cycle: what the controller is told, where the tip is, what flows.</summary>
    public readonly record struct Moment(
        long Now, TimeSpan Lateness, RecordReceipt Receipt, AxisReading Needle, AxisReading Plunger, AnalogReading Analog, SwitchReading Switches, GuardianReading Guardian,
        double Tip, double Flow)
    {
        internal static Moment Of(VirtualBench bench)
        {
            ref readonly Control.InjectorInputs inputs = ref bench.Cycle.Inputs;
            ref readonly DeviceReadings readings = ref inputs.Readings;
            return new(inputs.Now.Microseconds, inputs.Lateness, inputs.Receipt, readings.Needle, readings.Plunger, readings.Analog, readings.Switches,
                readings.Guardian, bench.Gun.Tip, bench.Gun.Fluid?.Flow ?? 0);
        }
    }

    /// <summary>The same session without a fault.</summary>
    public sealed class Sound
    {
        public Sound() => Bench.Play(Scenario, watch: (now, bench) => Moments.Add(now, Moment.Of(bench)));

        public Dictionary<long, Moment> Moments { get; } = [];

        internal static Scenario Scenario => Bench.Scenario(1);
    }
}
