using MesoInjector.Control.Calibration;
using MesoInjector.Hardware.Board;
using MesoInjector.Simulator.Bench;

namespace MesoInjector.Simulator.Sessions;

/// <summary>Sees each cycle of a session that is played.</summary>
/// <param name="now">Microseconds since the device was switched on.</param>
/// <param name="bench">The device, to look at only.</param>
public delegate void SessionWatcher(long now, VirtualBench bench);

/// <summary>How a session is played.</summary>
public sealed record SessionOptions
{
    /// <summary>Where things are connected.</summary>
    public required BoardDefinition Board { get; init; }

    /// <summary>Keep samples for plots.</summary>
    public bool Trace { get; init; }

    /// <summary>Skip time in which nothing can happen; without it every cycle is run.</summary>
    public bool SkipIdle { get; init; } = true;

    /// <summary>Size of the black box of each start of the host, MB.</summary>
    public int BlackBoxMegabytes { get; init; } = 1;

    /// <summary>What the device was calibrated with; null for what a technician would find on a typical device.</summary>
    public CalibrationSet? Calibrations { get; init; }

    /// <summary>Another guardian in the place of the model; its time cannot be skipped. Null for the model.</summary>
    public OtherGuardian? Guardian { get; init; }
}
