using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Tests.Sessions;

/// <summary>Whole sessions on the full stack: drivers, controller, journal over the virtual handpiece.</summary>
public sealed class SessionTests
{
    private static readonly TimeSpan InTheDose = TimeSpan.FromMilliseconds(700);

    [Fact]
    public void A_session_without_mishaps_gives_every_point_its_dose()
    {
        SessionResult result = Bench.Play(Bench.Scenario(36));

        Assert.Equal(SessionOutcome.Completed, result.Outcome);
        Assert.Equal(36, result.PointsDone);
        Assert.Empty(result.Alarms);
        Assert.Empty(result.Refusals);
        Assert.InRange(result.MaxExtensionUm, 1450, 1550);
        Assert.All(result.Injections, injection => Assert.InRange(injection.DoseTrueNl, 37_000, 43_000));
    }

    [Requirement("SR-013")]
    [Fact]
    public void What_truly_went_in_is_never_more_than_the_record_says_can_have()
    {
        SessionResult result = Bench.Play(Bench.Scenario(8, new Mishap(3, MishapKind.EarlyRelease, InTheDose), new Mishap(5, MishapKind.ContactLost, InTheDose)));

        Assert.All(result.Injections, injection => Assert.True(injection.DoseTrueNl <= injection.DoseUpperBoundNl, injection.ToString()));
        foreach (var point in result.Injections.GroupBy(injection => injection.Point))
            Assert.True(point.Sum(injection => injection.DoseTrueNl) <= 50_000, $"point {point.Key}");
    }

    [Requirement("SR-035", "SR-013")]
    [Fact]
    public void An_early_release_withdraws_and_the_point_gets_its_rest_later()
    {
        SessionResult result = Bench.Play(Bench.Scenario(4, new Mishap(2, MishapKind.EarlyRelease, InTheDose)));

        InjectionResult aborted = Assert.Single(result.Injections, injection => injection.Outcome == InjectionOutcome.Aborted);
        Assert.Equal(2, aborted.Point);
        Assert.StartsWith("IL-11", aborted.Reason, StringComparison.Ordinal);
        Assert.Equal("IL-11", Assert.Single(result.Alarms).Code);
        Assert.Contains(result.Injections, injection => injection is { Point: 2, Outcome: InjectionOutcome.Completed } && injection.DoseCommandedNl < 40_000);
        Assert.Equal(4, result.PointsDone);
    }

    [Requirement("SR-035")]
    [Theory]
    [InlineData(15)]
    [InlineData(40)]
    [InlineData(70)]
    [InlineData(100)]
    [InlineData(130)]
    [InlineData(160)]
    public void A_release_while_the_needle_goes_in_calls_it_back_and_trips_nothing(int milliseconds)
    {
        SessionResult result = Bench.Play(Bench.Scenario(3, new Mishap(2, MishapKind.EarlyRelease, TimeSpan.FromMilliseconds(milliseconds))));

        Assert.DoesNotContain(result.Alarms, alarm => alarm.Code != "IL-11");
        Assert.Equal(SessionOutcome.Completed, result.Outcome);
        Assert.All(result.Injections, injection => Assert.True(injection.DepthMaxUm < 1550));
    }

    [Theory]
    [Requirement("SR-001", "SR-002")]
    [InlineData(-0.45)]
    [InlineData(-0.2)]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(0.45)]
    public void A_needle_that_sits_forward_or_back_goes_to_the_same_depth(double seating)
    {
        var scenario = Bench.Scenario(2);

        SessionResult result = Bench.Play(scenario with { Circumstances = scenario.Circumstances with { NeedleSeatingMillimetres = seating } });

        Assert.Equal(SessionOutcome.Completed, result.Outcome);
        Assert.Empty(result.Alarms);
        Assert.InRange(result.MaxExtensionUm, 1450, 1550);
    }

    [Fact]
    [Requirement("SR-002")]
    public void A_needle_that_sits_too_far_back_for_its_depth_is_refused_at_touch_off()
    {
        var scenario = Bench.Scenario(Bench.Hair with { Points = 2, Depth = UnitsNet.Length.FromMillimeters(3.5), InsertionSpeed = UnitsNet.Speed.FromMillimetersPerSecond(15) }, 1);

        SessionResult result = Bench.Play(scenario with { Circumstances = scenario.Circumstances with { NeedleSeatingMillimetres = -0.3 } });

        Assert.Equal(SessionOutcome.EndedEarly, result.Outcome);
        Assert.Contains(result.Alarms, alarm => alarm.Code == "AL-32");
        Assert.Empty(result.Injections);
        Assert.True(result.MaxExtensionUm < 0);
    }

    [Theory]
    [Requirement("SR-012")]
    [InlineData(1.5, 25)]
    [InlineData(3.5, 15)]
    public void From_the_deepest_point_an_aborted_needle_is_behind_the_nose_within_120_milliseconds(double depth, double speed)
    {
        var draft = Bench.Hair with { Points = 1, Depth = UnitsNet.Length.FromMillimeters(depth), InsertionSpeed = UnitsNet.Speed.FromMillimetersPerSecond(speed) };
        var scenario = Bench.Scenario(draft, 1, new Mishap(1, MishapKind.EarlyRelease, TimeSpan.FromSeconds(3)));
        double released = 0;
        double behind = 0;

        Bench.Play(scenario, watch: (now, bench) =>
        {
            if (released == 0 && bench.Controller.State == InjectorState.Withdrawing)
                released = now;
            if (released > 0 && behind == 0 && bench.Gun.Tip < 0)
                behind = now;
        });

        Assert.True(released > 0 && behind > 0);
        Assert.InRange(behind - released, 1_000, 119_000);
    }

    [Requirement("SR-017")]
    [Fact]
    public void Nappage_repeats_while_the_pedal_is_held_and_every_point_gets_its_own_dose()
    {
        var draft = Bench.Hair with
        {
            Pedal = PedalMode.Nappage,
            Depth = UnitsNet.Length.FromMillimeters(1),
            Dose = UnitsNet.Volume.FromMicroliters(5),
            PointLimit = UnitsNet.Volume.FromMicroliters(10),
            SessionLimit = UnitsNet.Volume.FromMilliliters(0.5),
            Points = 14,
            Spacing = UnitsNet.Length.FromMillimeters(5),
            Flow = UnitsNet.VolumeFlow.FromMicrolitersPerSecond(20),
            Syringe = "1 mL",
        };

        SessionResult result = Bench.Play(Bench.Scenario(draft, 3));

        Assert.Equal(SessionOutcome.Completed, result.Outcome);
        Assert.Empty(result.Alarms);
        Assert.Empty(result.Refusals);
        Assert.Equal(14, result.Injections.Count);
        Assert.All(result.Injections, injection => Assert.InRange(injection.DoseTrueNl, 4_000, 6_500));
        Assert.All(result.Injections.Zip(result.Injections.Skip(1)), pair => Assert.True(pair.Second.StartSeconds - pair.First.StartSeconds - pair.First.DurationSeconds >= 0.5));
    }

    [Requirement("SR-009")]
    [Fact]
    public void A_lost_contact_withdraws_at_once()
    {
        SessionResult result = Bench.Play(Bench.Scenario(3, new Mishap(2, MishapKind.ContactLost, InTheDose)));

        InjectionResult aborted = Assert.Single(result.Injections, injection => injection.Outcome == InjectionOutcome.Aborted);
        Assert.StartsWith("IL-07", aborted.Reason, StringComparison.Ordinal);
        Assert.True(aborted.DoseTrueNl < 40_000);
    }

    [Requirement("SR-033")]
    [Fact]
    public void A_press_in_the_air_injects_nothing()
    {
        SessionResult result = Bench.Play(Bench.Scenario(2, new Mishap(1, MishapKind.PressInAir, TimeSpan.Zero)));

        Assert.Equal(2, result.PointsDone);
        Assert.Equal(2, result.Injections.Count);
        Assert.All(result.Injections, injection => Assert.True(injection.DepthMaxUm > 1000));
    }

    [Requirement("SR-036")]
    [Fact]
    public void An_emergency_stop_cuts_everything_and_the_session_can_go_on_afterwards()
    {
        SessionResult result = Bench.Play(Bench.Scenario(4, new Mishap(2, MishapKind.EmergencyStop, InTheDose)));

        InjectionResult interrupted = Assert.Single(result.Injections, injection => injection.Outcome == InjectionOutcome.Interrupted);
        Assert.Equal(2, interrupted.Point);
        Assert.Contains(result.States, state => state.State == InjectorState.EmergencyStopped);
        Assert.True(interrupted.DoseTrueNl <= interrupted.DoseUpperBoundNl);
        Assert.True(result.PointsDone >= 3, $"{result.Outcome}: {result.Detail}");
    }

    [Fact]
    [Requirement("SR-021", "SR-028")]
    public void In_a_session_the_plunger_draws_back_only_while_the_needle_is_withdrawn_and_never_far()
    {
        long? furthest = null;
        Bench.Play(Bench.Scenario(4, new Mishap(2, MishapKind.EarlyRelease, InTheDose)), watch: (_, bench) =>
        {
            long place = bench.Cycle.Inputs.Readings.Plunger.Commanded.Nanometres;
            bool treating = bench.Controller.State is InjectorState.Armed or InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing;
            if (!treating)
            {
                furthest = null;
                return;
            }

            // 15 µL in a 3 mL syringe, the play of the screw, and a micrometre of rounding.
            furthest = Math.Max(furthest ?? place, place);
            Assert.True(furthest - place <= 255_000 + 80_000 + 1_000, $"drew back {furthest - place} nm");
            if (bench.Cycle.Outputs.Plunger.Motion == Control.Devices.AxisMotion.MoveTo && bench.Cycle.Outputs.Plunger.Target.Nanometres < place - 1000)
                Assert.True(bench.Controller.State == InjectorState.Withdrawing, $"{bench.Controller.State}: {bench.Cycle.Outputs.Plunger.Target} from {place}");
        });
    }

    [Fact]
    [Requirement("SR-037")]
    public void Armed_for_half_a_minute_without_a_point_it_disarms_and_can_be_armed_again()
    {
        var scenario = Bench.Scenario(2);
        SessionResult result = Bench.Play(scenario with { Habits = scenario.Habits with { Pace = TimeSpan.FromSeconds(60) } });

        Assert.Equal("AL-34", Assert.Single(result.Alarms).Code);
        Assert.Equal(SessionOutcome.Completed, result.Outcome);
        double armed = result.States.Last(state => state.State == InjectorState.Withdrawing && state.AtSeconds < result.Alarms[0].AtSeconds).AtSeconds;
        Assert.InRange(result.Alarms[0].AtSeconds - armed, 30, 31);
    }

    [Fact]
    public void Being_cancelled_brings_the_needle_home_and_closes_the_session()
    {
        using var cancellation = new CancellationTokenSource();
        int presses = 0;
        SessionResult result = Bench.Play(
            Bench.Scenario(6),
            watch: (_, bench) =>
            {
                if (bench.Controller.State == InjectorState.Dispensing && ++presses == 300)
                    cancellation.Cancel();
            },
            cancellation: cancellation.Token);

        Assert.Equal(SessionOutcome.Cancelled, result.Outcome);
        Assert.Equal(InjectorState.Standby, result.States[^1].State);
        Assert.True(result.PointsDone < 6);
    }

    [Fact]
    public void Skipping_idle_time_changes_nothing()
    {
        var scenario = Bench.Scenario(3, new Mishap(2, MishapKind.EarlyRelease, InTheDose));
        SessionResult skipped = Bench.Play(scenario);
        SessionResult whole = Bench.Play(scenario, skipIdle: false);

        Assert.Equal(whole.Injections, skipped.Injections);
        Assert.Equal(whole.States, skipped.States);
        Assert.Equal(whole.Alarms, skipped.Alarms);
        Assert.Equal(whole.MaxExtensionUm, skipped.MaxExtensionUm);
        Assert.Equal(whole.SpilledNl, skipped.SpilledNl);
        Assert.True(skipped.CyclesRun < whole.CyclesRun / 2, $"{skipped.CyclesRun} of {whole.CyclesRun} cycles");
    }

    [Fact]
    public void The_same_seed_gives_the_same_session_and_another_seed_another()
    {
        SessionResult first = Bench.Play(Bench.Scenario(Bench.Hair with { Points = 2 }, 7));
        SessionResult again = Bench.Play(Bench.Scenario(Bench.Hair with { Points = 2 }, 7));
        SessionResult other = Bench.Play(Bench.Scenario(Bench.Hair with { Points = 2 }, 8));

        Assert.Equal(first.Injections, again.Injections);
        Assert.NotEqual(first.Injections, other.Injections);
    }
}
