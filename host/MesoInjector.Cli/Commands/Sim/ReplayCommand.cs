using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MesoInjector.Cli.Text;
using MesoInjector.Daemon.Recording;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary><c>meso sim replay</c>: gives what a black box holds to the controller again.</summary>
internal static class ReplayCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var files = new Argument<string[]>("file")
        {
            Description = "A black box that begins at switching on; or all boxes of one run in their order.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("replay", "Replay a black box through the controller and compare every output, bit for bit.") { files, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] files, bool json)
    {
        List<BlackBoxRecording> recordings = [];
        foreach (string file in files)
        {
            if (BlackBoxFiles.Open(file) is not { } recording)
                return ExitCode.BadInput;
            recordings.Add(recording);
        }

        if (recordings[0].FirstCycle != 1)
        {
            Console.Error.WriteLine($"{files[0]} begins with cycle {recordings[0].FirstCycle}, not at switching on: the controller's state before it is not known. "
                + "Give the boxes saved before it too, in their order; or look at it with 'meso sim show'.");
            return ExitCode.BadInput;
        }

        using var interruption = new Interruption();
        try
        {
            ReplayResult result = WithProgress(recordings, interruption.Token);
            if (json)
                Console.Out.WriteLine(Json(result));
            else
                Write(result);
            return result.Reproduced && recordings.TrueForAll(recording => recording.Damage.Count == 0) ? ExitCode.Success : ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return ExitCode.Interrupted;
        }
    }

    private static ReplayResult WithProgress(List<BlackBoxRecording> recordings, CancellationToken cancellation)
    {
        const long grain = 10_000;
        if (Consoles.Progress is not { } console)
            return Replay.Run(recordings, progress: null, cancellation);
        ReplayResult? result = null;
        console.Progress().AutoClear(true).HideCompleted(true).Start(context =>
        {
            ProgressTask bar = context.AddTask("cycles", maxValue: recordings.Sum(recording => recording.Cycles().LongCount()));
            result = Replay.Run(recordings, cycle => bar.Increment(cycle % grain == 0 ? grain : 0), cancellation);
        });
        return result!;
    }

    private static void Write(ReplayResult result)
    {
        string span = string.Create(CultureInfo.InvariantCulture, $"{result.Cycles} cycles over {result.Time.TotalSeconds:0.000} s");
        if (result.Difference is { } difference)
        {
            Console.Out.WriteLine($"Reproduced {span}; then cycle {difference.Cycle} ({Clock(difference)}, state {difference.State}) came out otherwise:");
            var table = new Table().Border(TableBorder.Rounded).AddColumns("output", "recorded", "replayed");
            foreach (FieldDifference field in difference.Fields)
                table.AddRow(field.Field.EscapeMarkup(), field.Recorded.EscapeMarkup(), field.Replayed.EscapeMarkup());
            Consoles.Output.Write(table);
            Console.Out.WriteLine("A box saved by another version of the program may differ for that reason; one saved by this version must not.");
        }
        else
        {
            Console.Out.WriteLine(result.Stopped is null ? $"Reproduced bit for bit: {span}." : $"Reproduced {span}, and no further: {result.Stopped}");
        }
    }

    private static string Json(ReplayResult result) => JsonSerializer.Serialize(new
    {
        reproduced = result.Reproduced,
        cycles = result.Cycles,
        seconds = result.Time.TotalSeconds,
        stopped = result.Stopped,
        difference = result.Difference is not { } difference ? null : new
        {
            cycle = difference.Cycle,
            seconds = difference.At.Microseconds * 1e-6,
            state = difference.State.ToString(),
            fields = difference.Fields.Select(field => new { field = field.Field, recorded = field.Recorded, replayed = field.Replayed }),
        },
    }, Indented);

    private static string Clock(CycleDifference difference) => string.Create(CultureInfo.InvariantCulture, $"{difference.At.Microseconds * 1e-6:0.000} s after switching on");
}
