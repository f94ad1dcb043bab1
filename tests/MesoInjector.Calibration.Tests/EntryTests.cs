using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Calibration.Entry;

namespace MesoInjector.Calibration.Tests;

/// <summary>Readings as instruments print them, and calibrations that are interrupted.</summary>
public sealed class EntryTests
{
    [Theory]
    [InlineData("S S     25.03 mg", 25.03)]
    [InlineData("S S   0.02503 g", 25.03)]
    [InlineData("N     +    25.03 mg", 25.03)]
    [InlineData("N     -     0.04 mg", -0.04)]
    [InlineData("     25.03 mg", 25.03)]
    [InlineData("25,03", 25.03)]
    [InlineData("2026-11-03;14:02:11;25,03", 25.03)]
    [InlineData("2026-11-03,14:02:11,7,25.03,mg", 25.03)]
    [InlineData("+0025.03mg", 25.03)]
    public void A_balance_is_understood(string line, double milligrams)
    {
        IReadOnlyList<double> readings = InstrumentText.Read(line, "mg", out IReadOnlyList<string> problems);
        Assert.Empty(problems);
        Assert.Equal(milligrams, Assert.Single(readings), 1e-9);
    }

    [Theory]
    [InlineData("+0001.234 mm", 1.234)]
    [InlineData("1234 µm", 1.234)]
    [InlineData("0.04858 in", 1.233932)]
    public void An_indicator_is_understood(string line, double millimetres) =>
        Assert.Equal(millimetres, Assert.Single(InstrumentText.Read(line, "mm", out _)), 1e-6);

    [Fact]
    public void The_header_of_a_table_may_name_the_unit()
    {
        IReadOnlyList<double> readings = InstrumentText.Read("time;mass (g)\n# after lunch\n14:02;0.02503\n14:03;0.02497\n\n", "mg", out IReadOnlyList<string> problems);
        Assert.Empty(problems);
        Assert.Equal([25.03, 24.97], readings.Select(reading => Math.Round(reading, 9)));
    }

    [Theory]
    [InlineData("S D     25.03 mg", "an unstable reading")]
    [InlineData("     25.03 mg ?", "an unstable reading")]
    [InlineData("S +", "an overload")]
    [InlineData("Err 04", "an overload")]
    [InlineData("25.03 kg?!", "no number with a unit")]
    [InlineData("25.03 lb", "lb is not a unit of this reading")]
    public void What_is_no_reading_is_named_with_its_line(string line, string words)
    {
        IReadOnlyList<double> readings = InstrumentText.Read("25.00 mg\n" + line, "mg", out IReadOnlyList<string> problems);
        Assert.Equal([25.0], readings);
        Assert.StartsWith($"line 2: {words}", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_without_an_exception()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => InstrumentText.Read(text ?? "", "mg", out IReadOnlyList<string> problems).Count + problems.Count >= 0).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_calibration_that_was_interrupted_goes_on_where_it_was()
    {
        CalibrationWork work = Bench.Done(Bench.Subject(CalibrationKind.Depth), 1);
        for (int left = 1; left < work.Readings.Count; left += 10)
        {
            var half = new CalibrationWork(work.Subject, [.. work.Readings.SkipLast(left)]);
            CalibrationWork again = CalibrationWork.FromJson(half.ToJson());
            Assert.Equal(half.Subject, again.Subject);
            Assert.Equal(half.Readings, again.Readings);
            Assert.Equal(half.Next, again.Next);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{}", "")]
    [InlineData("{\"subject\": 1, \"readings\": []}", "")]
    public void A_saved_calibration_that_is_none_is_refused(string text, string words) =>
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => CalibrationWork.FromJson(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_reading_put_into_a_saved_calibration_is_judged_like_any_other()
    {
        string saved = new CalibrationWork(Bench.Subject(CalibrationKind.Depth), [0.5]).ToJson().Replace("0.5\n", "500\n", StringComparison.Ordinal);
        Assert.Contains("a thousand times too large", Assert.Throws<InvalidDataException>(() => CalibrationWork.FromJson(saved)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Undoing_takes_back_one_reading()
    {
        CalibrationWork work = CalibrationWork.Begin(Bench.Subject(CalibrationKind.Depth), out _)!;
        Assert.Same(work, work.Undo());
        CalibrationWork two = work.Take(0.5, out _)!.Take(1, out _)!;
        Assert.Equal([0.5], two.Undo().Readings);
    }
}
