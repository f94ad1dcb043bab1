using System.Globalization;
using System.Text.Json;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Reading;
using UnitsNet;

namespace MesoInjector.Records.Commands;

/// <summary>
/// Makes a session's order of what the record keeps of it. Protocol and plan go through the same rules as new ones: a text cannot make
/// what a screen could not.
/// </summary>
internal static class SessionOrderText
{
    public static SessionOrder Read(JsonElement order)
    {
        Protocol protocol = Protocol(order);
        List<PlanPoint> points = [.. JsonText.Items(order, "plan").Select(point => new PlanPoint(
            (int)JsonText.Number(point, "number"), Enum.Parse<ScalpRegion>(Required(point, "region")),
            new ScalpPlace(JsonText.Decimal(point, "xMm"), JsonText.Decimal(point, "yMm")), Dose.FromNanolitres(JsonText.Number(point, "doseNl"))))];
        if (TreatmentPlan.TryCreate(protocol, points, out TreatmentPlan? plan) is { } refusal)
            throw new InvalidDataException(refusal.Words);
        CourseRecord course = OrderText.Course(order);
        return new SessionOrder(
            JsonText.Number(order, "session"), Required(order, "patient"), new Course(course.Session, course.DaysSinceLast, course.EarlyReason), plan!,
            new Consumables(Required(order, "compound"), Required(order, "compoundLot"), Date(order, "compoundExpiry"), Required(order, "syringeLot"),
                Required(order, "needleLot"), FluidVolume.FromNanolitres(JsonText.Number(order, "fillNl"))),
            OrderText.Checklist(order) ?? throw new InvalidDataException("an order without a checklist"), Calibrations(order), Date(order, "date"),
            new AuthorisationId(JsonText.Number(order, "firstAuthorisation")));
    }

    public static Screening Screening(JsonElement screening)
    {
        ScreeningRecord read = OrderText.Screening(default, default, screening.GetRawText());
        return new Screening(read.Answers.Where(answer => answer.Yes is not null).ToDictionary(answer => answer.Question, answer => answer.Yes!.Value), read.Overrides);
    }

    private static CalibrationSet Calibrations(JsonElement order)
    {
        CalibrationsRecord read = OrderText.Calibrations(order) ?? throw new InvalidDataException("an order without calibrations");
        return new CalibrationSet(
            read.Handpiece,
            read.Depth is { } depth ? new DepthCalibration(depth.Handpiece, depth.Date, depth.ScalePartsPerMillion, depth.Uncertainty, depth.TouchOffRepeatability) : null,
            [.. read.Doses.Select(dose => new DoseCalibration(
                dose.Handpiece, dose.Date, SyringeType.All.First(type => type.Name == dose.Syringe), dose.Compliance, dose.LostMotion,
                dose is { Needle: { } needle, NeedlePascalsPerMicrolitrePerSecond: { } resistance }
                    ? new MeasuredResistance(NeedleType.Named(needle) ?? throw new InvalidDataException($"there is no needle '{needle}'"), resistance)
                    : null))]);
    }

    private static Protocol Protocol(JsonElement order)
    {
        Dictionary<string, string> lines = Required(order, "protocolText").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line.Length == 2 ? line[1] : "");
        string[] needle = Line("needle").Split("G x ");
        var draft = new ProtocolDraft
        {
            Name = Line("name"),
            Title = Required(order, "protocolTitle"),
            Version = Whole("version"),
            Pedal = Enum.Parse<PedalMode>(Line("pedal")),
            Depth = Length.FromMicrometers(Whole("depth_um")),
            Dose = Volume.FromNanoliters(Whole("dose_nl")),
            PointLimit = Volume.FromNanoliters(Whole("point_limit_nl")),
            SessionLimit = Volume.FromNanoliters(Whole("session_limit_nl")),
            Points = Whole("points"),
            Spacing = Length.FromMicrometers(Whole("spacing_um")),
            Flow = VolumeFlow.FromNanolitersPerSecond(Whole("flow_nl_per_s")),
            FlowRise = Duration.FromMicroseconds(Whole("flow_rise_us")),
            InsertionSpeed = Speed.FromMicrometersPerSecond(Whole("insertion_speed_um_per_s")),
            Dwell = Duration.FromMicroseconds(Whole("dwell_us")),
            PressureCap = Pressure.FromPascals(Whole("pressure_cap_pa")),
            InjectionInterval = Duration.FromMicroseconds(Whole("injection_interval_us")),
            NeedleGauge = int.Parse(needle[0], CultureInfo.InvariantCulture),
            NeedleLength = int.Parse(needle[^1].Replace(" mm", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
            Syringe = Line("syringe"),
            Viscosity = DynamicViscosity.FromMillipascalSeconds(Whole("viscosity_upas") / 1000.0),
            Sessions = Whole("sessions"),
            SessionInterval = Whole("session_interval_days"),
        };
        return Control.Treatment.Protocol.TryCreate(draft, out Protocol? protocol, out IReadOnlyList<ProtocolProblem> problems)
            ? protocol
            : throw new InvalidDataException($"protocol {draft.Name}: {problems[0].Reason}");

        string Line(string name) => lines.TryGetValue(name, out string? value) ? value : throw new InvalidDataException($"a protocol without its {name}");

        int Whole(string name) => int.Parse(Line(name), CultureInfo.InvariantCulture);
    }

    private static DateOnly Date(JsonElement body, string name) => JsonText.Date(body, name) ?? throw new InvalidDataException($"an order without its {name}");

    private static string Required(JsonElement body, string name) => JsonText.Text(body, name) ?? throw new InvalidDataException($"an order without its {name}");
}
