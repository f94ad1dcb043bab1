using System.Text.Json;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Calibration.Tests;

/// <summary>Which calibrations a device may use.</summary>
[Requirement("SR-063")]
public sealed class RegisterTests
{
    private readonly List<string?> _events = [];

    [Fact]
    public void Depth_dose_and_compliance_together_let_a_device_treat()
    {
        Assert.Null(Set().Depth);
        int depth = Keep(CalibrationKind.Depth);
        Keep(CalibrationKind.Dose);
        Assert.Empty(Set().Doses);
        int compliance = Keep(CalibrationKind.Compliance);

        CalibrationSet set = Set();

        Analysis found = Find(depth).Document.Analysis;
        Assert.Equal((int)Math.Round(found[DepthProcedure.Scale].Value), set.Depth!.ScalePartsPerMillion);
        Assert.Equal(found[DepthProcedure.Largest].Value, set.Depth.LargestDepth!.Value.Micrometres / 1000.0, 0.0021);
        DoseCalibration dose = Assert.Single(set.Doses);
        Assert.Equal(Find(compliance).Document.Analysis[ComplianceProcedure.Compliance].Value, dose.Compliance.NanolitresPerKilopascal, 0.51);
        Assert.Equal("3 mL", dose.Syringe.Name);
    }

    [Fact]
    [Requirement("SR-072")]
    public void The_resistance_of_a_needle_that_was_named_goes_to_the_device_and_that_of_an_unnamed_one_does_not()
    {
        Keep(CalibrationKind.Dose);
        Keep(CalibrationKind.Compliance);
        Assert.Null(Assert.Single(Set().Doses).Resistance);

        double measured = Bench.Analysed(CalibrationKind.Compliance)[ComplianceProcedure.Resistance].Value;
        double viscosity = WaterViscosity.At(Bench.Subject(CalibrationKind.Compliance).Conditions.Celsius);
        NeedleType near = NeedleType.KnownGauges.Select(gauge => NeedleType.Find(gauge, 4)!)
            .MinBy(needle => Math.Abs(Math.Log(needle.ResistancePascalsPerNanolitrePerSecond(viscosity) / measured)))!;
        var work = Bench.Done(Bench.Subject(CalibrationKind.Compliance) with { Needle = near.Name }, seed: 1);
        Assert.True(work.Analyse()!.Passed, string.Join(" ", work.Analyse()!.Findings));
        var document = CalibrationDocument.Signed(new CalibrationRegister(_events).NextNumber, work, work.Analyse()!, "tina", default);
        _events.Add(CalibrationRegister.Kept(document).ToJsonString());

        MeasuredResistance resistance = Assert.Single(Set().Doses).Resistance!;
        Assert.Equal(near, resistance.Needle);
        Assert.Equal(measured, resistance.PascalsPerNanolitrePerSecond(viscosity), 0.001);

        Assert.False(Bench.Done(Bench.Subject(CalibrationKind.Compliance) with { Needle = "27G x 4 mm" }, seed: 1).Analyse()!.Passed);
        Assert.Contains(new CalibrationSubject(CalibrationKind.Compliance, "H", "3 mL", "", Bench.Today, "s", Bench.Subject(CalibrationKind.Compliance).Instrument,
            Bench.Subject(CalibrationKind.Compliance).Conditions, Needle: "30G").Problems(), problem => problem.Words.Contains("30G", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(15, 1.138)]
    [InlineData(20, 1.002)]
    [InlineData(25, 0.890)]
    [InlineData(30, 0.797)]
    public void The_viscosity_of_water_is_that_of_the_tables(double celsius, double expected) => Assert.Equal(1, WaterViscosity.At(celsius) / expected, 0.025);

    [Theory]
    [InlineData(CalibrationKind.Depth)]
    [InlineData(CalibrationKind.Dose)]
    [InlineData(CalibrationKind.Compliance)]
    public void What_each_step_drives_the_device_to_is_allowed_and_can_be_handed_on_as_text(CalibrationKind kind)
    {
        foreach (ReadingStep step in Bench.Procedure(kind).Steps(Bench.Subject(kind)))
        {
            Assert.Null(step.Target?.Block());
            Assert.Equal(step, JsonSerializer.Deserialize<ReadingStep>(JsonSerializer.Serialize(step, CalibrationText.Options), CalibrationText.Options));
            double set = step.Target switch
            {
                { Extends: true } needle => needle.Place.Nanometres / 1e6,
                { Move: ServiceMove.Deliver } flow when step.SettingUnit == "µL/s" => flow.Flow.NanolitresPerSecond / 1000.0,
                { Displaces: true } plunger => plunger.Volume.Nanolitres / 1000.0,
                _ => 0,
            };
            Assert.Equal(step.Setting, set, 1e-3);
        }
    }

    [Fact]
    public void A_newer_one_supersedes_and_a_bad_one_gives_its_place_back()
    {
        int first = Keep(CalibrationKind.Depth, seed: 1);
        int second = Keep(CalibrationKind.Depth, seed: 2);
        Assert.Equal((CalibrationStatus.Superseded, CalibrationStatus.InForce), (Find(first).Status, Find(second).Status));

        _events.Add(CalibrationRegister.Marked(second, "the indicator fell").ToJsonString());

        Assert.Equal((CalibrationStatus.InForce, CalibrationStatus.Bad), (Find(first).Status, Find(second).Status));
        Assert.Equal("the indicator fell", Find(second).Reason);
        Assert.Equal((int)Math.Round(Find(first).Document.Analysis[DepthProcedure.Scale].Value), Set().Depth!.ScalePartsPerMillion);
    }

    [Fact]
    public void One_that_failed_never_comes_into_force_and_the_old_one_stays()
    {
        int first = Keep(CalibrationKind.Depth);
        int failed = Keep(CalibrationKind.Depth, spoil: (_, step, value) => value + (0.05 * step.Setting));
        Assert.Equal((CalibrationStatus.InForce, CalibrationStatus.Failed), (Find(first).Status, Find(failed).Status));
    }

    [Fact]
    public void After_180_days_it_is_expired_and_the_device_refuses()
    {
        int number = Keep(CalibrationKind.Depth);
        DateOnly last = Bench.Today.AddDays(HardLimits.CalibrationDays);
        Assert.Equal(last, Find(number).LastDay);
        Assert.Equal(CalibrationStatus.InForce, Find(number, last).Status);
        Assert.NotNull(Set(last).Depth);
        Assert.Equal(CalibrationStatus.Expired, Find(number, last.AddDays(1)).Status);
        Assert.Null(Set(last.AddDays(1)).Depth);
        Assert.Equal(CalibrationStatus.Expired, Find(number, Bench.Today.AddDays(-1)).Status);
    }

    [Fact]
    public void Another_handpiece_has_none() => Assert.Null(new CalibrationRegister(_events).For("VB-0002", Bench.Today, simulated: true).Depth);

    [Fact]
    public void What_was_found_on_a_virtual_device_is_not_used_on_a_real_one()
    {
        Keep(CalibrationKind.Depth);
        Assert.NotNull(Set().Depth);
        Assert.Null(new CalibrationRegister(_events).For("VB-0001", Bench.Today, simulated: false).Depth);
    }

    [Theory]
    [InlineData("\\\"value\\\": -", "\\\"value\\\": ")]
    [InlineData("VB-0001", "VB-0002")]
    [InlineData("\\\"signedBy\\\": \\\"tina\\\"", "\\\"signedBy\\\": \\\"tom\\\"")]
    public void One_that_was_changed_is_not_used(string was, string becomes)
    {
        int number = Keep(CalibrationKind.Depth);
        int at = _events[0]!.Replace("\\u0022", "\\\"", StringComparison.Ordinal).IndexOf(was, StringComparison.Ordinal);
        Assert.True(at > 0, _events[0]);
        string text = _events[0]!.Replace("\\u0022", "\\\"", StringComparison.Ordinal);
        _events[0] = text[..at] + becomes + text[(at + was.Length)..];
        Assert.Equal(CalibrationStatus.Damaged, Find(number).Status);
        Assert.Null(Set().Depth);
        Assert.Null(new CalibrationRegister(_events).For("VB-0002", Bench.Today, simulated: true).Depth);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void None_is_in_force_while_the_newest_is_damaged_and_the_one_before_is_once_it_is_marked_as_bad(bool resealed)
    {
        int first = Keep(CalibrationKind.Depth, seed: 1);
        CalibrationDocument second = Document(CalibrationKind.Depth, 2, null);
        CalibrationDocument changed = second with { Analysis = Better(second.Analysis) };
        _events.Add(CalibrationRegister.Kept(resealed ? changed.Sealed() : changed).ToJsonString());
        Assert.Equal((CalibrationStatus.Superseded, CalibrationStatus.Damaged), (Find(first).Status, Find(second.Number).Status));
        Assert.Null(Set().Depth);

        _events.Add(CalibrationRegister.Marked(second.Number, "somebody changed it").ToJsonString());
        Assert.Equal((CalibrationStatus.InForce, CalibrationStatus.Bad), (Find(first).Status, Find(second.Number).Status));
        Assert.NotNull(Set().Depth);
    }

    [Theory]
    [InlineData(-1, CalibrationStatus.InForce, CalibrationStatus.Superseded)]
    [InlineData(-300, CalibrationStatus.InForce, CalibrationStatus.Superseded)]
    [InlineData(0, CalibrationStatus.Superseded, CalibrationStatus.InForce)]
    [InlineData(5, CalibrationStatus.InForce, CalibrationStatus.Expired)]
    public void One_taken_over_from_another_record_counts_by_the_day_it_was_done(int days, CalibrationStatus here, CalibrationStatus taken)
    {
        int first = Keep(CalibrationKind.Depth, seed: 1);
        int second = Keep(CalibrationKind.Depth, seed: 2, days: days);
        Assert.Equal((here, taken), (Find(first).Status, Find(second).Status));
        Assert.Equal((int)Math.Round(Find(here == CalibrationStatus.InForce ? first : second).Document.Analysis[DepthProcedure.Scale].Value), Set().Depth!.ScalePartsPerMillion);
    }

    [Fact]
    public void One_signed_by_an_earlier_program_stays_in_force_and_one_of_a_later_program_is_not_read()
    {
        // Written before there were formats: its uncertainties were worked out in another way.
        CalibrationDocument now = Document(CalibrationKind.Depth, 1, null);
        Result[] then = [.. now.Analysis.Results.Select(result => result.Uncertainty is { } known ? result with { Uncertainty = known * 0.9 } : result)];
        CalibrationDocument early = (now with { Format = null, Analysis = now.Analysis with { Results = then } }).Sealed();
        Assert.DoesNotContain("format", early.ToJson(), StringComparison.Ordinal);
        _events.Add(CalibrationRegister.Kept(early).ToJsonString());
        Assert.Equal(CalibrationStatus.InForce, Find(1).Status);
        Assert.False((early with { Format = CalibrationDocument.CurrentFormat }).FollowsFromReadings);
        Assert.False(early.FollowsFromReadings);
        InvalidDataException late = Assert.Throws<InvalidDataException>(() => CalibrationDocument.FromJson((now with { Format = CalibrationDocument.CurrentFormat + 1 }).ToJson()));
        Assert.Contains("take a newer one", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_cannot_be_read_at_all_is_counted_and_takes_its_number_with_it()
    {
        _events.Add("{\"calibration\":\"nonsense\"}");
        var register = new CalibrationRegister(_events);
        Assert.Equal(1, register.Unreadable);
        Assert.Equal(2, register.NextNumber);
        Assert.Empty(register.All(Bench.Today));
    }

    [Fact]
    public void A_seal_made_anew_over_other_results_is_found_by_the_readings()
    {
        CalibrationDocument document = Document(CalibrationKind.Depth, 1, null);
        Assert.True(document is { Whole: true, FollowsFromReadings: true });
        CalibrationDocument read = CalibrationDocument.FromJson(document.ToJson());
        Assert.True(read is { Whole: true, FollowsFromReadings: true });
        CalibrationDocument forged = (document with { Analysis = Better(document.Analysis) }).Sealed();
        Assert.True(forged.Whole);
        Assert.False(forged.FollowsFromReadings);
    }

    private CalibrationSet Set(DateOnly? today = null) => new CalibrationRegister(_events).For("VB-0001", today ?? Bench.Today, simulated: true);

    private RegisteredCalibration Find(int number, DateOnly? today = null) => new CalibrationRegister(_events).Find(number, today ?? Bench.Today)!;

    private static Analysis Better(Analysis analysis) => analysis with { Results = [.. analysis.Results.Select(result => result.Name == DepthProcedure.Depth ? result with { Value = 0.001 } : result)] };

    private int Keep(CalibrationKind kind, ulong seed = 1, Func<int, ReadingStep, double, double>? spoil = null, int days = 0)
    {
        CalibrationDocument document = Document(kind, seed, spoil, days);
        _events.Add(CalibrationRegister.Kept(document).ToJsonString());
        return document.Number;
    }

    private CalibrationDocument Document(CalibrationKind kind, ulong seed, Func<int, ReadingStep, double, double>? spoil, int days = 0)
    {
        var work = Bench.Done(Bench.Subject(kind) with { Date = Bench.Today.AddDays(days) }, seed, spoil);
        int number = new CalibrationRegister(_events).NextNumber;
        return CalibrationDocument.Signed(number, work, work.Analyse()!, "tina", new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
    }
}
