using System.Text.Json;
using MesoInjector.Control.Records;
using MesoInjector.Simulator.Reports;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Tests.Reports;

public sealed class SessionJsonTests
{
    private static readonly SessionResult Eventful = Some.Session([Some.Injection(1), Some.Injection(2, InjectionOutcome.Aborted, "IL-11 \"quoted\" <b>")]) with
    {
        Alarms = [new AlarmEvent(12.5, "IL-11", "Pedal released during an injection", 2)],
        Refusals = [new RefusalEvent(0.1 + 0.2, "TooSoon", 3, "Only 0.4 s since the last injection.")],
    };

    [Fact]
    public void The_keys_are_exactly_those_promised()
    {
        JsonElement json = Written(Eventful);
        Assert.Equal(
            ["outcome", "seed", "protocol", "pointsPlanned", "pointsDone", "maxExtensionUm", "virtualSeconds", "wallSeconds", "realTimeFactor", "alarms", "refusals", "injections"],
            Keys(json));
        Assert.Equal(["atSeconds", "code", "title", "point"], Keys(json.GetProperty("alarms")[0]));
        Assert.Equal(["code", "point", "atSeconds", "words"], Keys(json.GetProperty("refusals")[0]));
        Assert.Equal(
            [
                "point", "outcome", "startSeconds", "durationSeconds", "depthCommandedUm", "depthMaxUm", "doseCommandedNl", "doseEstimatedNl", "doseUncertaintyNl",
                "doseUpperBoundNl", "doseTrueNl", "peakPressureKpa", "peakContactN", "reason",
            ],
            Keys(json.GetProperty("injections")[1]));
    }

    [Fact]
    public void The_values_are_those_of_the_session()
    {
        JsonElement json = Written(Eventful);
        Assert.Equal("endedEarly", json.GetProperty("outcome").GetString());
        Assert.Equal("hair-standard", json.GetProperty("protocol").GetString());
        Assert.Equal(36, json.GetProperty("pointsPlanned").GetInt32());
        Assert.Equal(1, json.GetProperty("pointsDone").GetInt32());
        Assert.Equal(1838, json.GetProperty("maxExtensionUm").GetInt32());
        Assert.Equal(940.25, json.GetProperty("virtualSeconds").GetDouble());
        Assert.Equal(4701.25, json.GetProperty("realTimeFactor").GetDouble());
        Assert.Equal("0.3", json.GetProperty("refusals")[0].GetProperty("atSeconds").GetRawText());
        JsonElement early = json.GetProperty("injections")[1];
        Assert.Equal("aborted", early.GetProperty("outcome").GetString());
        Assert.Equal("IL-11 \"quoted\" <b>", early.GetProperty("reason").GetString());
        Assert.Equal(
            ["2", "225", "1.1", "1800", "1814", "50000", "21300", "2400", "23900", "21800", "184", "1.72"],
            early.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Number).Select(property => property.Value.GetRawText()));
    }

    [Theory]
    [InlineData(SessionOutcome.Completed, "completed")]
    [InlineData(SessionOutcome.EndedEarly, "endedEarly")]
    [InlineData(SessionOutcome.SafeState, "safeState")]
    [InlineData(SessionOutcome.GivenUp, "givenUp")]
    [InlineData(SessionOutcome.Cancelled, "cancelled")]
    public void Every_end_of_a_session_has_its_word(SessionOutcome outcome, string word) =>
        Assert.Equal(word, Written(Eventful with { Outcome = outcome }).GetProperty("outcome").GetString());

    [Theory]
    [InlineData(InjectionOutcome.Completed, "completed")]
    [InlineData(InjectionOutcome.Aborted, "aborted")]
    [InlineData(InjectionOutcome.Refused, "refused")]
    [InlineData(InjectionOutcome.Interrupted, "interrupted")]
    public void Every_end_of_an_injection_has_its_word(InjectionOutcome outcome, string word) =>
        Assert.Equal(word, Written(Some.Session([Some.Injection(1, outcome)])).GetProperty("injections")[0].GetProperty("outcome").GetString());

    [Fact]
    public void An_injection_that_has_not_ended_is_no_result() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Written(Some.Session([Some.Injection(1, InjectionOutcome.None)])));

    [Fact]
    public void The_largest_seed_keeps_every_digit()
    {
        SessionResult result = Eventful with { Scenario = Eventful.Scenario with { Seed = ulong.MaxValue } };
        Assert.Equal(ulong.MaxValue, Written(result).GetProperty("seed").GetUInt64());
    }

    [Fact]
    public void What_is_not_a_number_is_null()
    {
        SessionResult result = Some.Session([Some.Injection(1) with { PeakPressureKpa = double.NaN }]);
        Assert.Equal(JsonValueKind.Null, Written(result).GetProperty("injections")[0].GetProperty("peakPressureKpa").ValueKind);
    }

    private static List<string> Keys(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private static JsonElement Written(SessionResult result)
    {
        using var stream = new MemoryStream();
        SessionJson.Write(result, stream);
        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }
}
