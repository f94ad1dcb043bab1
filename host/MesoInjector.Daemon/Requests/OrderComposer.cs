using System.Text;
using System.Text.Json;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Configuration;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Link;
using MesoInjector.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Daemon.Requests;

/// <summary>Makes a session's order of what a console says and what the record knows.</summary>
internal sealed class OrderComposer(Desk desk)
{
    private readonly List<string> _warnings = [];
    private readonly List<ConsumableRecord> _items = [];

    /// <summary>What the clinician should know, and nothing refuses.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Single items with a number, to be used up.</summary>
    public IReadOnlyList<ConsumableRecord> Items => _items;

    /// <returns>Null where there is an order; otherwise why not.</returns>
    /// <exception cref="InvalidDataException">The arguments are not as they should be.</exception>
    public Refusal? Compose(JsonElement arguments, out SessionOrder? order)
    {
        order = null;
        string handpiece = desk.Device.Handpiece;
        if (handpiece.Length == 0)
            return new Refusal(RefusalCode.Calibration, "The daemon was not told which handpiece is connected.", "Start it with the serial number of the handpiece.");
        Protocol protocol = ProtocolOf(arguments.Part("protocol"));
        if (TreatmentPlan.TryCreate(protocol, [.. arguments.Items("points").Select(point => Point(point, protocol))], out TreatmentPlan? plan) is { } unplanned)
            return unplanned;
        string patient = arguments.Text("patient");
        JsonElement used = arguments.Part("consumables");
        Consumables consumables = ConsumablesOf(used);
        Refusal? usedBefore = AddItem(ConsumableKind.Syringe, protocol.Syringe.Name, consumables.SyringeLot, used.TextOrNull("syringeItem"))
            ?? AddItem(ConsumableKind.Needle, protocol.Needle.ToString(), consumables.NeedleLot, used.TextOrNull("needleItem"));
        if (usedBefore is not null)
            return usedBefore;

        DateOnly today = desk.Today;
        var register = new CalibrationRegister(desk.Journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body));
        CompareLot(register, protocol.Syringe, consumables.SyringeLot, today);
        Course course = desk.Journal.Treatments.NextInCourse(patient, protocol, today) with { EarlyReason = arguments.TextOrNull("earlyReason") };
        CalibrationSet calibrations = register.For(handpiece, today, desk.Device.Simulated);
        order = new SessionOrder(desk.Journal.SessionCount + 1, patient, course, plan!, consumables, ChecklistOf(arguments.Part("checklist")), calibrations, today,
            desk.Journal.LastAuthorisation.Next());
        return null;
    }

    private static Protocol ProtocolOf(JsonElement protocol)
    {
        string name = protocol.Text("name");
        ConfigurationResult<Protocol> read = protocol.TextOrNull("text") is { } text
            ? ProtocolFile.Read(name, Encoding.UTF8.GetBytes(text))
            : ProtocolLibrary.Find(name) ?? throw new InvalidDataException($"there is no protocol '{name}'; those that come with the device are {string.Join(", ", ProtocolLibrary.Names)}");
        return read.Succeeded ? read.Value : throw new InvalidDataException(string.Join(" ", read.Problems));
    }

    private static PlanPoint Point(JsonElement point, Protocol protocol) => new(
        checked((int)point.Whole("number")), point.OneOf<ScalpRegion>("region"), new ScalpPlace(point.Number("xMm"), point.Number("yMm")), protocol.Dose);

    private static Consumables ConsumablesOf(JsonElement used) => new(
        used.Text("compound"), used.Text("compoundLot"), used.Day("compoundExpiry"), used.Text("syringeLot"), used.Text("needleLot"),
        FluidVolume.FromNanolitres(used.Whole("fillNl")));

    private static Checklist ChecklistOf(JsonElement ticks) => new(
        ticks.Flag("skinCleanAndDry"), ticks.Flag("gelWipedOff"), ticks.Flag("consumablesNew"), ticks.Flag("compoundWaterBased"));

    /// <summary>An item is used once, ever. The record checks it again when it is used up; here nothing has begun yet.</summary>
    private Refusal? AddItem(ConsumableKind kind, string name, string lot, string? item)
    {
        if (string.IsNullOrWhiteSpace(item))
            return null;
        if (desk.Journal.Treatments.SessionOfItem(kind, item) is { } session)
            return new Refusal(RefusalCode.RepeatedId, $"{kind} {name}, item {item}, was used in session {session}.", "Discard it and take a new one: it is for single use.");
        _items.Add(new ConsumableRecord(kind, name, lot, item, Expiry: null));
        return null;
    }

    private void CompareLot(CalibrationRegister register, SyringeType syringe, string lot, DateOnly today)
    {
        CalibrationSubject? dose = register.All(today)
            .Where(entry => entry.Status == CalibrationStatus.InForce)
            .Select(entry => entry.Document.Work.Subject)
            .LastOrDefault(subject => subject.Kind == CalibrationKind.Dose && subject.Handpiece == desk.Device.Handpiece && subject.Part == syringe.Name && subject.Simulated == desk.Device.Simulated);
        if (dose is not null && !string.Equals(dose.Lot.Trim(), lot.Trim(), StringComparison.OrdinalIgnoreCase))
            _warnings.Add($"The dose was calibrated with lot {dose.Lot}, and the syringe is of lot {lot}: bores differ from lot to lot.");
    }
}
