using MesoInjector.Control.Devices;

namespace MesoInjector.Hardware.Guardian;

/// <summary>What the guardian says, in words for a technician.</summary>
public static class GuardianWords
{
    /// <summary>What a mode means.</summary>
    public static string Of(GuardianMode mode) => mode switch
    {
        GuardianMode.Locked => "locked: power off, waiting for the host to home",
        GuardianMode.Homing => "homing: only the retract direction may move",
        GuardianMode.Standby => "standby: power on, needle behind the nose plane",
        GuardianMode.Permitted => "permitted: one injection",
        GuardianMode.Service => "service: the key is turned",
        GuardianMode.Tripped => "tripped: power cut until a reset",
        _ => $"a mode this host does not know ({(byte)mode})",
    };

    /// <summary>Why it cut the power.</summary>
    public static string Of(GuardianTrip trip) => trip switch
    {
        GuardianTrip.None => "none",
        GuardianTrip.Depth => "the needle reached its depth limit (G-1)",
        GuardianTrip.Speed => "the needle was faster than allowed at its depth (G-1)",
        GuardianTrip.NosePlane => "the needle was beyond the nose plane without a permit (G-2)",
        GuardianTrip.PermitVolume => "the plunger went further than its permit, or the syringe changed during it (G-3)",
        GuardianTrip.PlungerUnpermitted => "the plunger advanced without a permit (G-4)",
        GuardianTrip.PedalReleased => "the needle was still out 100 ms after the pedal was released (G-5)",
        GuardianTrip.PermitExpired => "the permit's time was over with the needle out (G-6)",
        GuardianTrip.Heartbeat => "the host's heartbeat was early, late or wrong (G-7)",
        GuardianTrip.Encoder => "an encoder moved as no axis can (G-8)",
        GuardianTrip.EmergencyStop => "the emergency stop was opened (G-9)",
        GuardianTrip.SelfCheck => "a check of itself or of the home switch failed, or its watchdog started it anew (G-10)",
        GuardianTrip.CutProof => "the motor rail did not fall when the power was cut (G-12)",
        GuardianTrip.HomingDirection => "the needle moved toward the patient while homing",
        _ => $"a cause this host does not know ({(byte)trip})",
    };

    /// <summary>What to do about a cause.</summary>
    public static string RemedyOf(GuardianTrip trip) => trip switch
    {
        GuardianTrip.None => "Nothing.",
        GuardianTrip.Depth or GuardianTrip.Speed or GuardianTrip.NosePlane or GuardianTrip.HomingDirection =>
            "Remove the needle from the patient by hand, park the handpiece, home, and check the needle's calibration before the next patient.",
        GuardianTrip.PermitVolume or GuardianTrip.PlungerUnpermitted =>
            "Count the point's upper bound as given, change the syringe, and check that the holder shows the syringe that is in it.",
        GuardianTrip.PedalReleased or GuardianTrip.PermitExpired => "Park the handpiece and home; look for what kept the needle from withdrawing.",
        GuardianTrip.Heartbeat => "Home again. Where it comes back, check the serial cable and the load of the host.",
        GuardianTrip.Encoder => "Check the encoder's plug, its read head and its strip, then home.",
        GuardianTrip.EmergencyStop => "Close the emergency stop when it is safe, then home.",
        GuardianTrip.SelfCheck => "Switch the device off and on. Where it comes back, flash the guardian anew or change its board.",
        GuardianTrip.CutProof => "Do not use the device: its power switch or the sensing of the motor rail is broken.",
        _ => "Flash the firmware of this release.",
    };

    /// <summary>Who it is, and whether this host works with it.</summary>
    public static string Of(in GuardianIdentity identity) => identity.MatchesHost
        ? $"protocol {identity.ProtocolVersion}, limits as here, commit {identity.GitHash}, program {identity.FlashCrc:X4}"
        : $"of another build: protocol {identity.ProtocolVersion} (here {GuardianFrames.ProtocolVersion}), limits {identity.LimitsHash:X8} (here {GuardianLimitsHash.Ours:X8}), "
          + $"commit {identity.GitHash}. Nothing is armed with it; flash the firmware of this release";
}
