using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>What a press of the pedal starts, and what it does not.</summary>
public sealed class PressTests
{
    [Fact]
    [Requirement("SR-033")]
    public void An_authorised_press_moves_the_needle_within_ten_milliseconds_of_the_debounce()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.PressOnAPoint();
        int cycles = 0;
        while (rig.State == InjectorState.Armed && cycles < 100)
        {
            rig.Step();
            cycles++;
        }

        Assert.InRange(cycles, 6, 15);
        Assert.Equal((InjectorState.Inserting, AxisMotion.MoveTo), (rig.State, rig.Outputs.Needle.Motion));
    }

    [Fact]
    [Requirement("SR-071")]
    public void A_dose_that_does_not_get_to_the_disk_is_refused_after_a_quarter_of_a_second()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.Device.DiskKeepsUp = false;
        rig.Device.ContactMillinewtons = 2000;
        rig.Step(100);
        Assert.Single(rig.Watch.Authorised);
        rig.Device.PedalDown = true;
        rig.Step(250);
        Assert.Empty(rig.Watch.Ended);
        rig.Step(10);
        Assert.Equal((InjectionOutcome.Refused, 0), (rig.Watch.Ended.Values.Single().Outcome, (int)rig.Watch.Ended.Values.Single().UpperBound.Nanolitres));
        rig.Step(1000);
        Assert.Equal(InjectorState.Armed, rig.State);
    }

    [Fact]
    [Requirement("SR-071")]
    public void A_store_that_fails_between_authorisation_and_press_keeps_the_needle_in()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.Device.ContactMillinewtons = 2000;
        rig.Until(one => one.Look().Authorised, "an authorised dose");
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Receipt = inputs.Receipt with { Works = false };
        rig.Device.PedalDown = true;
        rig.Step(1000);
        Assert.Equal(InjectorState.Armed, rig.State);
        Assert.Equal(InjectionOutcome.Refused, rig.Watch.Ended.Values.Single().Outcome);
    }

    [Fact]
    [Requirement("SR-017")]
    public void One_press_is_one_injection()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.PressOnAPoint();
        rig.Until(one => one.Watch.Ended.Count == 1, "the first dose");
        rig.Step(5000);
        Assert.Single(rig.Watch.Authorised);

        // Lifted off and set down again with the pedal held: a point, but no press.
        rig.Device.ContactMillinewtons = 0;
        rig.Step(100);
        rig.Device.ContactMillinewtons = 2000;
        rig.Step(2000);
        Assert.Single(rig.Watch.Ended);
        Assert.Equal(InjectorState.Armed, rig.State);
    }

    [Fact]
    [Requirement("SR-017")]
    public void Without_leaving_the_skin_there_is_no_second_point()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.PressOnAPoint();
        rig.Until(one => one.Watch.Ended.Count == 1, "the first dose");
        rig.Device.PedalDown = false;
        rig.Step(1000);
        rig.Device.PedalDown = true;
        rig.Step(3000);
        Assert.Single(rig.Watch.Authorised);
    }

    [Fact]
    [Requirement("SR-033")]
    public void A_press_in_the_air_moves_nothing_and_is_answered()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.Step(200);
        rig.Device.PedalDown = true;
        int refusals = 0;
        for (int i = 0; i < 1000; i++)
        {
            rig.Step();
            foreach (ref readonly RecordEntry entry in rig.Outputs.Records!.Entries)
                refusals += entry.Kind == RecordKind.Refused ? 1 : 0;
        }

        Assert.Equal((1, InjectorState.Armed), (refusals, rig.State));
        Assert.Empty(rig.Watch.Authorised);
    }

    [Theory]
    [Requirement("SR-033", "SR-047")]
    [InlineData(InjectorState.Standby)]
    [InlineData(InjectorState.LoadingSyringe)]
    [InlineData(InjectorState.FittingNeedle)]
    [InlineData(InjectorState.TouchOff)]
    [InlineData(InjectorState.Ready)]
    public void Outside_armed_and_priming_the_pedal_is_dead(InjectorState state)
    {
        Rig rig = new Rig().WorkTo(state);
        rig.Device.ContactMillinewtons = 2000;
        rig.Device.PedalDown = true;
        for (int i = 0; i < 2000; i++)
        {
            rig.Step();
            Assert.NotEqual(GuardianWish.Permit, rig.Outputs.Guardian.Wish);
            Assert.True(rig.Device.Tip < AxisPosition.Zero);
        }

        Assert.Equal(state, rig.State);
    }

    [Fact]
    [Requirement("SR-047")]
    public void A_guardian_that_does_not_permit_keeps_the_needle_in()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.PressOnAPoint();
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Guardian.Mode = GuardianMode.Standby;
        rig.Step(300);
        Assert.Equal(InjectorState.Armed, rig.State);
        Assert.Contains(AlarmId.NotPermitted, rig.Look().Alarms.ToList());
        Assert.Equal((InjectionOutcome.Refused, AlarmId.NotPermitted), (rig.Watch.Ended.Values.Single().Outcome, rig.Watch.Ended.Values.Single().Alarm));
    }

    [Fact]
    [Requirement("SR-037")]
    public void Half_a_minute_without_a_point_disarms()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.Step(29_990);
        Assert.Equal(InjectorState.Armed, rig.State);
        rig.Step(20);
        Assert.Equal(InjectorState.Ready, rig.State);
        Assert.Contains(AlarmId.AutoDisarmed, rig.Look().Alarms.ToList());

        Assert.Null(rig.Say(id => new OperatorCommand.Arm(id)));
        Assert.DoesNotContain(AlarmId.AutoDisarmed, rig.Look().Alarms.ToList());
    }

    [Fact]
    [Requirement("SR-034")]
    public void A_pedal_that_is_down_keeps_the_device_from_arming()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Ready);
        rig.Device.PedalDown = true;
        rig.Step(20);
        Refusal refusal = rig.Say(id => new OperatorCommand.Arm(id))!;
        Assert.Equal(RefusalCode.PedalStuck, refusal.Code);
        Assert.Equal(InjectorState.Ready, rig.State);
    }
}
