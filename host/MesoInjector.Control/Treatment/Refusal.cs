namespace MesoInjector.Control.Treatment;

/// <summary>Why something was refused, as a stable code. Those that an interlock refuses carry its number.</summary>
public enum RefusalCode : byte
{
    /// <summary>Not refused.</summary>
    None = 0,

    /// <summary>The command does not fit the present state.</summary>
    NotNow,

    /// <summary>The pedal counts as stuck (IL-10).</summary>
    PedalStuck,

    /// <summary>The point has had its limit (IL-12).</summary>
    PointLimit,

    /// <summary>The session has had its limit (IL-12).</summary>
    SessionLimit,

    /// <summary>The plan has no further point (IL-12).</summary>
    PlanComplete,

    /// <summary>The syringe cannot hold the dose (IL-13).</summary>
    SyringeEmpty,

    /// <summary>No valid calibration (IL-16).</summary>
    Calibration,

    /// <summary>The needle is not touched off, or worn (IL-17).</summary>
    Needle,

    /// <summary>Not primed since the last change (IL-18).</summary>
    NotPrimed,

    /// <summary>The record store cannot confirm (IL-20).</summary>
    RecordStore,

    /// <summary>Too soon after the last injection (IL-21).</summary>
    TooSoon,

    /// <summary>Screening is not cleared (IL-22).</summary>
    Screening,

    /// <summary>The holder shows no syringe or another one (IL-26).</summary>
    SyringeCode,

    /// <summary>The guardian did not permit.</summary>
    Guardian,

    /// <summary>The depth asked for cannot be commanded with this calibration and needle.</summary>
    Depth,

    /// <summary>The syringe does not hold what was declared.</summary>
    FillVolume,

    /// <summary>The tip is not where a needle of this type has it.</summary>
    TipOffset,

    /// <summary>The same alarm came back too often: service must acknowledge.</summary>
    Locked,

    /// <summary>The same id was used before for something else.</summary>
    RepeatedId,

    /// <summary>The delivery of this combination is not accurate enough.</summary>
    Accuracy,

    /// <summary>Nobody is signed in, or the one who is may not do this.</summary>
    Right,

    /// <summary>What was asked for is not understood, or cannot be done as asked.</summary>
    Request,

    /// <summary>Too much is asked for at once.</summary>
    Busy,

    /// <summary>A technician's target is outside what service may do.</summary>
    Service,
}

/// <summary>An expected "no": what, why in words, and what to do.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Words">What was refused and why, with the numbers.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Refusal(RefusalCode Code, string Words, string Remedy)
{
    /// <inheritdoc />
    public override string ToString() => $"{Words} {Remedy}";
}
