namespace MesoInjector.Control.Alarms;

/// <summary>Every alarm there is. The first 26 belong to the interlocks of the same number.</summary>
public enum AlarmId : byte
{
    /// <summary>IL-01.</summary>
    EmergencyStop = 1,

    /// <summary>IL-02.</summary>
    Guardian = 2,

    /// <summary>IL-03.</summary>
    DepthOrSpeed = 3,

    /// <summary>IL-04.</summary>
    NeedleNotFollowing = 4,

    /// <summary>IL-05.</summary>
    PlungerNotFollowing = 5,

    /// <summary>IL-06.</summary>
    Occlusion = 6,

    /// <summary>IL-07.</summary>
    ContactLost = 7,

    /// <summary>IL-08.</summary>
    PressedTooHard = 8,

    /// <summary>IL-09.</summary>
    PedalContradicts = 9,

    /// <summary>IL-10.</summary>
    PedalStuck = 10,

    /// <summary>IL-11.</summary>
    PedalReleased = 11,

    /// <summary>IL-12.</summary>
    LimitReached = 12,

    /// <summary>IL-13.</summary>
    SyringeEmpty = 13,

    /// <summary>IL-14.</summary>
    SupplyLow = 14,

    /// <summary>IL-15.</summary>
    MotionChip = 15,

    /// <summary>IL-16.</summary>
    CalibrationInvalid = 16,

    /// <summary>IL-17.</summary>
    NeedleNotReady = 17,

    /// <summary>IL-18.</summary>
    NotPrimed = 18,

    /// <summary>IL-19.</summary>
    HostOverloaded = 19,

    /// <summary>IL-20.</summary>
    RecordStore = 20,

    /// <summary>IL-21.</summary>
    TooSoon = 21,

    /// <summary>IL-22.</summary>
    ScreeningOpen = 22,

    /// <summary>IL-23.</summary>
    PhaseTooLong = 23,

    /// <summary>IL-24.</summary>
    DoseUncertain = 24,

    /// <summary>IL-25.</summary>
    EncodersDisagree = 25,

    /// <summary>IL-26.</summary>
    WrongSyringe = 26,

    /// <summary>Homing did not end as it should.</summary>
    HomingFailed = 30,

    /// <summary>A check of the self-test failed.</summary>
    SelfTestFailed = 31,

    /// <summary>The tip was not found where it should be.</summary>
    TouchOffFailed = 32,

    /// <summary>The syringe does not hold what was declared.</summary>
    FillVolumeWrong = 33,

    /// <summary>The device disarmed itself.</summary>
    AutoDisarmed = 34,

    /// <summary>The syringe is nearly empty.</summary>
    SyringeLow = 35,

    /// <summary>A syringe is in the holder where none may be.</summary>
    RemoveSyringe = 36,

    /// <summary>The last start found an injection without an outcome.</summary>
    InterruptedInjection = 37,

    /// <summary>The same alarm came back too often.</summary>
    LockedForService = 38,

    /// <summary>The software contradicted itself.</summary>
    SoftwareFault = 39,

    /// <summary>The guardian did not permit the injection.</summary>
    NotPermitted = 40,
}
