using MesoInjector.Control.Machine;

namespace MesoInjector.Console.Live;

/// <summary>What the device's own page shows. Its key changes whenever another layout is needed; all else changes in place.</summary>
public enum DeviceScreen
{
    /// <summary>No daemon answers.</summary>
    NoDaemon = 0,

    /// <summary>Self-test and homing.</summary>
    Start,

    /// <summary>An injection was interrupted by a stop of the device.</summary>
    Interrupted,

    /// <summary>At rest: a session can be prepared.</summary>
    Standby,

    /// <summary>The questions before a session.</summary>
    Screening,

    /// <summary>A syringe goes in.</summary>
    Syringe,

    /// <summary>A needle goes on.</summary>
    Needle,

    /// <summary>The tip is found.</summary>
    TouchOff,

    /// <summary>Fluid is brought to the tip.</summary>
    Priming,

    /// <summary>Points are treated.</summary>
    Treat,

    /// <summary>Needle or syringe are changed.</summary>
    Changeover,

    /// <summary>What was given, notes, signature.</summary>
    Review,

    /// <summary>A technician works.</summary>
    Service,

    /// <summary>A safe state: what happened, what to do.</summary>
    Alarm,

    /// <summary>Switched off.</summary>
    Off,
}

/// <summary>Which screen each state has.</summary>
public static class ScreenMap
{
    /// <summary>The screen of a state.</summary>
    public static DeviceScreen Of(InjectorState state) => state switch
    {
        InjectorState.Boot or InjectorState.SelfTest or InjectorState.Homing => DeviceScreen.Start,
        InjectorState.Recovering => DeviceScreen.Interrupted,
        InjectorState.Standby => DeviceScreen.Standby,
        InjectorState.Screening => DeviceScreen.Screening,
        InjectorState.LoadingSyringe => DeviceScreen.Syringe,
        InjectorState.FittingNeedle => DeviceScreen.Needle,
        InjectorState.TouchOff => DeviceScreen.TouchOff,
        InjectorState.Priming => DeviceScreen.Priming,
        InjectorState.Ready or InjectorState.Armed or InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling
            or InjectorState.Withdrawing or InjectorState.Paused => DeviceScreen.Treat,
        InjectorState.Changeover => DeviceScreen.Changeover,
        InjectorState.SessionReview => DeviceScreen.Review,
        InjectorState.CalibratingDepth or InjectorState.CalibratingDose or InjectorState.Maintenance => DeviceScreen.Service,
        InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped => DeviceScreen.Alarm,
        InjectorState.ShutDown => DeviceScreen.Off,
        InjectorState.Operational or InjectorState.Session or InjectorState.Preparing or InjectorState.Injecting or InjectorState.Service =>
            throw new ArgumentOutOfRangeException(nameof(state), state, "a group is no state"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown state"),
    };
}
