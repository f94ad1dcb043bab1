using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using MesoInjector.Cli.Text;
using MesoInjector.Hardware.Board;
using Spectre.Console;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso doctor</c>: what this machine can and cannot do, and what to do about it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("doctor", "Look at this machine: what it can do, what is missing, and what to do about it.") { json };
        command.SetAction(parsed =>
        {
            IReadOnlyList<string> missing = [.. BoardCheck.Of(BoardFile.Standard).Select(problem => problem.ToString())];
            if (parsed.GetValue(json))
                WriteJson(missing);
            else
                WriteWords(missing);
            return ExitCode.Success;
        });
        return command;
    }

    private static void WriteWords(IReadOnlyList<string> missing)
    {
        Consoles.Output.MarkupLineInterpolated($"meso {VersionAction.Words}");
        Consoles.Output.MarkupLineInterpolated($"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors");
        Consoles.Output.MarkupLineInterpolated($"[green]simulator[/]  ready: ./meso run");
        if (missing.Count == 0)
        {
            Consoles.Output.MarkupLineInterpolated($"[green]injector[/]   connected: ./meso daemon");
            return;
        }

        Consoles.Output.MarkupLineInterpolated($"[yellow]injector[/]   cannot be driven from this machine:");
        foreach (string line in missing)
            Consoles.Output.MarkupLineInterpolated($"             {line}");
    }

    private static void WriteJson(IReadOnlyList<string> missing)
    {
        using Stream output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("version", VersionAction.Words);
        writer.WriteString("framework", RuntimeInformation.FrameworkDescription);
        writer.WriteString("system", RuntimeInformation.OSDescription);
        writer.WriteNumber("processors", Environment.ProcessorCount);
        writer.WriteBoolean("simulator", true);
        writer.WriteBoolean("injector", missing.Count == 0);
        writer.WriteStartArray("missing");
        foreach (string line in missing)
            writer.WriteStringValue(line);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
