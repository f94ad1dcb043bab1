using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;

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
}
