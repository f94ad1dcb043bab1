using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.CalibrationBench;

namespace MesoInjector.Calibration.Tests;

/// <summary>What goes wrong at a bench is refused or shown, with what to do.</summary>
public sealed class BadInputTests
{
    public static TheoryData<CalibrationSubject, string> Subjects()
    {
        CalibrationSubject depth = Bench.Subject(CalibrationKind.Depth);
        CalibrationSubject dose = Bench.Subject(CalibrationKind.Dose);
        return new TheoryData<CalibrationSubject, string>
        {
            { depth with { Handpiece = " " }, "no serial number of the handpiece" },
            { dose with { Part = "2 mL" }, "no syringe '2 mL'" },
            { dose with { Lot = "" }, "no lot" },
            { Bench.Subject(CalibrationKind.Force, "nose"), "no sensor 'nose'" },
            { depth with { Instrument = depth.Instrument with { SerialNumber = "" } }, "no serial number" },
            { depth with { Instrument = depth.Instrument with { Due = Bench.Today.AddDays(-1) } }, "ended on 2026-11-02" },
            { depth with { Instrument = depth.Instrument with { Resolution = 0.02 } }, "too coarse" },
            { depth with { Instrument = depth.Instrument with { Resolution = 0 } }, "too coarse" },
            { depth with { Instrument = depth.Instrument with { Uncertainty = double.NaN } }, "uncertainty of the instrument" },
            { dose with { Conditions = dose.Conditions with { Celsius = 72 } }, "72 °C" },
            { dose with { Conditions = dose.Conditions with { Hectopascals = 101.3 } }, "101.3 hPa" },
            { dose with { Conditions = dose.Conditions with { HumidityPercent = 0.45 } }, "0.45 %" },
        };
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_calibration_that_could_not_be_defended_does_not_begin(CalibrationSubject subject, string words)
    {
        Assert.Null(CalibrationWork.Begin(subject, out IReadOnlyList<Finding> problems));
        Finding problem = Assert.Single(problems);
        Assert.Contains(words, problem.Words, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData(CalibrationKind.Depth, 500, "a thousand times too large")]
    [InlineData(CalibrationKind.Depth, 0.0197, "in inches")]
    [InlineData(CalibrationKind.Depth, -0.5, "of the wrong sign")]
    [InlineData(CalibrationKind.Depth, 1.2, "is outside 0.1 to 0.9 mm.")]
    [InlineData(CalibrationKind.Depth, double.NaN, "is outside")]
    public void A_reading_out_of_range_is_refused_with_a_guess_and_nothing_is_lost(CalibrationKind kind, double value, string words)
    {
        CalibrationWork work = CalibrationWork.Begin(Bench.Subject(kind), out _)!;
        Assert.Null(work.Take(value, out Finding? problem));
        Assert.Contains(words, problem!.Words, StringComparison.Ordinal);
        Assert.Empty(work.Readings);
    }

    [Fact]
    public void A_mass_in_grams_is_recognised()
    {
        CalibrationWork work = CalibrationWork.Begin(Bench.Subject(CalibrationKind.Dose), out _)!;
        for (int i = 0; i < DoseProcedure.Blanks; i++)
            work = work.Take(-0.04, out _)!;
        Assert.Null(work.Take(0.005, out Finding? problem));
        Assert.Contains("a thousand times too small", problem!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_readings_say_nothing_and_too_many_are_not_taken()
    {
        CalibrationWork whole = Bench.Done(Bench.Subject(CalibrationKind.Depth), 1);
        Assert.Null(whole.Undo().Analyse());
        Assert.NotNull(whole.Analyse());
        Assert.Null(whole.Take(1, out Finding? problem));
        Assert.Equal("All readings are taken.", problem!.Words);
    }

    [Fact]
    public void An_outlier_is_shown_and_counted_not_dropped()
    {
        Analysis sound = Bench.Analysed(CalibrationKind.Depth);
        Analysis spoilt = Bench.Analysed(CalibrationKind.Depth, (index, _, value) => index == 17 ? value + 0.03 : value);
        Assert.DoesNotContain(sound.Findings, finding => finding.Words.Contains("outlier", StringComparison.Ordinal));
        Finding outlier = Assert.Single(spoilt.Findings, finding => finding.Words.Contains("outlier", StringComparison.Ordinal));
        Assert.StartsWith("Reading 18 (run 2, forward, 2 mm:", outlier.Words, StringComparison.Ordinal);
        Assert.Equal(Severity.Flag, outlier.Severity);
        Assert.NotEqual(sound[DepthProcedure.Offset].Value, spoilt[DepthProcedure.Offset].Value);
    }

    [Theory]
    [InlineData(CalibrationKind.Dose, 20, 2.5, "Reading 21 (50 µL, 50 µL:")]
    [InlineData(CalibrationKind.Dose, 34, 0.9, "Reading 35 (blanks after,")]
    [InlineData(CalibrationKind.Depth, 47, 0.1, "Reading 48 (touch-off gauge,")]
    [InlineData(CalibrationKind.Compliance, 11, 40, "Reading 12 (closed end, down,")]
    [InlineData(CalibrationKind.Compliance, 18, 20, "Reading 19 (flow through the needle, 15 µL/s:")]
    [InlineData(CalibrationKind.Force, 9, 0.3, "Reading 10 (run 1, down,")]
    public void An_outlier_has_the_number_it_was_asked_for_with(CalibrationKind kind, int spoilt, double by, string words)
    {
        Analysis analysis = Bench.Analysed(kind, (index, _, value) => index == spoilt ? value + by : value);
        Finding outlier = Assert.Single(analysis.Findings, finding => finding.Words.Contains("outlier", StringComparison.Ordinal));
        Assert.StartsWith(words, outlier.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_instrument_cannot_tell_apart_is_no_outlier()
    {
        Analysis analysis = Bench.Analysed(CalibrationKind.Depth, (index, step, value) => step.Group == "touch-off gauge" ? index == 44 ? 0.013 : 0.012 : value);
        Assert.DoesNotContain(analysis.Findings, finding => finding.Words.Contains("outlier", StringComparison.Ordinal));
    }

    [Fact]
    public void An_axis_that_stands_still_between_two_places_is_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Depth, (index, step, value) => index == 3 ? step.Setting - 0.4 : index == 2 ? step.Setting + 0.2 : value), "does not go on between 1.5 and 2 mm");

    [Fact]
    public void A_worn_nut_is_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Depth, (_, step, value) => step.Group.EndsWith("back", StringComparison.Ordinal) ? value + 0.05 : value), "The backlash is");

    [Fact]
    public void Another_screw_is_refused() => Refused(Bench.Analysed(CalibrationKind.Depth, (_, step, value) => value + (0.05 * step.Setting)), "The scale error is");

    [Fact]
    public void Readings_that_scatter_too_much_are_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Depth, (index, _, value) => value + (index % 3 == 0 ? 0.08 : -0.04)), "uncertainty of a depth");

    [Fact]
    public void A_gauge_that_does_not_find_the_tip_again_is_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Depth, (index, step, value) => step.Group == "touch-off gauge" && index % 2 == 0 ? value + 0.1 : value), "repeatability of a touch-off");

    [Fact]
    public void An_axis_with_a_bend_is_refused() => Refused(Bench.Analysed(CalibrationKind.Depth, (_, step, value) => step.Setting == 2 ? value + 0.05 : value), "largest error of a place");

    [Theory]
    [InlineData(0.1, "At 10 µL doses may lie")]
    [InlineData(0.5, "At 50 µL doses may lie")]
    [InlineData(1, "At 100 µL doses may lie")]
    public void Each_dose_is_judged_by_itself(double part, string words)
    {
        Analysis analysis = Bench.Analysed(CalibrationKind.Dose, (_, step, value) => step.Setting == part * DoseProcedure.Nominal ? value * 0.88 : value);
        Refused(analysis, words);
        Assert.Single(analysis.Findings, finding => finding.Severity == Severity.Refuse && finding.Words.Contains("doses may lie", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loose_holder_is_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Compliance, (_, step, value) => step.Group.EndsWith("down", StringComparison.Ordinal) ? value + 120 : value), "A lost motion of");

    [Fact]
    public void Pressures_that_scatter_are_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Compliance, (index, step, value) => step.SettingUnit == "µL" ? Math.Clamp(value + (index % 2 == 0 ? 50 : -50), step.Least, step.Most) : value), "not known well enough");

    [Fact]
    public void Forces_that_scatter_are_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Force, (index, _, value) => value + (index % 2 == 0 ? 0.4 : -0.4)), "The span is known only within");

    [Fact]
    public void A_balance_that_drifts_is_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Dose, (_, step, value) => step.Group == "blanks after" ? value + 0.6 : value), "The balance drifts");

    [Fact]
    public void Doses_that_change_from_first_to_last_are_shown()
    {
        Analysis analysis = Bench.Analysed(CalibrationKind.Dose, (index, step, value) => step.Setting > 0 ? value * (1 + (0.001 * (index - 18))) : value);
        Assert.Contains(analysis.Findings, finding => finding.Severity == Severity.Flag && finding.Words.StartsWith("Deliveries change by", StringComparison.Ordinal));
        Assert.DoesNotContain(Bench.Analysed(CalibrationKind.Dose).Findings, finding => finding.Words.StartsWith("Deliveries change by", StringComparison.Ordinal));
    }

    [Fact]
    public void Doses_off_by_a_fifth_are_refused() => Refused(Bench.Analysed(CalibrationKind.Dose, (_, step, value) => step.Setting > 0 ? value * 0.8 : value), "doses may lie between");

    [Fact]
    public void Another_syringe_in_the_holder_is_recognised() =>
        Refused(Bench.Analysed(CalibrationKind.Dose, (_, step, value) => step.Setting > 0 ? value * 4.78 * 4.78 / (8.66 * 8.66) : value, "3 mL"), "is what a 1 mL syringe would give in the place of a 3 mL");

    [Fact]
    public void Air_in_the_syringe_is_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Compliance, (_, step, value) => step.SettingUnit == "µL" ? value / 2.5 : value), "A compliance of");

    [Theory]
    [InlineData("1 mL", "3 mL", true)]
    [InlineData("1 mL", "5 mL", true)]
    [InlineData("3 mL", "1 mL", true)]
    [InlineData("3 mL", "5 mL", false)]
    [InlineData("5 mL", "1 mL", true)]
    [InlineData("5 mL", "3 mL", false)]
    public void Another_syringe_than_the_declared_one_does_not_pass_for_it(string declared, string actual, bool refused)
    {
        // Displaced by a plunger that takes it for the declared one, its own compliance is found per its own area.
        SyringeType meant = SyringeType.All.First(type => type.Name == declared);
        SyringeType there = SyringeType.All.First(type => type.Name == actual);
        CalibrationSubject subject = Bench.Subject(CalibrationKind.Compliance, declared);
        var gun = new VirtualInstrument(subject, 1, new Dictionary<string, double>
        {
            [ComplianceProcedure.Compliance] = there.TypicalCompliance.NanolitresPerKilopascal * Math.Pow((double)meant.Bore.Nanometres / there.Bore.Nanometres, 2),
            [ComplianceProcedure.LostMotion] = 50,
            [ComplianceProcedure.Resistance] = 2,
        });
        Analysis analysis = Bench.Done(subject, gun).Analyse()!;
        Assert.Contains(analysis.Findings, finding => finding.Words.Contains($"what a {actual} syringe gives in the place of a {declared}", StringComparison.Ordinal));
        Assert.Equal(refused, !analysis.Passed);
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(1, false)]
    [InlineData(1.2, true)]
    public void A_typical_syringe_of_the_declared_type_is_not_taken_for_another(double times, bool shown)
    {
        CalibrationSubject subject = Bench.Subject(CalibrationKind.Compliance, "3 mL");
        var gun = new VirtualInstrument(subject, 1, new Dictionary<string, double> { [ComplianceProcedure.Compliance] = 450 * times, [ComplianceProcedure.LostMotion] = 50, [ComplianceProcedure.Resistance] = 2 });
        Assert.Equal(shown, Bench.Done(subject, gun).Analyse()!.Findings.Any(finding => finding.Words.Contains("in the place of", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0.15, "a thousand times too small")]
    [InlineData(1.5, "in bar")]
    [InlineData(21.8, "in psi")]
    [InlineData(1500, "in millibar")]
    public void A_pressure_in_another_unit_is_recognised(double typed, string words)
    {
        CalibrationSubject subject = Bench.Subject(CalibrationKind.Compliance);
        CalibrationWork whole = Bench.Done(subject, 1);
        CalibrationWork work = whole with { Readings = [.. whole.Readings.Take(ComplianceProcedure.RampSteps - 1)] };
        Assert.Null(work.Take(typed, out Finding? problem));
        Assert.Contains($"It may be {words}", problem!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pressure_that_does_not_rise_with_the_flow_is_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Compliance, (_, step, value) => step.SettingUnit == "µL/s" ? 40 - (0.1 * step.Setting) : value), "Pressure does not rise with the flow");

    [Fact]
    public void A_balance_that_knows_a_dose_too_badly_is_refused()
    {
        CalibrationSubject subject = Bench.Subject(CalibrationKind.Dose);
        CalibrationWork work = Bench.Done(subject, 1);
        Refused((work with { Subject = subject with { Instrument = subject.Instrument with { Uncertainty = 20 } } }).Analyse()!, "known only within 20.0 %");
    }

    [Fact]
    public void A_needle_far_from_the_named_one_is_refused_and_its_limit_is_printed()
    {
        CalibrationSubject subject = Bench.Subject(CalibrationKind.Compliance) with { Needle = "30G x 4 mm" };
        Analysis analysis = Bench.Done(subject, 1, (_, step, value) => step.SettingUnit == "µL/s" ? 12 + (12 * step.Setting) : value).Analyse()!;
        Refused(analysis, "times what a 30G x 4 mm needle has in water");
        Assert.Contains(analysis.Limits, limit => limit.Contains("within a factor of 2.5 of a 30G x 4 mm needle", StringComparison.Ordinal));
    }

    [Fact]
    public void A_leak_is_refused() =>
        Refused(Bench.Analysed(CalibrationKind.Compliance, (_, step, value) => step.Group.EndsWith("down", StringComparison.Ordinal) ? Math.Max(step.Least, value - 60) : value), "A lost motion of");

    [Fact]
    public void A_sensor_with_another_span_is_refused() => Refused(Bench.Analysed(CalibrationKind.Force, (_, step, value) => value + (0.1 * step.Setting / 100)), "The span error is");

    [Fact]
    public void A_scale_that_has_changed_since_the_last_time_is_shown()
    {
        Analysis before = Bench.Analysed(CalibrationKind.Depth);
        CalibrationWork again = Bench.Done(Bench.Subject(CalibrationKind.Depth), 1, (_, step, value) => value + (0.004 * step.Setting));
        Assert.Contains(again.Analyse(before)!.Findings, finding => finding.Words.StartsWith("The scale error has changed from", StringComparison.Ordinal));
        Assert.DoesNotContain(Bench.Done(Bench.Subject(CalibrationKind.Depth), 1).Analyse(before)!.Findings, finding => finding.Words.Contains("has changed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CalibrationKind.Dose, "The scale error has changed from")]
    [InlineData(CalibrationKind.Compliance, "The compliance has changed from")]
    [InlineData(CalibrationKind.Force, "The span error has changed from")]
    public void A_value_that_has_changed_since_the_last_time_is_shown(CalibrationKind kind, string words)
    {
        Analysis before = Bench.Analysed(kind);
        CalibrationWork again = Bench.Done(Bench.Subject(kind), 1, (_, step, value) => step.Setting > 0 ? value * 1.05 : value);
        Assert.Contains(again.Analyse(before)!.Findings, finding => finding.Words.StartsWith(words, StringComparison.Ordinal));
        Assert.DoesNotContain(Bench.Done(Bench.Subject(kind), 1).Analyse(before)!.Findings, finding => finding.Words.Contains("has changed", StringComparison.Ordinal));
    }

    private static void Refused(Analysis analysis, string words)
    {
        Assert.False(analysis.Passed);
        Finding finding = analysis.Findings.First(finding => finding.Severity == Severity.Refuse && finding.Words.Contains(words, StringComparison.Ordinal));
        Assert.NotEmpty(finding.Remedy);
    }
}
