namespace MesoInjector.Simulator.Physics;

/// <summary>The motor supply: a source behind a resistance, with the capacitor of the drivers across it.</summary>
public sealed class Supply
{
    private const double Near = 1e-6;

    private readonly double _resistance;
    private readonly double _timeConstant;
    private double _seconds;
    private double _share;

    /// <summary>A supply that is on.</summary>
    /// <param name="source">Voltage without load, V.</param>
    /// <param name="resistance">Source, cable and connector, Ω.</param>
    /// <param name="timeConstant">That resistance times the capacitor, s.</param>
    public Supply(double source = 12.0, double resistance = 0.15, double timeConstant = 0.8e-3)
    {
        Source = source;
        _resistance = resistance;
        _timeConstant = timeConstant;
        Volts = source;
    }

    /// <summary>Voltage without load, V; a brown-out lowers it, 0 is a power cut.</summary>
    public double Source { get; set; }

    /// <summary>Voltage at the drivers, V.</summary>
    public double Volts { get; private set; }

    /// <summary>True when the voltage no longer moves at the present load.</summary>
    public bool Settled { get; private set; }

    /// <summary>One step.</summary>
    /// <param name="amperes">What the drivers draw.</param>
    /// <param name="seconds">Length of the step.</param>
    public void Step(double amperes, double seconds)
    {
        double target = Math.Max(Source - (_resistance * amperes), 0);
        if (target == Volts)
        {
            Settled = true;
            return;
        }

        if (seconds != _seconds)
        {
            _seconds = seconds;
            _share = 1 - Approximation.Decay(seconds / _timeConstant);
        }

        Volts += (target - Volts) * _share;
        Settled = Math.Abs(target - Volts) < Near;
        if (Settled)
            Volts = target;
    }
}
