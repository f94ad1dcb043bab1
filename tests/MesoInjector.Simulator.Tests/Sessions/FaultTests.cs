using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Chips;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Tests.Sessions;

/// <summary>Parts that fail in the middle of a session, alone and at random; judged by what truly happened to the needle and the fluid.</summary>
public sealed class FaultTests
{
    /// <summary>Each of them, and whether the session may still be completed.</summary>
    private static readonly (string Name, Action<VirtualBench> Break, bool Harmless)[] Faults =
    [
        ("needle chip dead", bench => bench.NeedleBus.Fault.Dead = true, false),
        ("plunger chip dead", bench => bench.PlungerBus.Fault.Dead = true, false),
        ("bus shorted low", bench => bench.NeedleBus.Fault.StuckLow = true, false),
        ("bus shorted high", bench => bench.PlungerBus.Fault.StuckHigh = true, false),
        ("host controller fails", bench => bench.NeedleBus.Fault.HostFails = true, false),
        ("converter dead", bench => bench.ConverterBus.Fault.Dead = true, false),
        ("a place misread", bench => bench.NeedleBus.Fault.FlipReplyBits(0x0001_0000, 2), true),
        ("a target misheard", bench => bench.NeedleBus.Fault.FlipRequestBits(0x0000_0400, 6), true),
        ("needle chip reset", bench => (bench.Gun.NeedleChip.LogicSupply, bench.Gun.NeedleChip.LogicSupply) = (false, true), false),
        ("needle driver shorted", bench => bench.Gun.NeedleChip.ShortToGround = true, false),
        ("plunger driver hot", bench => bench.Gun.PlungerChip.OverTemperature = true, false),
        ("clock lost", bench => bench.Gun.NeedleChip.LoseExternalClock(), true),
        ("guardian unplugged", bench => bench.Gun.Line.Unplugged = true, false),
        ("guardian hangs", bench => bench.Gun.Guardian.Hang(watchdogWorks: true), false),
        ("guardian fails its check", bench => bench.Gun.Guardian.FailSelfCheck(), false),
        ("supply sags", bench => bench.Gun.Supply.Source = 9.5, false),
        ("supply gone", bench => bench.Gun.Supply.Source = 0, false),
    ];

    public static TheoryData<int, InjectorState> Cases
    {
        get
        {
            TheoryData<int, InjectorState> cases = [];
            for (int fault = 0; fault < Faults.Length; fault++)
            {
                foreach (InjectorState state in (InjectorState[])[InjectorState.Inserting, InjectorState.Dispensing, InjectorState.Dwelling, InjectorState.Withdrawing])
                    cases.Add(fault, state);
            }

            return cases;
        }
    }

    [Theory]
    [Requirement("SR-001", "SR-002", "SR-012", "SR-013", "SR-041", "SR-049", "SR-051", "SR-052", "SR-053")]
    [MemberData(nameof(Cases))]
    public void A_part_that_fails_during_an_injection_leaves_the_needle_out_and_the_record_true(int index, InjectorState state)
    {
        (string name, Action<VirtualBench> spoil, bool harmless) = Faults[index];
        long brokenAt = 0;
        double tipAfterwards = double.NaN;

        SessionResult result = Bench.Play(Bench.Scenario(2), watch: (now, bench) =>
        {
            if (brokenAt == 0 && bench.Controller.State == state)
            {
                brokenAt = now;
                spoil(bench);
            }

            if (brokenAt > 0 && double.IsNaN(tipAfterwards) && now - brokenAt > 1_000_000)
                tipAfterwards = bench.Gun.Tip;
        });

        Assert.True(brokenAt > 0, $"{name}: never in {state}");
        Assert.True(result.MaxExtensionUm < 1700, $"{name}: {result.MaxExtensionUm} µm");
        Assert.All(result.Injections, injection => Assert.True(injection.DoseTrueNl <= injection.DoseUpperBoundNl + 200, $"{name}: {injection}"));
        if (!harmless)
        {
            Assert.True(tipAfterwards < 0, $"{name}: the tip stands at {tipAfterwards} mm a second later");
            Assert.NotEmpty(result.Alarms);
        }

        Assert.DoesNotContain(result.Alarms, alarm => alarm.Title.Contains("software", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [Requirement("SR-067")]
    [InlineData(0, "needle driver answers")]
    [InlineData(1, "plunger driver answers")]
    [InlineData(5, "sensors answer")]
    [InlineData(12, "guardian answers")]
    [InlineData(15, "motor supply is above 10.8 V")]
    public void What_is_broken_at_power_up_is_named_with_its_remedy_and_nothing_is_homed(int index, string named)
    {
        bool broken = false;
        SessionResult result = Bench.Play(Bench.Scenario(1), watch: (_, bench) =>
        {
            if (!broken)
                Faults[index].Break(bench);
            broken = true;
        });

        Assert.NotEqual(SessionOutcome.Completed, result.Outcome);
        Assert.Contains(named, result.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(result.States, state => state.State == InjectorState.Homing);
    }

    [Theory]
    [Requirement("SR-003", "SR-068")]
    [MemberData(nameof(Seeds))]
    public void Whatever_fails_when_the_needle_never_reaches_its_cap_and_no_point_its_limit(int seed)
    {
        var random = new Random(seed);
        SessionResult result = Bench.Play(Bench.Scenario(Bench.Hair with { Points = 3 }, (ulong)seed), watch: (_, bench) =>
        {
            if (random.Next(40_000) == 0)
                Faults[random.Next(Faults.Length)].Break(bench);
            if (random.Next(10_000) == 0)
                Repair(bench);
        });

        Assert.True(result.MaxExtensionUm < 4000, $"{result.MaxExtensionUm} µm");
        foreach (var point in result.Injections.GroupBy(injection => injection.Point))
            Assert.True(point.Sum(injection => injection.DoseTrueNl) <= 50_500, $"point {point.Key}: {string.Join("; ", point)}");
        Assert.DoesNotContain(result.Injections, injection => injection.Outcome == InjectionOutcome.None);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    private static void Repair(VirtualBench bench)
    {
        foreach (ChipSpiDevice bus in (ChipSpiDevice[])[bench.NeedleBus, bench.PlungerBus, bench.ConverterBus])
            (bus.Fault.Dead, bus.Fault.StuckLow, bus.Fault.StuckHigh, bus.Fault.HostFails) = (false, false, false, false);
        bench.Gun.Line.Unplugged = false;
        bench.Gun.Supply.Source = 12;
    }
}
