using System.Globalization;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Simulator.CalibrationBench;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Calibrate;

/// <summary>Takes readings until all are there: from the virtual bench, from a text of the instrument, or typed one by one.</summary>
internal static class Readings
{
    /// <summary>From the virtual instrument; those taken before an interruption are read again first, so that it goes on as it would have.</summary>
    public static CalibrationWork FromBench(CalibrationWork work, ulong seed, WorkFile file)
    {
        var instrument = new VirtualInstrument(work.Subject, seed);
        for (int i = 0; i < work.Readings.Count; i++)
            instrument.Read(work.Steps[i]);
        while (work.Next is { } step)
        {
            work = work.Take(instrument.Read(step), out Finding? problem) ?? throw new InvalidOperationException(problem!.ToString());
            file.Save(work);
        }

        return work;
    }

    /// <returns>Null where a line could not be used; the words have been written, and what came before is kept.</returns>
    public static CalibrationWork? FromText(CalibrationWork work, string path, WorkFile file)
    {
        IReadOnlyList<double> values = InstrumentText.Read(File.ReadAllText(path), work.Steps[0].Unit, out IReadOnlyList<string> problems);
        if (problems.Count > 0)
        {
            foreach (string problem in problems)
                Console.Error.WriteLine($"{path}: {problem}");
            Console.Error.WriteLine("Nothing was taken. Correct these lines, or measure again.");
            return null;
        }

        int missing = work.Steps.Count - work.Readings.Count;
        if (values.Count > missing)
        {
            Console.Error.WriteLine($"{path} holds {values.Count} readings and {missing} are missing. Nothing was taken: leave out those that are no part of this calibration.");
            return null;
        }

        foreach (double value in values)
        {
            if (work.Take(value, out Finding? problem) is not { } more)
            {
                Console.Error.WriteLine($"{path}, reading {work.Readings.Count + 1}: {work.Next!.Instruction} {problem}");
                Console.Error.WriteLine($"{work.Readings.Count} readings are kept in {file.Path}.");
                return null;
            }

            work = more;
            file.Save(work);
        }

        return work;
    }

    /// <returns>What there is when the technician stops, and whether it is to be signed.</returns>
    /// <param name="work">What there is.</param>
    /// <param name="file">Where each reading is kept.</param>
    /// <param name="device">Is driven to each step; null where nothing is.</param>
    /// <param name="show">Shows what a whole set says, before anybody signs it.</param>
    /// <param name="maySign">There is a record, and a name to sign with.</param>
    public static (CalibrationWork Work, bool Sign) Typed(CalibrationWork work, WorkFile file, DrivenDevice? device, Action<CalibrationWork> show, bool maySign)
    {
        AnsiConsole.MarkupLine("[grey]Type each reading; \"undo\" takes the last one back, \"stop\" keeps what is there for another time.[/]");
        if (device is not null)
            AnsiConsole.MarkupLine("[grey]\"again\" prepares the same target anew, \"refill\" begins with another syringe.[/]");
        string group = "";
        ReadingStep? prepared = null;
        while (true)
        {
            if (work.Next is not { } step)
            {
                show(work);
                switch (Ask(maySign ? "\"sign\" it, \"undo\" the last reading, or \"stop\" and keep the readings" : "\"undo\" the last reading, or \"stop\" and keep the readings").ToLowerInvariant())
                {
                    case "sign" when maySign:
                        return (work, true);
                    case "undo":
                        file.Save(work = work.Undo());
                        prepared = null;
                        continue;
                    case "stop":
                        return (work, false);
                    default:
                        continue;
                }
            }

            if (step != prepared)
                device?.Prepare(prepared = step);
            if (step.Group != group)
                AnsiConsole.MarkupLine($"[bold]{Markup.Escape(group = step.Group)}[/]");
            string typed = Ask($"{work.Readings.Count + 1}/{work.Steps.Count} {step.Instruction} ({step.Unit})");
            switch (typed.ToLowerInvariant())
            {
                case "stop":
                    return (work, false);
                case "undo":
                    file.Save(work = work.Undo());
                    continue;
                case "again" when device is not null:
                    prepared = null;
                    continue;
                case "refill" when device is not null:
                    prepared = null;
                    if (!device.Begin())
                        return (work, false);
                    continue;
                default:
                    break;
            }

            if (!double.TryParse(typed.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                AnsiConsole.MarkupLineInterpolated($"[yellow]'{typed}' is not a number. Type it in {step.Unit}.[/]");
            else if (work.Take(value, out Finding? problem) is { } more)
                file.Save(work = more);
            else
                AnsiConsole.MarkupLineInterpolated($"[yellow]{problem!.ToString()}[/]");
        }
    }

    /// <summary>What is not typed but piped may end: that is a stop.</summary>
    private static string Ask(string words)
    {
        if (!Console.IsInputRedirected)
            return AnsiConsole.Prompt(new TextPrompt<string>(Markup.Escape(words))).Trim();
        Console.Out.WriteLine(words);
        return Console.In.ReadLine()?.Trim() ?? "stop";
    }
}
