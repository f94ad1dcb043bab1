namespace MesoInjector.Simulator.Judging;

/// <summary>What must never happen, whatever fails.</summary>
public enum Invariant
{
    /// <summary>The tip stays nearer than 4.000 mm beyond the nose plane.</summary>
    Depth,

    /// <summary>No point takes more than its limit.</summary>
    PointLimit,

    /// <summary>No point takes more than the record says could have gone in.</summary>
    DoseRecorded,

    /// <summary>Nothing moves toward the patient without pedal, contact and a durable authorisation.</summary>
    MotionPermitted,

    /// <summary>The needle never stays out with power on, and not at all in a safe state.</summary>
    NeedleWithdrawn,

    /// <summary>The record is whole and does not contradict itself.</summary>
    RecordSound,

    /// <summary>The session ends in a state a person understands, and in good order once nothing is wrong any more.</summary>
    EndUnderstood,
}

/// <summary>An invariant that did not hold.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="Seconds">When, since the device was switched on.</param>
/// <param name="Point">The point under the gun; 0 for none.</param>
/// <param name="Words">What was seen.</param>
public sealed record Violation(Invariant Invariant, double Seconds, int Point, string Words)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Invariant} at {Seconds:0.000} s, point {Point}: {Words}");
}
