namespace MesoInjector.Simulator.Operator;

/// <summary>What a technician does at the device before the session, and what goes wrong with it.</summary>
[Flags]
public enum ServiceWork
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The needle is driven out and back, and the tip is touched off.</summary>
    Depth = 1,

    /// <summary>A syringe is loaded, filled, and delivers.</summary>
    Dose = 2,

    /// <summary>Needle and pusher are moved.</summary>
    Maintenance = 4,

    /// <summary>The pedal is let go on the way.</summary>
    LetsGo = 8,

    /// <summary>The key is turned back on the way.</summary>
    TurnsKeyBack = 16,

    /// <summary>The emergency stop is hit on the way.</summary>
    HitsStop = 32,

    /// <summary>The nose is put on skin on the way.</summary>
    NoseOnSkin = 64,

    /// <summary>The pedal is held on and on.</summary>
    HoldsOn = 128,
}
