using System.Globalization;
using System.Text.Json.Nodes;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Configuration;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Daemon.Tests;

/// <summary>Sessions from a console: it says what is wanted, and the device puts the order together.</summary>
public sealed class SessionRequestTests : IDisposable
{
    private readonly RequestBench _bench = new RequestBench().SignIn("clinician");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_order_is_the_devices_own_but_for_what_the_console_may_say()
    {
        JsonNode opened = _bench.Do("session.open", Wanted())!;
        SessionOrder order = Order();
        Assert.Equal((1, "P-7", RequestBench.SteadyClock.Today, 1L), (order.SessionNumber, order.Patient, order.Date, order.FirstAuthorisation.Value));
        Assert.Equal((1, null), (order.Course.Session, order.Course.DaysSinceLast));
        Assert.Equal("hair-standard", order.Protocol.Name);
        Assert.All(order.Plan.Points, point => Assert.Equal(order.Protocol.Dose, point.Dose));
        Assert.Equal((1, 1), ((int)opened["session"]!, (int)opened["courseSession"]!));
        Assert.Equal(new PatientRecord("P-7", 1980, ""), _bench.Journal.Treatments.Patient("P-7")!.Patient);
        Assert.Equal("clinician", _bench.Journal.Treatments.Session(1)!.OpenedBy.Name);
    }

    [Fact]
    [Requirement("SR-063", "SR-076")]
    public void An_order_cannot_bring_along_calibrations_doses_dates_or_numbers_of_its_own()
    {
        JsonObject wanted = Wanted();
        wanted["calibrations"] = new JsonObject { ["handpiece"] = "H-9", ["depth"] = new JsonObject { ["uncertaintyNm"] = 0 } };
        wanted["handpiece"] = "H-9";
        wanted["date"] = "2020-01-01";
        wanted["session"] = 99;
        wanted["firstAuthorisation"] = 1000;
        wanted["course"] = new JsonObject { ["session"] = 3 };
        wanted["points"]![0]!["doseNl"] = 60_000;
        _bench.Do("session.open", wanted);
        SessionOrder order = Order();
        Assert.Equal(RequestBench.Handpiece, order.Calibrations.Handpiece);
        Assert.Null(order.Calibrations.Depth);
        Assert.Empty(order.Calibrations.Doses);
        Assert.Equal((1, RequestBench.SteadyClock.Today, 1L, 1), (order.SessionNumber, order.Date, order.FirstAuthorisation.Value, order.Course.Session));
        Assert.Equal(order.Protocol.Dose, order.Plan.Points[0].Dose);
    }

    [Fact]
    public void A_protocol_may_come_as_text_and_goes_through_every_rule()
    {
        JsonObject wanted = Wanted();
        wanted["protocol"] = new JsonObject { ["name"] = "mine", ["text"] = "title: Mine\ndepth: 9 mm\n" };
        Refusal refusal = _bench.Refused("session.open", wanted);
        Assert.Equal(RefusalCode.Request, refusal.Code);
        Assert.Contains("'needle' is missing", refusal.Words, StringComparison.Ordinal);
        wanted["protocol"] = new JsonObject { ["name"] = "unheard" };
        Assert.Contains("hair-standard", _bench.Refused("session.open", wanted).Words, StringComparison.Ordinal);
        Assert.Empty(_bench.Given);
    }

    [Theory]
    [InlineData("S1", false)]
    [InlineData(" s1 ", false)]
    [InlineData("S2", true)]
    public void A_syringe_of_another_lot_than_the_calibrated_one_is_opened_with_a_warning(string calibrated, bool warned)
    {
        var subject = new CalibrationSubject(
            CalibrationKind.Dose, RequestBench.Handpiece, "3 mL", calibrated, RequestBench.SteadyClock.Today, "test", new Instrument("Balance", "B-1", 0.01, 0.05, RequestBench.SteadyClock.Today), new Conditions(21, 1000, 40));
        var work = new CalibrationWork(subject, []);
        work = work with { Readings = [.. work.Steps.Select(step => step.Setting / WaterDensity.VolumePerMass(subject.Conditions))] };
        Assert.True(work.Analyse()!.Passed);
        CalibrationDocument document = CalibrationDocument.Signed(1, work, work.Analyse()!, "tina", _bench.Clock.GetUtcNow());
        _bench.Journal.Append(EventKind.CalibrationKept, CalibrationRegister.Kept(document), UserStamp.Nobody);

        JsonArray warnings = _bench.Do("session.open", Wanted())!["warnings"]!.AsArray();
        Assert.Equal(warned ? ["The dose was calibrated with lot S2, and the syringe is of lot S1: bores differ from lot to lot."] : [], warnings.Select(words => (string)words!));
    }

    [Theory]
    [InlineData("technician")]
    [InlineData("qa")]
    [InlineData(null)]
    public void Others_than_clinicians_open_screen_and_sign_nothing(string? name)
    {
        _bench.Do("signOut");
        if (name is not null)
            _bench.SignIn(name);
        Assert.Equal(RefusalCode.Right, _bench.Refused("session.open", Wanted()).Code);
        Assert.Equal(RefusalCode.Right, _bench.Refused("session.screen", Answers()).Code);
        Assert.Equal(RefusalCode.Right, _bench.Refused("session.sign", Signature(1, "", RequestBench.Pin)).Code);
        Assert.Empty(_bench.Given);
    }

    [Fact]
    public void What_the_loop_refuses_comes_back_with_its_words_and_silence_says_so()
    {
        _bench.Refuses = new Refusal(RefusalCode.Calibration, "There is no valid depth calibration.", "Ask a technician to calibrate.");
        Assert.Equal(_bench.Refuses, _bench.Refused("session.open", Wanted()));
        _bench.Refuses = null;
        _bench.Silent = true;
        Assert.Contains("did not answer", _bench.Refused("session.open", Wanted()).Words, StringComparison.Ordinal);
        _bench.State = InjectorState.Ready;
        Assert.Contains("Standby", _bench.Refused("session.open", Wanted()).Words, StringComparison.Ordinal);
        Assert.Equal(2, _bench.Given.Count);
    }

    [Fact]
    public void A_daemon_that_was_not_told_its_handpiece_opens_no_session()
    {
        using RequestBench bench = new RequestBench(handpiece: "").SignIn("clinician");
        Assert.Equal(RefusalCode.Calibration, bench.Refused("session.open", Wanted()).Code);
        Assert.Empty(bench.Given);
    }

    [Fact]
    public void A_single_item_is_used_up_by_its_session_and_refused_in_the_next()
    {
        JsonObject wanted = Wanted();
        wanted["consumables"]!["syringeItem"] = "S-0001";
        Assert.Empty(_bench.Do("session.open", (JsonObject)wanted.DeepClone())!["warnings"]!.AsArray());
        Assert.Equal(1, _bench.Journal.Treatments.SessionOfItem(ConsumableKind.Syringe, "S-0001"));
        Refusal refusal = _bench.Refused("session.open", wanted);
        Assert.Equal(RefusalCode.RepeatedId, refusal.Code);
        Assert.Single(_bench.Given);
    }

    [Fact]
    public void Answers_go_to_the_loop_as_they_were_given()
    {
        JsonObject answers = Answers();
        answers["answers"]!.AsObject().Remove("keloid");
        _bench.Do("session.screen", answers);
        Screening screening = Assert.IsType<OperatorCommand.AnswerScreening>(_bench.Given.Single()).Screening;
        Assert.Null(screening.Answer(Contraindication.Keloid));
        Assert.False(screening.Answer(Contraindication.Diabetes));
        Assert.NotNull(screening.Block());
    }

    [Fact]
    public void An_override_needs_a_pin_and_carries_the_name_of_who_gave_it()
    {
        JsonObject answers = Answers();
        answers["answers"]!["diabetes"] = true;
        answers["overrides"] = new JsonArray(new JsonObject { ["against"] = "diabetes", ["reason"] = "well controlled", ["clinician"] = "somebody else" });
        Assert.Equal(RefusalCode.Request, _bench.Refused("session.screen", answers).Code);
        answers["pin"] = "918273";
        Assert.Equal(RefusalCode.Right, _bench.Refused("session.screen", answers).Code);
        Assert.Empty(_bench.Given);
        answers["pin"] = RequestBench.Pin;
        _bench.Do("session.screen", answers);
        Screening screening = Assert.IsType<OperatorCommand.AnswerScreening>(_bench.Given.Single()).Screening;
        Assert.Equal(new ScreeningOverride(Contraindication.Diabetes, "clinician", "well controlled"), screening.Overrides.Single());
        Assert.Null(screening.Block());
    }

    [Fact]
    public void A_session_is_signed_in_its_review_or_later_with_a_pin_and_the_record_shows_it()
    {
        _bench.Do("session.open", Wanted());
        _bench.State = InjectorState.Ready;
        Assert.Equal(RefusalCode.NotNow, _bench.Refused("session.sign", Signature(1, "good", RequestBench.Pin)).Code);
        _bench.State = InjectorState.SessionReview;
        Assert.Equal(RefusalCode.Right, _bench.Refused("session.sign", Signature(1, "good", "918273")).Code);
        Assert.Equal(RefusalCode.Request, _bench.Refused("session.sign", Signature(2, "good", RequestBench.Pin)).Code);
        _bench.Do("session.sign", Signature(1, "good", RequestBench.Pin));
        Assert.Equal(SessionEnding.Open, _bench.Journal.Treatments.Session(1)!.Ending);

        _bench.Journal.Write([new RecordEntry { Kind = RecordKind.SessionClosed, At = Control.Quantities.MonotonicTime.FromMicroseconds(61_001_000) }]);
        TimeSpan lasted = _bench.Journal.Treatments.Session(1)!.Duration;
        _bench.State = InjectorState.Standby;
        _bench.Clock.Go(TimeSpan.FromDays(1));
        _bench.Do("session.sign", Signature(1, "no bruise a day later", RequestBench.Pin));

        TreatmentSession session = _bench.Journal.Treatments.Session(1)!;
        Assert.Equal(["good", "no bruise a day later"], session.Signatures.Select(signature => signature.Notes));
        Assert.All(session.Signatures, signature => Assert.Equal("clinician", signature.Who.Name));
        Assert.Equal(TimeSpan.FromDays(1), session.Signatures[1].When - session.Signatures[0].When);
        Assert.Equal(lasted, session.Duration);
        Assert.Equal(_bench.Journal.Read(EventKind.SessionSigned)[^1].Number, session.LastEvent);
        Assert.True(_bench.Journal.Verify().Sound);
    }

    private SessionOrder Order() => Assert.IsType<OperatorCommand.OpenSession>(_bench.Given[^1]).Order;

    private static JsonObject Signature(long session, string notes, string pin) => new() { ["session"] = session, ["notes"] = notes, ["pin"] = pin };

    private static JsonObject Answers() => new()
    {
        ["answers"] = new JsonObject(Enum.GetNames<Contraindication>().Select(question => KeyValuePair.Create(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(question), (JsonNode?)false))),
    };

    private static JsonObject Wanted()
    {
        Protocol protocol = ProtocolLibrary.Find("hair-standard")!.Value!;
        Assert.Null(TreatmentPlan.TryLayOut(protocol, [ScalpRegion.Frontal], 5, out TreatmentPlan? plan));
        return new JsonObject
        {
            ["patient"] = "P-7",
            ["birthYear"] = 1980,
            ["protocol"] = new JsonObject { ["name"] = protocol.Name },
            ["points"] = new JsonArray([.. plan!.Points.Select(point => (JsonNode)new JsonObject
            {
                ["number"] = point.Number,
                ["region"] = point.Region.ToString(),
                ["xMm"] = point.Place.X,
                ["yMm"] = point.Place.Y,
            })]),
            ["consumables"] = new JsonObject
            {
                ["compound"] = "compound",
                ["compoundLot"] = "C1",
                ["compoundExpiry"] = RequestBench.SteadyClock.Today.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["syringeLot"] = "S1",
                ["needleLot"] = "N1",
                ["fillNl"] = 2_500_000,
            },
            ["checklist"] = new JsonObject { ["skinCleanAndDry"] = true, ["gelWipedOff"] = true, ["consumablesNew"] = true, ["compoundWaterBased"] = true },
        };
    }
}
