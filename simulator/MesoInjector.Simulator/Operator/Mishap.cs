namespace MesoInjector.Simulator.Operator;

/// <summary>What an operator does at a point other than to treat it.</summary>
public enum MishapKind
{
    /// <summary>The pedal is let go during the injection.</summary>
    EarlyRelease,

    /// <summary>The gun is lifted during the injection.</summary>
    ContactLost,

    /// <summary>The gun stands on the point for a while before the pedal is pressed.</summary>
    Hesitation,

    /// <summary>The pedal is pressed before the gun stands on the skin.</summary>
    PressInAir,

    /// <summary>The emergency stop is hit during the injection.</summary>
    EmergencyStop,

    /// <summary>STOP on the screen is touched during the injection.</summary>
    StopOnScreen,

    /// <summary>The gun is pressed much too hard during the injection.</summary>
    PressesHard,

    /// <summary>The pedal is held down after the injection.</summary>
    HoldsOn,

    /// <summary>The armed gun is left alone for a while.</summary>
    WandersOff,

    /// <summary>The session is paused before the point.</summary>
    Pause,

    /// <summary>The needle is changed before the point.</summary>
    ChangeNeedle,

    /// <summary>The syringe is changed before the point.</summary>
    ChangeSyringe,

    /// <summary>The point is left out.</summary>
    SkipPoint,

    /// <summary>The operator goes back to an earlier point.</summary>
    RepeatPoint,
}

/// <summary>One mishap at one point.</summary>
/// <param name="Point">The point's number.</param>
/// <param name="Kind">What happens.</param>
/// <param name="After">How long after the pedal press; how long it lasts where nothing is injected meanwhile.</param>
public sealed record Mishap(int Point, MishapKind Kind, TimeSpan After);
