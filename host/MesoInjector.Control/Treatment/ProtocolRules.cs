using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>What a protocol must satisfy before it may exist. Every problem is found, not only the first.</summary>
internal static class ProtocolRules
{
    /// <summary>A tip shallower than this leaks along its own bevel.</summary>
    private static readonly AxisPosition ShallowestDepth = AxisPosition.FromMicrometres(500);

    public static List<ProtocolProblem> Check(ProtocolDraft draft)
    {
        List<ProtocolProblem> problems = [];
        CheckIdentity(draft, problems);
        CheckDepth(draft, problems);
        CheckDose(draft, problems);
        CheckDelivery(draft, problems);
        CheckCourse(draft, problems);
        if (problems.Count == 0)
            CheckAccuracy(draft, problems);
        return problems;
    }

    private static void CheckIdentity(ProtocolDraft draft, List<ProtocolProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(draft.Name))
            problems.Add(new(nameof(draft.Name), "the protocol has no name", "a short name such as hair-standard"));
        if (draft.Version < 1)
            problems.Add(new(nameof(draft.Version), $"{draft.Version} is no version", "1 or more"));
        if (draft.Pedal is not (PedalMode.HoldToInject or PedalMode.Nappage))
            problems.Add(new(nameof(draft.Pedal), "unknown pedal mode", "hold-to-inject or nappage"));
    }

    private static void CheckDepth(ProtocolDraft draft, List<ProtocolProblem> problems)
    {
        AxisPosition deepest = draft.Pedal == PedalMode.Nappage ? HardLimits.NappageDepth : HardLimits.ProtocolDepth;
        Within(problems, nameof(draft.Depth), draft.Depth.Millimeters, Millimetres(ShallowestDepth), Millimetres(deepest), "mm",
            draft.Pedal == PedalMode.Nappage ? "nappage on the scalp stays shallow" : "the needle never reaches 4 mm");
        if (NeedleType.Find(draft.NeedleGauge, draft.NeedleLength) is not { } needle)
        {
            problems.Add(new(nameof(draft.NeedleGauge), $"a {draft.NeedleGauge}G x {draft.NeedleLength} mm needle is not known",
                $"gauge {string.Join(", ", NeedleType.KnownGauges)}; length {string.Join(", ", NeedleType.KnownLengths)} mm"));
        }
        else if (draft.Depth.Millimeters > needle.Length.Micrometres / 1000.0)
        {
            problems.Add(new(nameof(draft.Depth), $"a {needle} needle cannot reach {draft.Depth.Millimeters} mm", $"at most {needle.Length}"));
        }

        AxisSpeed fastest = SpeedTable.Allowed(AxisPosition.FromMicrometres((int)Math.Clamp(draft.Depth.Micrometers, 0, 10_000)));
        Within(problems, nameof(draft.InsertionSpeed), draft.InsertionSpeed.MillimetersPerSecond, 1, fastest.MicrometresPerSecond / 1000.0, "mm/s",
            "over-travel grows with speed");
    }

    private static void CheckDose(ProtocolDraft draft, List<ProtocolProblem> problems)
    {
        bool nappage = draft.Pedal == PedalMode.Nappage;
        FluidVolume perPoint = nappage ? HardLimits.NappageDose : HardLimits.DosePerPoint;
        int points = nappage ? HardLimits.NappagePointsPerSession : HardLimits.PointsPerSession;
        Within(problems, nameof(draft.PointLimit), draft.PointLimit.Microliters, 1, Microlitres(perPoint), "µL", "the most one point may take");
        Within(problems, nameof(draft.Dose), draft.Dose.Microliters, 1, Math.Min(draft.PointLimit.Microliters, Microlitres(perPoint)), "µL", "the point limit");
        Within(problems, nameof(draft.SessionLimit), draft.SessionLimit.Milliliters, 0.001, Microlitres(HardLimits.DosePerSession) / 1000, "mL",
            "the most a session may deliver");
        Within(problems, nameof(draft.Points), draft.Points, 1, points, "points", "the most a session may have");
        if (draft.Points * draft.Dose.Microliters > draft.SessionLimit.Microliters + 1e-6)
        {
            problems.Add(new(nameof(draft.Points),
                $"{draft.Points} points of {draft.Dose.Microliters:0.##} µL are {draft.Points * draft.Dose.Milliliters:0.###} mL, above the session limit of {draft.SessionLimit.Milliliters:0.###} mL",
                $"at most {Math.Floor(draft.SessionLimit.Microliters / Math.Max(draft.Dose.Microliters, 1e-3)):0} points, or a smaller dose"));
        }

        AxisPosition closest = nappage ? HardLimits.NappageSpacing : HardLimits.PointSpacing;
        Within(problems, nameof(draft.Spacing), draft.Spacing.Millimeters, Millimetres(closest), 40, "mm", "points must not be injected into each other");
    }

    private static void CheckDelivery(ProtocolDraft draft, List<ProtocolProblem> problems)
    {
        Within(problems, nameof(draft.Flow), draft.Flow.MicrolitersPerSecond, HardLimits.SlowestFlow.NanolitresPerSecond / 1000.0,
            HardLimits.FastestFlow.NanolitresPerSecond / 1000.0, "µL/s", "pressure in the tissue grows with flow");
        Within(problems, nameof(draft.FlowRise), draft.FlowRise.Seconds, 0, 2, "s", "the rise is part of the dose");
        Within(problems, nameof(draft.Dwell), draft.Dwell.Seconds, HardLimits.ShortestDwell.TotalSeconds, HardLimits.LongestDwell.TotalSeconds, "s",
            "stored fluid needs time to leave the syringe");
        Within(problems, nameof(draft.PressureCap), draft.PressureCap.Kilopascals, 100, HardLimits.PressureCap.Pascals / 1000.0, "kPa",
            "pressure harms tissue");
        TimeSpan interval = draft.Pedal == PedalMode.Nappage ? HardLimits.NappageInterval : HardLimits.InjectionInterval;
        Within(problems, nameof(draft.InjectionInterval), draft.InjectionInterval.Seconds, interval.TotalSeconds, 60, "s", "burst rate on the scalp is limited");
        Within(problems, nameof(draft.Viscosity), draft.Viscosity.MillipascalSeconds, 0.5, 50, "mPa·s", "what a fine needle can deliver");
        if (SyringeType.All.All(syringe => syringe.Name != draft.Syringe))
        {
            problems.Add(new(nameof(draft.Syringe), $"'{draft.Syringe}' is not a syringe the holder takes",
                string.Join(", ", SyringeType.All.Select(syringe => syringe.Name))));
        }
    }

    private static void CheckCourse(ProtocolDraft draft, List<ProtocolProblem> problems)
    {
        Within(problems, nameof(draft.Sessions), draft.Sessions, 1, 12, "sessions", "a course");
        Within(problems, nameof(draft.SessionInterval), draft.SessionInterval, HardLimits.ShortestCourseInterval, 365, "days", "the skin needs time");
    }

    private static void CheckAccuracy(ProtocolDraft draft, List<ProtocolProblem> problems)
    {
        DeliveryForecast forecast = DeliveryForecast.For(new Protocol(draft, []));
        if (forecast.Refusal is { } refusal)
            problems.Add(new(nameof(draft.Dose), refusal.Words, refusal.Remedy));

        // A second for the way in and out, and for repaying the last retract.
        double seconds = (draft.Dose.Microliters / draft.Flow.MicrolitersPerSecond) + draft.FlowRise.Seconds + forecast.Dwell.TotalSeconds + 1;
        if (seconds > HardLimits.NeedleInTissue.TotalSeconds)
        {
            problems.Add(new(nameof(draft.Flow), $"an injection takes {seconds:0.#} s; the needle may be in tissue for {HardLimits.NeedleInTissue.TotalSeconds:0} s",
                "a faster flow or a smaller dose"));
        }
    }

    private static void Within(List<ProtocolProblem> problems, string field, double value, double least, double most, string unit, string why)
    {
        if (!(value >= least - 1e-9 && value <= most + 1e-9))
            problems.Add(new(field, $"{value:0.####} {unit} is outside {least:0.###} to {most:0.###} {unit}: {why}", $"{least:0.###} to {most:0.###} {unit}"));
    }

    private static double Millimetres(AxisPosition value) => value.Nanometres / 1e6;

    private static double Microlitres(FluidVolume value) => value.Nanolitres / 1000.0;
}
