using MesoInjector.Control.Devices;

namespace MesoInjector.Hardware.Signals;

/// <summary>When the lamp is lit and the buzzer sounds. Bursts after IEC 60601-1-8: ten pulses for high priority, three for medium, two for low.</summary>
internal static class SignalPattern
{
    /// <summary>Starts of the pulses of a high-priority burst, ms; the burst is five pulses, twice.</summary>
    private static readonly int[] High = [0, 200, 400, 800, 1000, 1500, 1700, 1900, 2300, 2500];

    private static readonly int[] Medium = [0, 300, 600];

    private static readonly int[] Low = [0, 300];

    /// <summary>Whether the buzzer sounds.</summary>
    /// <param name="signal">What is played.</param>
    /// <param name="milliseconds">Since it began.</param>
    public static bool Sounds(SoundSignal signal, long milliseconds) => signal switch
    {
        SoundSignal.Tick => milliseconds < 60,
        SoundSignal.Low => Within(Low, 150, milliseconds % 20_000),
        SoundSignal.Medium => Within(Medium, 150, milliseconds % 10_000),
        SoundSignal.High => Within(High, 120, milliseconds % 5_000),
        _ => false,
    };

    /// <summary>Whether the lamp is lit.</summary>
    /// <param name="signal">What is shown.</param>
    /// <param name="milliseconds">Of any clock.</param>
    public static bool Lit(LampSignal signal, long milliseconds) => signal switch
    {
        LampSignal.Ready => true,
        LampSignal.Armed => milliseconds % 1000 < 500,
        LampSignal.Injecting => milliseconds % 200 < 100,
        LampSignal.Alarm => milliseconds % 500 < 250,
        _ => false,
    };

    private static bool Within(int[] starts, int length, long milliseconds)
    {
        foreach (int start in starts)
        {
            if (milliseconds >= start && milliseconds < start + length)
                return true;
        }

        return false;
    }
}
