namespace MesoInjector.Simulator.Bench;

/// <summary>What is wrong with an analog sensor.</summary>
public enum SensorFaultKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its wire is on ground.</summary>
    Zero,

    /// <summary>Its wire is on the supply.</summary>
    Full,

    /// <summary>It shows what it showed when the fault began.</summary>
    Stuck,

    /// <summary>Noise of a tenth of the range.</summary>
    Noisy,

    /// <summary>It drifts up by a hundredth of the range each second.</summary>
    Drifting,
}

/// <summary>The fault of one sensor; the next value after setting it is the first that is wrong.</summary>
public sealed class SensorFault
{
    private const double FullVolts = 3.3;
    private const double NoiseVolts = FullVolts / 10;
    private const double DriftPerSecond = FullVolts / 100;

    private double _stuckAt;
    private double _since = double.NaN;

    /// <summary>What is wrong; None for nothing.</summary>
    public SensorFaultKind Kind
    {
        get;
        set
        {
            field = value;
            _since = double.NaN;
        }
    }

    /// <summary>What the converter gets.</summary>
    /// <param name="volts">What it would get.</param>
    /// <param name="noise">Gaussian, one standard deviation is 1.</param>
    /// <param name="seconds">Time of the bench.</param>
    internal double Spoil(double volts, double noise, double seconds)
    {
        if (double.IsNaN(_since))
            (_stuckAt, _since) = (volts, seconds);
        return Kind switch
        {
            SensorFaultKind.None => volts,
            SensorFaultKind.Zero => 0,
            SensorFaultKind.Full => FullVolts,
            SensorFaultKind.Stuck => _stuckAt,
            SensorFaultKind.Noisy => Math.Clamp(volts + (NoiseVolts * noise), 0, FullVolts),
            SensorFaultKind.Drifting => Math.Min(volts + (DriftPerSecond * (seconds - _since)), FullVolts),
            _ => throw new InvalidOperationException($"no sensor fault {Kind}"),
        };
    }
}
