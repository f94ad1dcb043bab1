using static MesoInjector.Control.Alarms.AlarmClearing;
using static MesoInjector.Control.Alarms.AlarmPriority;

namespace MesoInjector.Control.Alarms;

/// <summary>Every alarm with its words. <c>docs/faults.md</c> is generated from it.</summary>
public static class AlarmCatalogue
{
    private const string Withdrew = "The plunger was stopped and the needle withdrawn.";
    private const string DrivesOff = "The plunger was stopped, the needle withdrawn and the drives switched off.";
    private const string PowerCut = "Motor power was cut; the return spring withdrew the needle.";
    private const string Refused = "Nothing moved.";

    private static readonly AlarmDefinition[] Entries =
    [
        Define(AlarmId.EmergencyStop, "IL-01", High, Restart, "Emergency stop", PowerCut,
            "Lift the gun off the patient.", "Release the emergency stop when it is safe.", "Choose Restart; the device tests itself and homes."),
        Define(AlarmId.Guardian, "IL-02", High, Restart, "Safety supervisor cut the power, is silent, or has other limits", PowerCut,
            "Lift the gun off the patient.", "Read the trip cause shown.", "Choose Restart with the pedal up and the emergency stop released.", "If it returns, call service."),
        Define(AlarmId.DepthOrSpeed, "IL-03", High, Restart, "Needle too deep or too fast", PowerCut,
            "Lift the gun off the patient and look at the point.", "Choose Restart.", "If it returns, do not use the device; call service."),
        Define(AlarmId.NeedleNotFollowing, "IL-04", High, Rehome, "Needle does not follow", "The drives were switched off; the return spring withdrew the needle.",
            "Lift the gun off the patient.", "Look for anything blocking the needle.", "Acknowledge; the device homes again."),
        Define(AlarmId.PlungerNotFollowing, "IL-05", High, Rehome, "Plunger does not follow, or moved by itself", DrivesOff,
            "Lift the gun off the patient.", "Check that the syringe sits firmly.", "Acknowledge, then change the syringe when asked."),
        Define(AlarmId.Occlusion, "IL-06", Medium, Acknowledge, "Pressure too high: blockage", Withdrew,
            "Check the needle for a bend or a clot; change it if in doubt.", "Arm again and repeat the point if it needs more."),
        Define(AlarmId.ContactLost, "IL-07", Low, Acknowledge, "Contact with the skin lost", Withdrew,
            "Place the gun again and hold it still.", "Arm again and repeat the point if it needs more."),
        Define(AlarmId.PressedTooHard, "IL-08", Low, Acknowledge, "Pressed too hard on the skin", Withdrew,
            "Place the gun again with less force.", "Arm again and repeat the point if it needs more."),
        Define(AlarmId.PedalContradicts, "IL-09", High, Rehome, "The pedal's two contacts contradict each other", DrivesOff,
            "Release the pedal fully.", "Check its cable and plug.", "Acknowledge; if it returns, replace the pedal."),
        Define(AlarmId.PedalStuck, "IL-10", Medium, Automatic, "Pedal held down", Refused,
            "Release the pedal.", "If it does not come up, unplug it and call service."),
        Define(AlarmId.PedalReleased, "IL-11", Low, Acknowledge, "Pedal released during an injection", Withdrew,
            "Arm again and repeat the point if it needs more; otherwise go on to the next."),
        Define(AlarmId.LimitReached, "IL-12", Low, Automatic, "Limit reached or plan complete", Refused,
            "Read which limit it is.", "Go on to the next point or end the session."),
        Define(AlarmId.SyringeEmpty, "IL-13", Low, Automatic, "Not enough left in the syringe", Refused,
            "Choose Changeover and load a filled syringe."),
        Define(AlarmId.SupplyLow, "IL-14", High, Rehome, "Motor supply too low", DrivesOff,
            "Check the power supply and its plug.", "Acknowledge when the voltage shown is above 10.8 V."),
        Define(AlarmId.MotionChip, "IL-15", High, Rehome, "A motor driver reports a fault or does not answer", "The drives were switched off; the return spring withdrew the needle.",
            "Lift the gun off the patient.", "Read which driver and what it reports.", "Let it cool, check the cable; acknowledge.", "If it returns, call service."),
        Define(AlarmId.CalibrationInvalid, "IL-16", Low, Automatic, "No valid calibration", Refused,
            "Ask a technician to calibrate depth and dose for this handpiece and syringe."),
        Define(AlarmId.NeedleNotReady, "IL-17", Low, Automatic, "Needle not touched off, or worn", Refused,
            "Choose Changeover, fit a new needle and touch it off."),
        Define(AlarmId.NotPrimed, "IL-18", Low, Automatic, "Needle not primed, or fluid under pressure behind it", Refused,
            "Choose Changeover and prime the needle."),
        Define(AlarmId.HostOverloaded, "IL-19", High, Rehome, "Controller too slow: host overloaded", DrivesOff,
            "Lift the gun off the patient.", "Close other programs on the controller.", "Acknowledge; if it returns, call service."),
        Define(AlarmId.RecordStore, "IL-20", Medium, Automatic, "The record cannot be written", Refused,
            "Read the reason shown: disk full, read-only or damaged.", "Free space or replace the disk; nothing already written is lost."),
        Define(AlarmId.TooSoon, "IL-21", Low, Automatic, "Too soon after the last injection", Refused,
            "Wait a moment and press again."),
        Define(AlarmId.ScreeningOpen, "IL-22", Low, Automatic, "Screening is not cleared", Refused,
            "Answer every question; a yes needs an override by a clinician."),
        Define(AlarmId.PhaseTooLong, "IL-23", High, Rehome, "A phase of the injection took too long", DrivesOff,
            "Lift the gun off the patient.", "Acknowledge; the device homes again.", "If it returns, call service."),
        Define(AlarmId.DoseUncertain, "IL-24", Medium, Acknowledge, "Dose uncertain: leak, air or blockage", Withdrew,
            "Look at the point: fluid on the skin means a leak.", "Check needle and syringe for air.", "The dose is recorded as uncertain; repeat the point only on your own judgement."),
        Define(AlarmId.EncodersDisagree, "IL-25", High, Rehome, "The two readings of an encoder differ", DrivesOff,
            "Lift the gun off the patient.", "Acknowledge; the device homes again.", "If it returns, call service."),
        Define(AlarmId.WrongSyringe, "IL-26", Medium, Automatic, "No syringe, or another than declared", Refused,
            "Put in the syringe that was declared, or declare the one you use."),
        Define(AlarmId.HomingFailed, "AL-30", High, Rehome, "Homing failed", "The drives were switched off.",
            "Look for anything blocking the axis.", "Acknowledge to try again.", "If it returns, call service."),
        Define(AlarmId.SelfTestFailed, "AL-31", High, Rehome, "Self-test failed", Refused,
            "Read which check failed and its remedy.", "Acknowledge to test again."),
        Define(AlarmId.TouchOffFailed, "AL-32", Medium, Acknowledge, "Needle tip not where it should be", "The needle was withdrawn.",
            "Dock the gun firmly on the gauge.", "Check that the needle is the declared type and seated to the stop.", "Start the touch-off again or fit another needle."),
        Define(AlarmId.FillVolumeWrong, "AL-33", Medium, Acknowledge, "Syringe does not hold what was declared", "Priming was stopped.",
            "Declare the true volume, or load the declared one."),
        Define(AlarmId.AutoDisarmed, "AL-34", Low, Automatic, "Disarmed: no point for 30 s", "The pedal was made dead.",
            "Arm again when ready."),
        Define(AlarmId.SyringeLow, "AL-35", Low, Automatic, "Syringe nearly empty", "Nothing; treatment can go on.",
            "Prepare the next syringe."),
        Define(AlarmId.RemoveSyringe, "AL-36", Low, Automatic, "Remove the syringe", "The plunger axis waits.",
            "Take the syringe out of the holder so that the plunger axis can move freely."),
        Define(AlarmId.InterruptedInjection, "AL-37", Medium, Acknowledge, "An injection was interrupted by a stop of the device", "The most that could have gone in was counted.",
            "Look at the point.", "Acknowledge; the device tests itself and homes."),
        Define(AlarmId.LockedForService, "AL-38", Medium, Service, "The same alarm came back three times in ten minutes", "The device does not arm.",
            "Call service: acknowledge with the key turned."),
        Define(AlarmId.SoftwareFault, "AL-39", High, Restart, "Internal contradiction in the software", PowerCut,
            "Lift the gun off the patient.", "Save the black box.", "Choose Restart; if it returns, do not use the device."),
        Define(AlarmId.NotPermitted, "AL-40", Medium, Acknowledge, "The safety supervisor did not permit the injection", Refused,
            "Release the pedal and press again.", "If it returns, read the supervisor's state and call service."),
    ];

    private static readonly AlarmDefinition?[] ById = Index();

    /// <summary>Those of interlocks that end by themselves when the condition does.</summary>
    public static AlarmSet AutomaticInterlocks { get; } = Entries
        .Where(entry => (int)entry.Id <= 26 && entry.Clearing == Automatic)
        .Aggregate(default(AlarmSet), (set, entry) => set.With(entry.Id));

    /// <summary>All alarms, in the order of their numbers.</summary>
    public static IReadOnlyList<AlarmDefinition> All => Entries;

    /// <summary>The words of an alarm.</summary>
    public static AlarmDefinition Of(AlarmId id) =>
        ById[(int)id] ?? throw new ArgumentOutOfRangeException(nameof(id), id, "an alarm without a catalogue entry");

    private static AlarmDefinition Define(AlarmId id, string code, AlarmPriority priority, AlarmClearing clearing, string title, string deviceDid, params string[] remedy) =>
        new(id, code, priority, clearing, title, deviceDid, remedy);

    private static AlarmDefinition?[] Index()
    {
        var index = new AlarmDefinition?[64];
        foreach (AlarmDefinition entry in Entries)
            index[(int)entry.Id] = entry;
        return index;
    }
}
