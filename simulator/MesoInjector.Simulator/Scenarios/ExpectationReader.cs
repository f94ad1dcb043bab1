using System.Globalization;
using MesoInjector.Configuration;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>Reads what must be seen, one thing in each entry.</summary>
internal static class ExpectationReader
{
    private static readonly string[] Keys = ["alarm", "refusal", "state", "guardian", "outcome", "done", "depth", "dose", "force", "pressure", "record", "never"];

    private static readonly (string Word, string Value)[] Alarms = [.. AlarmCatalogue.All.Select(alarm => (alarm.Code, alarm.Code))];

    private static readonly (string Word, RefusalCode Value)[] Refusals = EnumWords.All(RefusalCode.None);

    private static readonly (string Word, GuardianTrip Value)[] Trips = EnumWords.All(GuardianTrip.None);

    private static readonly (string Word, SessionOutcome Value)[] Outcomes = EnumWords.All<SessionOutcome>();

    private static readonly (string Word, InjectionOutcome Value)[] Endings = EnumWords.All(InjectionOutcome.None);

    public static List<Expectation> Read(IReadOnlyList<MappingReader> readers, int points, bool hasFaults)
    {
        List<Expectation> expectations = [];
        foreach (MappingReader reader in readers)
        {
            string[] there = [.. Keys.Where(reader.Has)];
            if (there.Length != 1)
            {
                reader.AddProblem(there.Length == 0 ? "" : there[1], there.Length == 0 ? "nothing is expected here" : $"'{there[0]}' and '{there[1]}' in one entry",
                    $"one of {string.Join(", ", Keys)} in each entry");
                continue;
            }

            expectations.Add(Read(reader, there[0], points, hasFaults));
        }

        return expectations;
    }

    private static Expectation Read(MappingReader reader, string key, int points, bool hasFaults) => key switch
    {
        "alarm" or "refusal" or "state" or "guardian" => Seen(reader, key, Within(reader, hasFaults)),
        "never" => reader.Mapping(key) is { } never ? Never(never) : Nothing,
        "outcome" => Outcome(reader.OneOf(key, Outcomes)),
        "done" => Done((int)reader.Whole(key, 0, points)),
        "depth" => Bounds(reader, key, QuantityUnit.Millimetre, "the furthest the tip was", (result, _) => [result.MaxExtensionUm / 1000.0], points),
        "dose" => Bounds(reader, key, QuantityUnit.Microlitre, "the true dose", Doses, points),
        "force" => Bounds(reader, key, QuantityUnit.Newton, "the peak contact force", (result, point) => At(result, point).Select(injection => injection.PeakContactN), points),
        "pressure" => Bounds(reader, key, QuantityUnit.Kilopascal, "the peak pressure", (result, point) => At(result, point).Select(injection => injection.PeakPressureKpa), points),
        _ => reader.Mapping(key) is { } record ? Recorded(record, points) : Nothing,
    };

    private static Expectation Nothing { get; } = new("", _ => null);

    private static double? Within(MappingReader reader, bool hasFaults)
    {
        if (!reader.Has("within"))
            return null;
        double seconds = reader.Quantity("within", QuantityUnit.Second, 0, 3600);
        if (!hasFaults)
            reader.AddProblem("within", "within counts from the first fault, and there is none", "leave it out, or add a fault");
        return seconds;
    }

    /// <summary>When each thing of a kind was seen, with its word.</summary>
    private static (string Words, Func<SessionResult, IEnumerable<double>> Times) Event(MappingReader reader, string key)
    {
        switch (key)
        {
            case "alarm":
                string code = reader.OneOf(key, Alarms);
                return ($"alarm {code}", result => result.Alarms.Where(alarm => alarm.Code == code).Select(alarm => alarm.AtSeconds));
            case "refusal":
                RefusalCode refusal = reader.OneOf(key, Refusals);
                return ($"refusal {EnumWords.Of(refusal)}", result => result.Refusals.Where(seen => seen.Code == refusal.ToString()).Select(seen => seen.AtSeconds));
            case "state":
                var state = reader.OneOf(key, FaultReader.States);
                return ($"state {EnumWords.Of(state)}", result => result.States.Where(seen => seen.State == state).Select(seen => seen.AtSeconds));
            default:
                GuardianTrip trip = reader.OneOf("guardian", Trips);
                return ($"guardian trip {EnumWords.Of(trip)}", result => result.GuardianTrips.Where(seen => seen.Cause == trip).Select(seen => seen.AtSeconds));
        }
    }

    private static Expectation Seen(MappingReader reader, string key, double? within)
    {
        var (words, times) = Event(reader, key);
        if (within is not { } seconds)
            return new Expectation(words, result => times(result).Any() ? null : $"no {words}");
        return new Expectation(string.Create(CultureInfo.InvariantCulture, $"{words} within {seconds * 1000:0} ms"), result =>
        {
            if (result.Faults.Count == 0)
                return "the fault never began";
            double since = result.Faults[0].AtSeconds;
            double[] after = [.. times(result).Where(time => time >= since)];
            return after.Length == 0 ? $"no {words}"
                : after[0] - since <= seconds + 1e-9 ? null
                : string.Create(CultureInfo.InvariantCulture, $"{words} after {(after[0] - since) * 1000:0} ms");
        });
    }

    private static Expectation Never(MappingReader reader)
    {
        string? key = Keys.Take(4).FirstOrDefault(reader.Has);
        if (key is null)
        {
            reader.AddProblem("", "never what?", "alarm, refusal, state or guardian");
            return Nothing;
        }

        var (words, times) = Event(reader, key);
        return new Expectation($"never {words}", result => times(result).FirstOrDefault(-1) is var first && first < 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{words} at {first:0.000} s"));
    }

    private static Expectation Outcome(SessionOutcome outcome) =>
        new($"the session ends as {EnumWords.Of(outcome)}", result => result.Outcome == outcome ? null : $"{EnumWords.Of(result.Outcome)} {result.Detail}".Trim());

    private static Expectation Done(int done) =>
        new($"{done} points get their dose", result => result.PointsDone == done ? null : $"{result.PointsDone} did");

    private static IEnumerable<InjectionResult> At(SessionResult result, int point) => result.Injections.Where(injection => point == 0 || injection.Point == point);

    /// <summary>What truly went into a point in all; without a point, into each that was injected.</summary>
    private static IEnumerable<double> Doses(SessionResult result, int point) =>
        At(result, point).GroupBy(injection => injection.Point).Select(visits => visits.Sum(visit => visit.DoseTrueNl) / 1000.0);

    private static Expectation Bounds(
        MappingReader reader, string key, QuantityUnit unit, string what, Func<SessionResult, int, IEnumerable<double>> values, int points)
    {
        if (reader.Mapping(key) is not { } bounds)
            return Nothing;
        int point = bounds.Has("point") ? (int)bounds.Whole("point", 1, points) : 0;
        double? least = bounds.Has("least") ? bounds.Quantity("least", unit) : null;
        double? most = bounds.Has("most") ? bounds.Quantity("most", unit) : null;
        if (least is null && most is null)
            bounds.AddProblem("", $"{key}: no bound", "least, most, or both");
        string at = point == 0 ? "" : $" at point {point}";
        string range = string.Create(CultureInfo.InvariantCulture, $"{(least is { } low ? $"at least {low} {unit.Text}" : "")}{(least is not null && most is not null ? ", " : "")}{(most is { } high ? $"at most {high} {unit.Text}" : "")}");
        return new Expectation($"{what}{at} is {range}", result =>
        {
            double[] all = [.. values(result, point)];
            if (all.Length == 0)
                return "nothing was injected";
            double wrong = all.FirstOrDefault(value => value < (least ?? double.MinValue) || value > (most ?? double.MaxValue), double.NaN);
            return double.IsNaN(wrong) ? null : string.Create(CultureInfo.InvariantCulture, $"{wrong:0.###} {unit.Text}");
        });
    }

    private static Expectation Recorded(MappingReader reader, int points)
    {
        int point = (int)reader.Whole("point", 1, points);
        InjectionOutcome outcome = reader.OneOf("outcome", Endings);
        return new Expectation($"the record says {EnumWords.Of(outcome)} of point {point}", result =>
        {
            InjectionOutcome[] seen = [.. At(result, point).Select(injection => injection.Outcome)];
            return seen.Contains(outcome) ? null : seen.Length == 0 ? "it says nothing" : $"it says {string.Join(", ", seen.Select(EnumWords.Of))}";
        });
    }
}
