using MesoInjector.Calibration;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Console.Wording;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.CalibrationBench;

namespace MesoInjector.Console.Tests.Wording;

/// <summary>What a technician reads of a calibration is in the language of the screen, whichever part of the program says it.</summary>
public sealed class PhrasesTests
{
    private static readonly Words German = Words.In("de");

    public static TheoryData<CalibrationKind, string> Kinds =>
    [
        (CalibrationKind.Depth, ""), .. SyringeType.All.Select(type => (CalibrationKind.Dose, type.Name)), .. SyringeType.All.Select(type => (CalibrationKind.Compliance, type.Name)),
        .. CalibrationSubject.Sensors.Select(sensor => (CalibrationKind.Force, sensor)),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_step_has_words(CalibrationKind kind, string part)
    {
        CalibrationSubject subject = VirtualInstrument.Subject(kind, part, new DateOnly(2026, 11, 29), "test");
        foreach (ReadingStep step in ProcedureList.Of(kind).Steps(subject))
        {
            Known(step.Instruction);
            if (!step.Group.EndsWith("µL", StringComparison.Ordinal))
                Known(step.Group);
            Known(step.Problem(1e9)!.Words);
            Known(step.Problem(double.NaN)!.Words);
            Known(step.Problem(1e9)!.Remedy);
            foreach (double factor in (double[])[1000, 0.001, 1 / 25.4, 0.01, 1 / 6.894757, 10, -1])
                Known(step.Problem(step.Most * 0.9 * factor)?.Words ?? "");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_result_has_words_good_or_bad(CalibrationKind kind, string part)
    {
        CalibrationSubject subject = VirtualInstrument.Subject(kind, part, new DateOnly(2026, 11, 29), "test");
        if (kind == CalibrationKind.Compliance)
            subject = subject with { Needle = "30G x 4 mm" };
        IReadOnlyList<ReadingStep> steps = ProcedureList.Of(kind).Steps(subject);
        var instrument = new VirtualInstrument(subject, 1);
        double[] good = [.. steps.Select(instrument.Read)];

        // Readings at the edges of what is believed make everything wrong that can be.
        double[][] sets = [good, [.. good.Select((_, i) => i % 2 == 0 ? steps[i].Least : steps[i].Most)], [.. good.Select((_, i) => steps[i].Least)], [.. good.Select((_, i) => steps[i].Most)], [.. good.Select((value, i) => i == 3 ? steps[i].Most : value)]];
        foreach (double[] readings in sets)
        {
            Analysis analysis = ProcedureList.Of(kind).Analyse(subject, readings);
            foreach (Result result in analysis.Results)
                Known(result.Name);
            foreach (Finding finding in analysis.Findings)
            {
                Known(finding.Words);
                Known(finding.Remedy);
            }

            foreach (string limit in analysis.Limits)
                Known(limit);
            foreach (var (source, how, _) in analysis.Budgets.SelectMany(budget => budget.Contributions))
            {
                Known(source);
                Known(how);
            }

            foreach (CalibrationPlot plot in analysis.Plots)
            {
                Known(plot.Title);
                Known(plot.Across);
                Known(plot.LookFor);
            }
        }
    }

    [Fact]
    public void Everything_that_speaks_against_beginning_has_words()
    {
        var subject = new CalibrationSubject(
            CalibrationKind.Dose, "", "", "", new DateOnly(2026, 11, 29), "test", new Instrument("a", "", 5, double.NaN, new DateOnly(2020, 1, 1)), new Conditions(99, 1, 0),
            Auxiliary: [.. Enum.GetValues<AuxiliaryUse>().Select(use => new AuxiliaryInstrument(use, "", new DateOnly(2020, 1, 1)))]);
        Finding[] foreign = [subject.Foreign("", simulated: true)!, (subject with { Simulated = true }).Foreign("", simulated: false)!, (subject with { Handpiece = "H-1" }).Foreign("H-2", simulated: false)!];
        foreach (Finding problem in subject.Problems().Concat((subject with { Kind = CalibrationKind.Force }).Problems()).Concat(foreign))
        {
            Known(problem.Words);
            Known(problem.Remedy);
        }
    }

    [Fact]
    public void Values_stay_what_they_are_and_have_the_decimal_sign_of_the_language() =>
        Assert.Equal("Vorwärts auf 2,5 mm fahren und die Messuhr ablesen.", Phrases.Say("Drive forward to 2.5 mm and read the indicator.", German));

    [Fact]
    public void Several_sentences_are_said_one_after_another() =>
        Assert.Equal("Es fehlt die Charge der Spritze. Das Messgerät hat keine Seriennummer.", Phrases.Say("There is no lot of the syringe. The instrument has no serial number.", German));

    [Fact]
    public void What_has_no_translation_stays_as_it_is()
    {
        Assert.Equal("Nobody ever said this.", Phrases.Say("Nobody ever said this.", German));
        Assert.Equal("Drive forward to 2.5 mm and read the indicator.", Phrases.Say("Drive forward to 2.5 mm and read the indicator.", Words.In("en")));
    }

    private static void Known(string sentence) => Assert.True(sentence.Length == 0 || Phrases.Knows(sentence, German), sentence);
}
