namespace MesoInjector.Control.Devices;

/// <summary>What the status lamp shows.</summary>
public enum LampSignal : byte
{
    /// <summary>Dark.</summary>
    Off = 0,

    /// <summary>Steady: ready, nothing live.</summary>
    Ready,

    /// <summary>Slow blink: armed, the pedal is live.</summary>
    Armed,

    /// <summary>Fast blink: injecting.</summary>
    Injecting,

    /// <summary>Alarm pattern of the priority sounding.</summary>
    Alarm,
}

/// <summary>What the buzzer plays; the patterns are those of <see cref="Alarms.AlarmPriority"/>.</summary>
public enum SoundSignal : byte
{
    /// <summary>Silence.</summary>
    None = 0,

    /// <summary>One short tick: an injection is complete.</summary>
    Tick,

    /// <summary>The low-priority pattern.</summary>
    Low,

    /// <summary>The medium-priority pattern.</summary>
    Medium,

    /// <summary>The high-priority pattern.</summary>
    High,
}

/// <summary>The lamp and the buzzer.</summary>
/// <param name="Lamp">What the lamp shows.</param>
/// <param name="Sound">What the buzzer plays.</param>
public readonly record struct Annunciation(LampSignal Lamp, SoundSignal Sound);
