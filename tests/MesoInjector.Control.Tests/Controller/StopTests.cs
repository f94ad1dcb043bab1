using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>What ends something: in the same cycle, with the needle out in time, and with what went in counted.</summary>
public sealed class StopTests
{
    public static TheoryData<InjectorState> Powered =>
    [
        InjectorState.Homing, InjectorState.Standby, InjectorState.LoadingSyringe, InjectorState.FittingNeedle, InjectorState.TouchOff,
        InjectorState.Priming, InjectorState.Ready, InjectorState.Armed, InjectorState.Inserting, InjectorState.Dispensing,
        InjectorState.Dwelling, InjectorState.Withdrawing,
    ];

    public static TheoryData<InjectorState> InSkin => [InjectorState.Inserting, InjectorState.Dispensing, InjectorState.Dwelling];

    [Theory]
    [Requirement("SR-036")]
    [MemberData(nameof(Powered))]
    public void The_emergency_stop_switches_the_drives_off_in_its_own_cycle(InjectorState state)
    {
        Rig rig = new Rig().WorkTo(state);
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Switches.EmergencyStopLoopIntact = false;
        rig.Step();
        Assert.Equal(InjectorState.EmergencyStopped, rig.State);
        Off(rig);
        rig.Step(500);
        Off(rig);
        Assert.True(rig.Device.Tip < AxisPosition.Zero);
        Assert.All(rig.Watch.Authorised.Keys, id => Assert.Contains(id, rig.Watch.Ended.Keys));

        // It stays stopped until it was released and somebody chose to go on.
        Assert.NotNull(rig.Say(id => new OperatorCommand.Restart(id)));
        rig.Spoil = null;
        rig.LiftOff();
        Off(rig);
        Assert.Null(rig.Say(id => new OperatorCommand.Restart(id)));
        Assert.Equal(InjectorState.SelfTest, rig.State);
    }

    [Theory]
    [Requirement("SR-036")]
    [MemberData(nameof(Powered))]
    public void Switches_that_cannot_be_read_are_an_emergency_stop(InjectorState state)
    {
        Rig rig = new Rig().WorkTo(state);
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Switches = default;
        rig.Step();
        Assert.Equal(InjectorState.EmergencyStopped, rig.State);
        Off(rig);
    }

    [Theory]
    [Requirement("SR-012", "SR-035")]
    [MemberData(nameof(InSkin))]
    public void A_pedal_released_stops_the_plunger_in_the_same_cycle_and_the_needle_is_out_in_time(InjectorState state)
    {
        Rig rig = new Rig().WorkTo(state);
        rig.Step(30);
        rig.Device.PedalDown = false;
        Aborts(rig, AlarmId.PedalReleased);
    }

    [Theory]
    [Requirement("SR-009", "SR-012")]
    [InlineData(149, AlarmId.ContactLost)]
    [InlineData(8001, AlarmId.PressedTooHard)]
    public void A_gun_that_leaves_the_skin_or_presses_too_hard_ends_the_injection(int millinewtons, AlarmId alarm)
    {
        foreach (InjectorState state in InSkin.Select(row => row.Data))
        {
            Rig rig = new Rig().WorkTo(state);
            rig.Step(30);
            rig.Device.ContactMillinewtons = millinewtons;
            Aborts(rig, alarm);
        }
    }

    [Fact]
    [Requirement("SR-027")]
    public void A_blockage_ends_the_injection_within_sixty_milliseconds()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Dispensing);
        rig.Step(30);
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Analog.LinePressure = FluidPressure.FromKilopascals(350);
        int cycles = 0;
        for (; rig.State == InjectorState.Dispensing && cycles < 200; cycles++)
            rig.Step();
        // 50 ms above the cap and a mean of eight, or sooner where the rise alone shows that nothing flows.
        Assert.InRange(cycles, 2, 58);
        Assert.Contains(AlarmId.Occlusion, rig.Look().Alarms.ToList());
    }

    [Fact]
    public void An_operator_may_end_an_injection_too()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Dispensing);
        Assert.Null(rig.Say(id => new OperatorCommand.Stop(id)));
        Assert.Equal(InjectorState.Withdrawing, rig.State);
        rig.Until(InjectorState.Ready);
        Assert.Equal(InjectionOutcome.Aborted, rig.Watch.Ended.Values.Last().Outcome);
    }

    [Theory]
    [Requirement("SR-068")]
    [MemberData(nameof(Powered))]
    public void A_contradiction_in_the_software_is_safe_in_its_own_cycle_keeps_its_words_and_can_be_left(InjectorState state)
    {
        Rig rig = new Rig().WorkTo(state);
        rig.Say(id => new Unheard(id));
        Assert.Equal(InjectorState.Tripped, rig.State);
        Off(rig);
        Assert.Contains(AlarmId.SoftwareFault, rig.Look().Alarms.ToList());
        Assert.Contains("a command nobody knows", rig.Look().Detail, StringComparison.Ordinal);
        Assert.False(rig.Look().NeedleTrusted);
        Assert.Equal(1, Entries(rig).Count(entry => entry.Kind == RecordKind.SoftwareFault));
        Assert.All(rig.Watch.Authorised.Keys, id => Assert.Contains(id, rig.Watch.Ended.Keys));

        rig.LiftOff();
        Off(rig);
        Assert.Null(rig.Say(id => new OperatorCommand.Restart(id)));
        rig.Until(InjectorState.Homing);
        rig.Until(one => one.State != InjectorState.Homing || one.Look().Alarms.Contains(AlarmId.RemoveSyringe), "what comes after homing");
        Assert.Contains(rig.State, (InjectorState[])[InjectorState.Standby, InjectorState.Changeover, InjectorState.Homing]);
    }

    [Fact]
    [Requirement("SR-068")]
    public void An_order_that_is_broken_inside_trips_and_opens_nothing()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Standby);
        rig.Say(id => new OperatorCommand.OpenSession(id, null!));
        Assert.Equal(InjectorState.Tripped, rig.State);
        Off(rig);
        Assert.Null(rig.Look().Protocol);
    }

    [Theory]
    [Requirement("SR-005", "SR-053")]
    [InlineData(InjectorState.Standby)]
    [InlineData(InjectorState.Armed)]
    [InlineData(InjectorState.Dispensing)]
    public void A_chip_that_was_reset_is_a_fault_and_its_place_is_believed_only_after_homing(InjectorState state)
    {
        Rig rig = new Rig().WorkTo(state);
        rig.Step(100);
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Needle.Conditions |= AxisConditions.Reset;
        rig.Step();
        Assert.Equal(InjectorState.Faulted, rig.State);
        Assert.False(rig.Look().NeedleTrusted);
        Off(rig);
        rig.Spoil = null;
        rig.LiftOff();
        Assert.Null(rig.Say(id => new OperatorCommand.Acknowledge(id)));
        rig.Until(InjectorState.Homing);
        rig.Until(one => one.Outputs.Needle.Motion == AxisMotion.SeekHome, "homing");
        Assert.False(rig.Look().NeedleTrusted);
        rig.Until(one => one.Look().NeedleTrusted, "a trusted place");
    }

    private static void Aborts(Rig rig, AlarmId alarm)
    {
        AxisPosition stood = rig.Device.Plunger;
        rig.Step();
        Assert.Equal(InjectorState.Withdrawing, rig.State);
        Assert.True(rig.Outputs.Plunger.Motion == AxisMotion.Stop || rig.Outputs.Plunger.Target <= stood);
        Assert.True(rig.Outputs.Needle.Motion == AxisMotion.Stop || rig.Device.TipAt(rig.Outputs.Needle.Target) < AxisPosition.Zero);
        int cycles = 0;
        for (; rig.Device.Tip >= AxisPosition.Zero; cycles++)
            rig.Step();
        Assert.True(cycles <= HardLimits.NeedleOut.TotalMilliseconds);
        Assert.True(rig.Device.Plunger <= stood);
        rig.Until(InjectorState.Ready);
        RecordEntry ended = rig.Watch.Ended.Values.Last();
        Assert.Equal((InjectionOutcome.Aborted, alarm), (ended.Outcome, ended.Alarm));
        Assert.Contains(alarm, rig.Look().Alarms.ToList());
    }

    private static void Off(Rig rig)
    {
        Assert.False(rig.Outputs.DrivesOn);
        Assert.Equal(AxisMotion.Stop, rig.Outputs.Needle.Motion);
        Assert.Equal(AxisMotion.Stop, rig.Outputs.Plunger.Motion);
        Assert.NotEqual(GuardianWish.Permit, rig.Outputs.Guardian.Wish);
    }

    private static RecordEntry[] Entries(Rig rig) => rig.Outputs.Records!.Entries.ToArray();

    /// <summary>A command of a kind the controller was never told of.</summary>
    private sealed record Unheard(Guid Id) : OperatorCommand(Id);
}
