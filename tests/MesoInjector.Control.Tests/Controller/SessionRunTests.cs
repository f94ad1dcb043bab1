using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>What a session does when nothing is wrong.</summary>
public sealed class SessionRunTests
{
    [Fact]
    [Requirement("SR-033")]
    public void A_healthy_device_gives_one_dose_after_another()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        for (int point = 1; point <= 4; point++)
        {
            RecordEntry ended = rig.Inject();
            Assert.Equal((InjectionOutcome.Completed, point, 40_000), (ended.Outcome, ended.Point, ended.Commanded.Nanolitres));
            Assert.InRange(ended.Estimated.Nanolitres, 38_000, 42_000);
            Assert.InRange(ended.DepthReached.Micrometres, 1499, 1501);
            Assert.InRange(ended.Duration.TotalSeconds, 2, HardLimits.NeedleInTissue.TotalSeconds);
            Assert.Equal(InjectorState.Armed, rig.State);
        }

        Snapshot shown = rig.Look();
        Assert.Equal((4, 5), (shown.PointsDone, shown.Point));
        Assert.Equal(4, rig.Watch.Ended.Count);
        Assert.InRange(shown.SessionTotal.Nanolitres, 160_000, 175_000);
    }

    [Fact]
    public void A_screen_sees_the_injection_under_way_and_how_the_last_one_ended()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        Snapshot armed = rig.Look();
        Assert.Equal((1500, 40_000), (armed.CommandedDepth.Micrometres, armed.CommandedDose.Nanolitres));
        Assert.Equal((0, InjectionOutcome.None, 0), (armed.Last.Point, armed.Last.Outcome, armed.Flow.NanolitresPerSecond));
        Assert.InRange(armed.DisarmIn!.Value, TimeSpan.FromSeconds(29), HardLimits.AutoDisarm);
        rig.Step(1000);
        Assert.Equal(armed.DisarmIn - TimeSpan.FromSeconds(1), rig.Look().DisarmIn);

        rig.PressOnAPoint();
        rig.Until(InjectorState.Dispensing);
        Assert.Null(rig.Look().DisarmIn);
        rig.Until(one => one.Look().Delivered.Nanolitres > 20_000, "half of the dose");
        int flow = SomeOrder.Sound.Protocol.Flow.NanolitresPerSecond;
        Assert.InRange(rig.Look().Flow.NanolitresPerSecond, flow * 9 / 10, flow * 11 / 10);
        rig.Until(InjectorState.Dwelling);
        rig.Step(50);
        Assert.Equal(0, rig.Look().Flow.NanolitresPerSecond);
        rig.Until(InjectorState.Armed);
        rig.LiftOff();

        rig.Inject();
        Assert.Null(rig.Say(id => new OperatorCommand.SkipPoint(id)));
        Snapshot seen = rig.Look();
        RecordEntry ended = rig.Watch.Ended.Values.Last();
        Assert.Equal(new LastInjection(ended.Authorisation, 2, InjectionOutcome.Completed, ended.Commanded, ended.Estimated, ended.UpperBound, default), seen.Last);
        Assert.Equal([PointStatus.Done, PointStatus.Done, PointStatus.Skipped, PointStatus.Planned], Enumerable.Range(1, 4).Select(point => seen.Marks[point]));
        Assert.Equal(0, seen.Delivered.Nanolitres);
    }

    [Fact]
    public void Looking_allocates_nothing_also_in_a_session()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.Inject();
        rig.PressOnAPoint();
        rig.Until(InjectorState.Dispensing);
        rig.Look();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            rig.Look();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    [Requirement("SR-058")]
    public void Silence_pauses_the_sound_and_not_the_lamp_and_is_refused_where_nothing_sounds()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Standby);
        Assert.Equal(RefusalCode.NotNow, rig.Say(id => new OperatorCommand.Silence(id))!.Code);
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Switches.EmergencyStopLoopIntact = false;
        rig.Step(10);
        Assert.Equal(SoundSignal.High, rig.Outputs.Annunciation.Sound);
        Assert.Null(rig.Say(id => new OperatorCommand.Silence(id)));
        Assert.Equal(new Annunciation(LampSignal.Alarm, SoundSignal.None), rig.Outputs.Annunciation);
        rig.Step(119_998);
        Assert.Equal(SoundSignal.None, rig.Outputs.Annunciation.Sound);
        rig.Step(2);
        Assert.Equal(SoundSignal.High, rig.Outputs.Annunciation.Sound);
    }

    [Fact]
    public void Nothing_is_skipped_over_the_end_of_a_pause()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Standby);
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Switches.EmergencyStopLoopIntact = false;
        rig.Until(one => one.Controller.QuietUntil > one.Look().At + TimeSpan.FromHours(1), "rest");
        Assert.Null(rig.Say(id => new OperatorCommand.Silence(id)));
        Snapshot seen = rig.Look();
        rig.Until(one => one.Controller.QuietUntil > one.Look().At, "rest");
        Assert.Equal(seen.At + HardLimits.AudioPause, rig.Controller.QuietUntil);
    }
}
