namespace MesoInjector.Control.Servicing;

/// <summary>What a technician can have the device do while the pedal is held.</summary>
public enum ServiceMove : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The needle goes out to <see cref="ServiceTarget.Place"/>, and back when the pedal is let go.</summary>
    NeedleForward,

    /// <summary>The needle goes a little further and comes back to <see cref="ServiceTarget.Place"/>: what a reversal loses is in it.</summary>
    NeedleBack,

    /// <summary>The tip is found on the docking gauge, behind the nose plane.</summary>
    TouchOff,

    /// <summary>The pusher goes to <see cref="ServiceTarget.Place"/> from its home switch, with an empty holder.</summary>
    PlungerTo,

    /// <summary>The pusher goes to where the plunger of the declared syringe will be, with an empty holder.</summary>
    Load,

    /// <summary>The pusher meets the plunger and presses out what nozzle and needle take; each further press adds a little.</summary>
    Prime,

    /// <summary>The plunger displaces <see cref="ServiceTarget.Volume"/> at <see cref="ServiceTarget.Flow"/>, once.</summary>
    Deliver,

    /// <summary>The plunger goes to where it has displaced <see cref="ServiceTarget.Volume"/> since the last priming or delivery, on or back: a closed end under pressure.</summary>
    PressTo,
}
