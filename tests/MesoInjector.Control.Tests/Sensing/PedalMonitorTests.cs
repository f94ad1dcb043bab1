using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Sensing;

namespace MesoInjector.Control.Tests.Sensing;

public sealed class PedalMonitorTests
{
    private static readonly SwitchReading Pressed = new() { Valid = true, PedalNormallyOpenClosed = true };

    private static readonly SwitchReading Released = new() { Valid = true, PedalNormallyClosedClosed = true };

    private static readonly SwitchReading Between = new() { Valid = true };

    private int _now;

    [Fact]
    [Requirement("SR-035")]
    public void A_press_counts_after_five_milliseconds_and_a_release_at_once()
    {
        var pedal = new PedalMonitor();
        See(pedal, Released, 10);
        Assert.True(pedal.Up);
        See(pedal, Pressed, 5);
        Assert.False(pedal.Down || pedal.Up);
        See(pedal, Pressed, 1);
        Assert.True(pedal.Down && pedal.PressedNow);
        See(pedal, Pressed, 1);
        Assert.True(pedal.Down && !pedal.PressedNow);
        See(pedal, Released, 1);
        Assert.True(!pedal.Down && pedal.ReleasedNow && pedal.Up);
    }

    [Fact]
    [Requirement("SR-035")]
    public void A_contact_that_bounces_is_no_press()
    {
        var pedal = new PedalMonitor();
        for (int i = 0; i < 20; i++)
        {
            See(pedal, Pressed, 5);
            See(pedal, Between, 1);
            Assert.False(pedal.Down);
        }
    }

    [Fact]
    [Requirement("SR-034", "SR-035")]
    public void Contacts_that_contradict_release_at_once_and_are_a_fault_after_fifty_milliseconds()
    {
        SwitchReading[] contradictions = [Between, Pressed with { PedalNormallyClosedClosed = true }, default];
        Assert.All(contradictions, contradiction =>
        {
            var pedal = new PedalMonitor();
            See(pedal, Pressed, 20);
            See(pedal, contradiction, 1);
            Assert.True(!pedal.Down && !pedal.Up && pedal.ReleasedNow);
            See(pedal, contradiction, 50);
            Assert.False(pedal.Contradicts);
            See(pedal, contradiction, 1);
            Assert.True(pedal.Contradicts);
            See(pedal, Released, 1);
            Assert.False(pedal.Contradicts);
        });
    }

    [Fact]
    [Requirement("SR-034")]
    public void Held_for_more_than_ten_seconds_without_an_injection_it_is_stuck()
    {
        var pedal = new PedalMonitor();
        See(pedal, Pressed, 6 + 10_000);
        Assert.False(pedal.Stuck);
        See(pedal, Pressed, 1);
        Assert.True(pedal.Stuck);
        See(pedal, Released, 1);
        Assert.False(pedal.Stuck);

        See(pedal, Pressed, 30_000, inUse: true);
        Assert.False(pedal.Stuck);
        See(pedal, Pressed, 10_001);
        Assert.False(pedal.Stuck);
        See(pedal, Pressed, 1);
        Assert.True(pedal.Stuck);
    }

    private void See(PedalMonitor pedal, SwitchReading switches, int cycles, bool inUse = false)
    {
        for (int i = 0; i < cycles; i++)
            pedal.Update(MonotonicTime.FromMicroseconds(++_now * 1000L), switches, inUse);
    }
}
