using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Signals;

namespace MesoInjector.Hardware.Tests.Signals;

[Requirement("SR-058")]
public sealed class SignalPatternTests
{
    [Theory]
    [InlineData(SoundSignal.High, 10, 5_000)]
    [InlineData(SoundSignal.Medium, 3, 10_000)]
    [InlineData(SoundSignal.Low, 2, 20_000)]
    public void A_burst_has_the_pulses_of_its_priority_and_repeats(SoundSignal signal, int pulses, int period)
    {
        Assert.Equal(pulses, PulsesOf(signal, 0, period));
        Assert.Equal(pulses, PulsesOf(signal, period, 2 * period));
    }

    [Fact]
    public void A_higher_priority_sounds_more_often_in_a_minute() =>
        Assert.True(PulsesOf(SoundSignal.High, 0, 60_000) > PulsesOf(SoundSignal.Medium, 0, 60_000)
                    && PulsesOf(SoundSignal.Medium, 0, 60_000) > PulsesOf(SoundSignal.Low, 0, 60_000));

    [Fact]
    public void A_tick_sounds_once()
    {
        Assert.Equal(1, PulsesOf(SoundSignal.Tick, 0, 60_000));
        Assert.Equal(0, PulsesOf(SoundSignal.None, 0, 60_000));
    }

    [Theory]
    [InlineData(LampSignal.Off, 0)]
    [InlineData(LampSignal.Ready, 1000)]
    [InlineData(LampSignal.Armed, 500)]
    [InlineData(LampSignal.Injecting, 500)]
    [InlineData(LampSignal.Alarm, 500)]
    public void The_lamp_is_lit_for_its_part_of_a_second(LampSignal signal, int milliseconds) =>
        Assert.Equal(milliseconds, Enumerable.Range(0, 1000).Count(at => SignalPattern.Lit(signal, at)));

    [Fact]
    public void Armed_injecting_and_alarm_blink_at_different_paces() =>
        Assert.Equal([1, 5, 2], new[] { LampSignal.Armed, LampSignal.Injecting, LampSignal.Alarm }.Select(Blinks));

    private static int Blinks(LampSignal signal) =>
        Enumerable.Range(1, 1000).Count(at => SignalPattern.Lit(signal, at) && !SignalPattern.Lit(signal, at - 1));

    private static int PulsesOf(SoundSignal signal, int from, int to)
    {
        int pulses = 0;
        bool before = false;
        for (int at = from; at < to; at++)
        {
            bool sounds = SignalPattern.Sounds(signal, at);
            if (sounds && !before)
                pulses++;
            before = sounds;
        }

        return pulses;
    }
}
