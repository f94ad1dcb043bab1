using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Devices;

/// <summary>The guardian's mode, as in its own firmware.</summary>
public enum GuardianMode : byte
{
    /// <summary>Power cut since power-up; waits for a request to home.</summary>
    Locked = 0,

    /// <summary>Power on for retracting to the home switch.</summary>
    Homing = 1,

    /// <summary>Power on; the needle must stay behind the nose plane.</summary>
    Standby = 2,

    /// <summary>One injection is permitted while the pedal is held.</summary>
    Permitted = 3,

    /// <summary>Technician's mode, with the key switch.</summary>
    Service = 4,

    /// <summary>Power cut and latched.</summary>
    Tripped = 5,
}

/// <summary>Why the guardian cut the power.</summary>
public enum GuardianTrip : byte
{
    /// <summary>It did not.</summary>
    None = 0,

    /// <summary>G-1: needle at the depth cap.</summary>
    Depth = 1,

    /// <summary>G-1: needle faster than the speed table.</summary>
    Speed = 2,

    /// <summary>G-2: needle beyond the nose plane without a permit.</summary>
    NosePlane = 3,

    /// <summary>G-3: plunger advanced further than permitted.</summary>
    PermitVolume = 4,

    /// <summary>G-4: plunger advanced without a permit.</summary>
    PlungerUnpermitted = 5,

    /// <summary>G-5: needle still out after the pedal was released.</summary>
    PedalReleased = 6,

    /// <summary>G-6: the permit expired with the needle out.</summary>
    PermitExpired = 7,

    /// <summary>G-7: heartbeat early, late or wrong.</summary>
    Heartbeat = 8,

    /// <summary>G-8: an encoder moved as no axis can.</summary>
    Encoder = 9,

    /// <summary>G-9: emergency stop.</summary>
    EmergencyStop = 10,

    /// <summary>G-10: self-check.</summary>
    SelfCheck = 11,

    /// <summary>G-12: the motor rail did not fall when cut.</summary>
    CutProof = 12,

    /// <summary>The needle moved the wrong way while homing.</summary>
    HomingDirection = 13,
}

/// <summary>What the guardian last said, and how long ago.</summary>
public struct GuardianReading
{
    /// <summary>How long ago the last valid status arrived.</summary>
    public TimeSpan Age;

    /// <summary>Its own needle count, from the nose plane.</summary>
    public AxisPosition Depth;

    /// <summary>Its own plunger count, from its power-up.</summary>
    public AxisPosition Plunger;

    /// <summary>Its mode.</summary>
    public GuardianMode Mode;

    /// <summary>Why it tripped.</summary>
    public GuardianTrip Trip;

    /// <summary>What its own holder pins show.</summary>
    public SyringeCode Syringe;

    /// <summary>What it was told of the tip, and accepted: how much its nose plane was drawn back.</summary>
    public AxisPosition TipZero;

    /// <summary>Whether its protocol version and limits are those of this host.</summary>
    public bool SameLimits;

    /// <summary>Whether its own pedal contact is closed.</summary>
    public bool PedalClosed;

    /// <summary>How many frames it refused, wrapping.</summary>
    public byte RefusedFrames;

    /// <summary>Changes with every status received: a reading with the same number is the same reading.</summary>
    public byte StatusNumber;
}
