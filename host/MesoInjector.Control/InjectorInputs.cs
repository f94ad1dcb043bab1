using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Control;

/// <summary>Everything the injector knows in one cycle: the door in. Time is part of it.</summary>
public struct InjectorInputs
{
    /// <summary>The time of this cycle.</summary>
    public MonotonicTime Now;

    /// <summary>How late the cycle began.</summary>
    public TimeSpan Lateness;

    /// <summary>What the hardware says.</summary>
    public DeviceReadings Readings;

    /// <summary>What the record store says.</summary>
    public RecordReceipt Receipt;

    /// <summary>What an operator wants; at most one per cycle.</summary>
    public OperatorCommand? Command;
}
