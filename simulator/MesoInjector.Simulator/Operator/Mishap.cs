namespace MesoInjector.Simulator.Operator;

/// <summary>What an operator does wrong.</summary>
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
}

/// <summary>One mishap at one point.</summary>
/// <param name="Point">The point's number.</param>
/// <param name="Kind">What happens.</param>
/// <param name="After">How long after the pedal press, or how long the hesitation lasts.</param>
public sealed record Mishap(int Point, MishapKind Kind, TimeSpan After);
