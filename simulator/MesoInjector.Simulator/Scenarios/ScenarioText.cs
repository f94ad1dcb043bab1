using System.Globalization;
using System.Text;
using MesoInjector.Configuration;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Operator;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>Writes a scenario as the file that plays it: what is as usual is left out. Expectations are words, and not written.</summary>
public static class ScenarioText
{
    /// <summary>The file's text.</summary>
    /// <param name="scenario">Its protocol is a shipped one, changed or not.</param>
    public static string Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var text = new StringBuilder();
        Line(text, $"title: {scenario.Title}");
        Line(text, $"seed: {scenario.Seed}");
        Line(text, $"protocol: {scenario.Protocol.Name}");
        Line(text, $"regions: [{Words(scenario.Regions, ScenarioFile.Regions)}]");
        Line(text, $"points: {scenario.Points}");
        Line(text, $"fill: {scenario.Fill.Nanolitres / 1e6} mL");
        Map(text, "changes", Changes(scenario.Protocol));
        Map(text, "course", Course(scenario.Course));
        Screened(text, scenario.Screening);
        Map(text, "preparation", Prepared(scenario.Preparation));
        Map(text, "circumstances", True(scenario.Circumstances));
        Map(text, "habits", Habitual(scenario.Habits));
        List(text, "mishaps", scenario.Mishaps.Select(Mishap));
        List(text, "faults", scenario.Faults.Select(fault => $"{{ {Of(fault)} }}"));
        return text.ToString();
    }

    private static IEnumerable<string> Changes(Protocol protocol)
    {
        ProtocolDraft shipped = ProtocolLibrary.Find(protocol.Name)?.Value?.Draft
                                ?? throw new ArgumentException($"{protocol.Name} is not a shipped protocol", nameof(protocol));
        foreach (var change in ProtocolChanges.All)
        {
            double value = change.Get(protocol.Draft);
            if (value != change.Get(shipped))
                yield return Text($"{change.Key}: {Math.Round(value, 6)} {change.Unit.Text}");
        }
    }

    private static IEnumerable<string> Course(Course course)
    {
        if (course == new Course(1, null))
            yield break;
        yield return Text($"session: {course.Session}");
        if (course.DaysSinceLast is { } days)
            yield return Text($"daysSinceLast: {days}");
        if (course.EarlyReason is { } reason)
            yield return $"earlyReason: {reason}";
    }

    private static void Screened(StringBuilder text, Screening screening)
    {
        Contraindication[] yes = [.. Enum.GetValues<Contraindication>().Where(question => screening.Answer(question) == true)];
        if (yes.Length > 0)
            Line(text, $"screening: [{Words(yes, ScenarioFile.Questions)}]");
        if (screening.Overrides.Count > 0)
            Line(text, $"overridden: [{Words([.. screening.Overrides.Select(decision => decision.Against)], ScenarioFile.Questions)}]");
    }

    private static IEnumerable<string> Prepared(Preparation preparation)
    {
        var usual = new Preparation();
        if (preparation.CalibrationAgeDays != usual.CalibrationAgeDays)
            yield return Text($"calibrationAge: {preparation.CalibrationAgeDays} days");
        if (preparation.DepthUncertaintyMillimetres != usual.DepthUncertaintyMillimetres)
            yield return Text($"depthUncertainty: {preparation.DepthUncertaintyMillimetres} mm");
        if (!preparation.ComplianceKnown)
            yield return "complianceKnown: false";
        if (preparation.CompoundDaysLeft != usual.CompoundDaysLeft)
            yield return Text($"compoundDaysLeft: {preparation.CompoundDaysLeft} days");
        if (!preparation.ChecklistDone)
            yield return "checklistDone: false";
    }

    private static IEnumerable<string> True(Circumstances now)
    {
        var usual = new Circumstances();
        (string Key, double Value, double Usual, string Unit)[] numbers =
        [
            ("skinFirmness", now.SkinFirmness, usual.SkinFirmness, ""), ("skinScatter", now.SkinScatter, usual.SkinScatter, ""),
            ("complianceFactor", now.ComplianceFactor, usual.ComplianceFactor, ""), ("frictionFactor", now.FrictionFactor, usual.FrictionFactor, ""),
            ("viscosityFactor", now.ViscosityFactor, usual.ViscosityFactor, ""), ("needleSeating", now.NeedleSeatingMillimetres, usual.NeedleSeatingMillimetres, " mm"),
        ];
        foreach (var (key, value, common, unit) in numbers.Where(number => number.Value != number.Usual))
            yield return Text($"{key}: {value}{unit}");
        if (now.LineSensor)
            yield return "lineSensor: true";
    }

    private static IEnumerable<string> Habitual(Habits habits)
    {
        var usual = new Habits();
        if (habits.Pace != usual.Pace)
            yield return Text($"pace: {habits.Pace.TotalSeconds} s");
        if (habits.Reaction != usual.Reaction)
            yield return Text($"reaction: {habits.Reaction.TotalMilliseconds} ms");
        if (habits.ContactNewtons != usual.ContactNewtons)
            yield return Text($"contact: {habits.ContactNewtons} N");
        if (habits.TremorPart != usual.TremorPart)
            yield return Text($"tremorPart: {habits.TremorPart}");
        if (habits.PedalBounce != usual.PedalBounce)
            yield return Text($"pedalBounce: {habits.PedalBounce.TotalMilliseconds} ms");
        if (habits.Recoveries != usual.Recoveries)
            yield return Text($"recoveries: {habits.Recoveries}");
        if (habits.SpareSyringes != usual.SpareSyringes)
            yield return Text($"spareSyringes: {habits.SpareSyringes}");
        if (habits.Service != usual.Service)
            yield return $"service: [{string.Join(", ", OperatorReader.Service.Where(work => habits.Service.HasFlag(work.Value)).Select(work => work.Word))}]";
        if (habits.Slips != usual.Slips)
            yield return $"slips: [{string.Join(", ", OperatorReader.Slips.Where(slip => habits.Slips.HasFlag(slip.Value)).Select(slip => slip.Word))}]";
    }

    private static string Mishap(Mishap mishap) => OperatorReader.Timed(mishap.Kind)
        ? Text($"{{ point: {mishap.Point}, kind: {EnumWords.Of(mishap.Kind)}, after: {mishap.After.TotalSeconds} s }}")
        : Text($"{{ point: {mishap.Point}, kind: {EnumWords.Of(mishap.Kind)} }}");

    /// <summary>One entry of the list of faults, as it is written there but without its braces.</summary>
    public static string Of(ScheduledFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        List<string> at = [];
        if (fault.At.Point != 0)
            at.Add(Text($"point: {fault.At.Point}"));
        if (fault.At.State is { } state)
            at.Add($"state: {EnumWords.Of(state)}");
        if (fault.At.After != TimeSpan.Zero)
            at.Add(Text($"after: {fault.At.After.TotalSeconds} s"));
        string moment = at.Count > 0 ? $", at: {{ {string.Join(", ", at)} }}" : "";
        string lasts = fault.Lasts is { } time ? Text($", lasts: {time.TotalSeconds} s") : "";
        string times = fault.Times > 1 ? Text($", times: {fault.Times}") : "";
        return $"fault: {fault.Fault.Name}{moment}{lasts}{times}";
    }

    private static string Words<T>(IReadOnlyList<T> values, (string Word, T Value)[] words) =>
        string.Join(", ", values.Select(value => words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Word));

    private static void Map(StringBuilder text, string key, IEnumerable<string> entries)
    {
        string[] all = [.. entries];
        if (all.Length > 0)
            Line(text, $"{key}: {{ {string.Join(", ", all)} }}");
    }

    private static void List(StringBuilder text, string key, IEnumerable<string> entries)
    {
        string[] all = [.. entries];
        if (all.Length == 0)
            return;
        Line(text, $"{key}:");
        foreach (string entry in all)
            Line(text, $"  - {entry}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(Text(line)).Append('\n');
}
