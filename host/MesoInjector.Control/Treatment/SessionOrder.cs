using MesoInjector.Control.Calibration;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>What is used up on one patient. Each is single use.</summary>
/// <param name="Compound">What is injected; neither oil nor alcohol based.</param>
/// <param name="CompoundLot">Its lot.</param>
/// <param name="CompoundExpiry">Last day it may be used.</param>
/// <param name="SyringeLot">Lot of the syringe.</param>
/// <param name="NeedleLot">Lot of the needle.</param>
/// <param name="Fill">What the syringe holds at the start.</param>
public sealed record Consumables(string Compound, string CompoundLot, DateOnly CompoundExpiry, string SyringeLot, string NeedleLot, FluidVolume Fill);

/// <summary>What has to be done before the first injection, ticked by the clinician.</summary>
/// <param name="SkinCleanAndDry">Skin is clean and dry.</param>
/// <param name="GelWipedOff">Anaesthetic gel, if used, is wiped off.</param>
/// <param name="ConsumablesNew">Needle and syringe are new.</param>
/// <param name="CompoundWaterBased">The compound is neither oil nor alcohol based.</param>
public sealed record Checklist(bool SkinCleanAndDry, bool GelWipedOff, bool ConsumablesNew, bool CompoundWaterBased)
{
    /// <summary>Everything ticked.</summary>
    public static Checklist AllDone { get; } = new(true, true, true, true);
}

/// <summary>Everything a session starts with. Immutable.</summary>
/// <param name="SessionNumber">Unique on this device.</param>
/// <param name="Patient">Pseudonymous code.</param>
/// <param name="Course">Where in the course.</param>
/// <param name="Plan">The places and doses, with their protocol.</param>
/// <param name="Consumables">What is used up.</param>
/// <param name="Checklist">What was done before.</param>
/// <param name="Calibrations">What the device was calibrated with.</param>
/// <param name="Date">Today; validity and expiry are judged by it.</param>
/// <param name="FirstAuthorisation">The first number this session may use for an authorisation.</param>
public sealed record SessionOrder(
    long SessionNumber, string Patient, Course Course, TreatmentPlan Plan, Consumables Consumables, Checklist Checklist,
    CalibrationSet Calibrations, DateOnly Date, AuthorisationId FirstAuthorisation)
{
    /// <summary>The protocol of the plan.</summary>
    public Protocol Protocol => Plan.Protocol;

    /// <summary>Whether the session may be opened.</summary>
    /// <returns>Null when it may; otherwise the first reason against it.</returns>
    public Refusal? Block()
    {
        if (string.IsNullOrWhiteSpace(Patient))
            return new Refusal(RefusalCode.Screening, "No patient code.", "Enter the pseudonymous code of the patient.");
        if (Checklist != Checklist.AllDone)
            return new Refusal(RefusalCode.Screening, "The checklist is not complete.", "Tick every item once it is done.");
        if (Consumables.CompoundExpiry < Date)
            return new Refusal(RefusalCode.Screening, $"{Consumables.Compound} lot {Consumables.CompoundLot} expired on {Consumables.CompoundExpiry:yyyy-MM-dd}.", "Use a lot that is in date.");
        if (Consumables.Fill > Protocol.Syringe.Capacity || Consumables.Fill <= FluidVolume.Zero)
            return new Refusal(RefusalCode.FillVolume, $"A {Protocol.Syringe} syringe cannot hold {Consumables.Fill}.", $"Declare more than 0 and at most {Protocol.Syringe.Capacity}.");
        if (Course.Block(Protocol) is { } courseRefusal)
            return courseRefusal;
        return Calibrations.LargestDepth(Date) is { } largest && Protocol.Depth > largest
            ? new Refusal(RefusalCode.Depth, $"{Protocol.Depth} was asked for; this calibration allows {largest}.", "Calibrate the depth again or choose a shallower protocol.")
            : null;
    }
}
