using System.CommandLine;
using System.Text.Json;
using MesoInjector.Cli.Text;
using MesoInjector.Records;
using MesoInjector.Records.Auditing;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Records;

/// <summary><c>meso records verify</c>: whether the record is what was written.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Option<string> journal = JournalFileOption.Create();
        var head = new Option<string?>("--head") { Description = "Also hold it against a chain head exported before.", HelpName = "file" };
        var write = new Option<string?>("--write-head") { Description = "Export the chain head to a new file: keep it elsewhere, and nobody can rewrite what came before unseen.", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("verify", "Look at every entry: find what was edited, removed, put in or put elsewhere. Exits with 1 when anything is wrong.") { journal, head, write, json };
        command.SetAction(parsed =>
        {
            if (!ReadHead(parsed.GetValue(head), out ChainHead? known))
                return ExitCode.BadInput;
            using Journal? open = JournalFileOption.OpenToRead(parsed.GetRequiredValue(journal));
            if (open is null)
                return ExitCode.BadInput;
            using var interruption = new Interruption();
            AuditReport report;
            try
            {
                report = WithProgress(open, progress => open.Verify(known, progress, interruption.Token));
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Interrupted;
            }

            if (parsed.GetValue(json))
                WriteJson(report);
            else
                WriteWords(report, known);
            if (!report.Sound)
                return ExitCode.Failed;
            return parsed.GetValue(write) is { } file && !WriteHead(file, report.Head) ? ExitCode.BadInput : ExitCode.Success;
        });
        return command;
    }

    /// <summary>Reads an exported head; says what is wrong with it.</summary>
    /// <returns>False when there is one that cannot be read.</returns>
    public static bool ReadHead(string? path, out ChainHead? head)
    {
        head = null;
        if (path is null)
            return true;
        try
        {
            if (ChainHead.TryParse(File.ReadAllText(path), out head) is not { } problem)
                return true;
            Console.Error.WriteLine($"{path}: {problem}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path}: {exception.Message}");
        }

        return false;
    }

    /// <summary>Shows how far a long look has come, on a terminal.</summary>
    public static T WithProgress<T>(Journal journal, Func<Action<long>?, T> look)
    {
        if (Consoles.Progress is not { } console)
            return look(null);
        T result = default!;
        console.Progress().Start(context =>
        {
            ProgressTask task = context.AddTask("entries", maxValue: Math.Max(journal.Treatments.Entries, 1));
            result = look(number => task.Value = number);
            task.Value = task.MaxValue;
        });
        return result;
    }

    private static bool WriteHead(string path, ChainHead head)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew);
            using var text = new StreamWriter(file);
            text.WriteLine(head.ToJson());
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path}: {exception.Message} The record is sound; its head was not written.");
            return false;
        }
    }

    private static void WriteWords(AuditReport report, ChainHead? known)
    {
        if (report.Sound)
        {
            Consoles.Output.MarkupLine($"[green]sound[/]: {report.Entries} entries, none edited, removed, put in or put elsewhere");
            if (known is not null)
                Consoles.Output.WriteLine($"It holds the head exported at entry {known.Number}.");
            Consoles.Output.WriteLine($"chain {report.Head.Hash}");
            return;
        }

        foreach (AuditFinding finding in report.Findings)
            Consoles.Output.MarkupLineInterpolated($"[red]{finding.Kind.ToString().ToLowerInvariant()}[/]: {finding.Words}");
        Consoles.Output.WriteLine($"{report.Findings.Count} findings in {report.Entries} entries. Keep the file as it is; restore a backup into a fresh device.");
    }

    private static void WriteJson(AuditReport report)
    {
        using Stream output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteBoolean("sound", report.Sound);
        writer.WriteNumber("entries", report.Entries);
        writer.WriteString("journal", report.Head.Identity);
        writer.WriteString("chainSha256", report.Head.Hash);
        writer.WriteStartArray("findings");
        foreach (AuditFinding finding in report.Findings)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(finding.Kind.ToString()));
            writer.WriteNumber("from", finding.From);
            writer.WriteNumber("to", finding.To);
            writer.WriteString("words", finding.Words);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
