using MesoInjector.Control.Limits;
using MesoInjector.Control.Motion;

namespace MesoInjector.Control.Servicing;

/// <summary>What a technician reads.</summary>
public static class ServiceHoldWords
{
    /// <summary>What holds the target back, and what to do.</summary>
    public static string Of(ServiceHold hold) => hold switch
    {
        ServiceHold.None => $"Hold the pedal, at most {HardLimits.ServiceHold.TotalSeconds:0} s, and read while it is held.",
        ServiceHold.NoTarget => "Prepare a target.",
        ServiceHold.KeyNotTurned => "Turn the service key.",
        ServiceHold.GuardianNotInService => "The safety supervisor is not in its service mode: turn the service key.",
        ServiceHold.PedalUp => "Hold the pedal.",
        ServiceHold.NoseTouches => "The nose touches something, and that might be skin: hold the gun by its body and let the pedal go.",
        ServiceHold.HeldTooLong => $"The pedal was held for {HardLimits.ServiceHold.TotalSeconds:0} s: let it go and press again.",
        ServiceHold.Over => "This delivery is over: let the pedal go and prepare the next.",
        ServiceHold.RemoveSyringe => "Take the syringe out of the holder and let the pedal go.",
        ServiceHold.WrongSyringe => "The holder does not show the declared syringe: put it in, or choose the one you use, and let the pedal go.",
        ServiceHold.TooMuchForce => "The plunger meets too much force: a closed end, a blocked needle, or an empty syringe. Let the pedal go; drive back to take the pressure off.",
        ServiceHold.PlungerNotMet => $"The pusher did not meet the plunger within {MotionProfile.EngageTravel}: the syringe holds less than declared, or sits wrong.",
        ServiceHold.FillWrong => "The syringe does not hold what was declared: leave, and declare what it holds.",
        ServiceHold.TouchOffFailed => "The touch-off failed: acknowledge it after its remedy, let the pedal go and press again.",
        _ => throw new ArgumentOutOfRangeException(nameof(hold), hold, "unknown"),
    };
}
