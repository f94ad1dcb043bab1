using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon.Tests;

/// <summary>Hardware that says what it is told to and remembers what it was asked for. Untouched, its emergency stop is pressed.</summary>
internal sealed class FakeDevice(List<string>? log = null) : IInjectorDevice
{
    private bool _drivesOn = true;

    public DeviceReadings Readings;

    public MonotonicTime SensedAt { get; private set; }

    public MonotonicTime ActedAt { get; private set; }

    public InjectorOutputs Acted { get; private set; }

    /// <summary>False once the drives were switched off and not on again.</summary>
    public bool DrivesOn => _drivesOn;

    public int Cycles { get; private set; }

    /// <summary>The cycle in which sensing throws.</summary>
    public int BreaksInCycle { get; set; } = int.MaxValue;

    public void Sense(MonotonicTime now, ref DeviceReadings readings)
    {
        log?.Add("sense");
        SensedAt = now;
        if (++Cycles >= BreaksInCycle)
            throw new InvalidOperationException("a defect in a driver");
        readings = Readings;
    }

    public void Act(MonotonicTime now, in InjectorOutputs outputs)
    {
        log?.Add("act");
        ActedAt = now;
        Acted = outputs;
        _drivesOn = outputs.DrivesOn;
    }
}
