using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control;

/// <summary>
/// What an operator can want. None of them can start an injection: that is the pedal's. A command repeated with the same id is
/// answered again and not done again.
/// </summary>
/// <param name="Id">Unique per wish.</param>
public abstract record OperatorCommand(Guid Id)
{
    /// <summary>Stop whatever is going on: abort an injection, disarm, or end a movement.</summary>
    public sealed record Stop(Guid Id) : OperatorCommand(Id);

    /// <summary>Open a session.</summary>
    public sealed record OpenSession(Guid Id, SessionOrder Order) : OperatorCommand(Id);

    /// <summary>Give the screening answers.</summary>
    public sealed record AnswerScreening(Guid Id, Screening Screening) : OperatorCommand(Id);

    /// <summary>The syringe is in the holder.</summary>
    public sealed record ConfirmSyringe(Guid Id) : OperatorCommand(Id);

    /// <summary>A new needle is on.</summary>
    public sealed record ConfirmNeedle(Guid Id) : OperatorCommand(Id);

    /// <summary>The gun is docked on the gauge: find the tip.</summary>
    public sealed record StartTouchOff(Guid Id) : OperatorCommand(Id);

    /// <summary>A drop stands at the tip.</summary>
    public sealed record FinishPriming(Guid Id) : OperatorCommand(Id);

    /// <summary>Make the pedal live.</summary>
    public sealed record Arm(Guid Id) : OperatorCommand(Id);

    /// <summary>Make the pedal dead.</summary>
    public sealed record Disarm(Guid Id) : OperatorCommand(Id);

    /// <summary>Leave out the current point.</summary>
    public sealed record SkipPoint(Guid Id) : OperatorCommand(Id);

    /// <summary>Go back to the last point that did not get its dose; it is offered what it may still have.</summary>
    public sealed record RepeatPoint(Guid Id) : OperatorCommand(Id);

    /// <summary>Rest.</summary>
    public sealed record Pause(Guid Id) : OperatorCommand(Id);

    /// <summary>Go on.</summary>
    public sealed record Resume(Guid Id) : OperatorCommand(Id);

    /// <summary>Load another syringe that holds so much.</summary>
    public sealed record ChangeSyringe(Guid Id, FluidVolume Fill) : OperatorCommand(Id);

    /// <summary>Fit another needle.</summary>
    public sealed record ChangeNeedle(Guid Id) : OperatorCommand(Id);

    /// <summary>End the session.</summary>
    public sealed record EndSession(Guid Id) : OperatorCommand(Id);

    /// <summary>Close the record of the ended session.</summary>
    public sealed record CloseSession(Guid Id) : OperatorCommand(Id);

    /// <summary>The alarms shown have been seen; leaves the faulted state when its cause is gone.</summary>
    public sealed record Acknowledge(Guid Id) : OperatorCommand(Id);

    /// <summary>Pause the sound of the alarms that are there; a new one sounds at once.</summary>
    public sealed record Silence(Guid Id) : OperatorCommand(Id);

    /// <summary>Start again from an emergency stop or a trip.</summary>
    public sealed record Restart(Guid Id) : OperatorCommand(Id);

    /// <summary>Service has seen a repeated alarm; needs the key.</summary>
    public sealed record Unlock(Guid Id) : OperatorCommand(Id);

    /// <summary>Technician: begin a depth calibration; needs the key, as all of a technician's.</summary>
    public sealed record CalibrateDepth(Guid Id) : OperatorCommand(Id);

    /// <summary>Technician: begin a dose or compliance calibration with a syringe that holds so much.</summary>
    public sealed record CalibrateDose(Guid Id, SyringeType Syringe, FluidVolume Fill) : OperatorCommand(Id);

    /// <summary>Technician: begin maintenance.</summary>
    public sealed record Maintain(Guid Id) : OperatorCommand(Id);

    /// <summary>Technician: where an axis shall go while the pedal is held. Nothing moves by it.</summary>
    public sealed record PrepareTarget(Guid Id, ServiceTarget Target) : OperatorCommand(Id);

    /// <summary>Technician: done; the device tests itself and homes.</summary>
    public sealed record LeaveService(Guid Id) : OperatorCommand(Id);

    /// <summary>Switch off.</summary>
    public sealed record ShutDown(Guid Id) : OperatorCommand(Id);
}
