using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MesoInjector.Cli.Text;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Records;

/// <summary><c>meso records list</c>: sessions, newest first.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> journal = JournalFileOption.Create();
        var patient = new Option<string?>("--patient") { Description = "Only this patient's.", HelpName = "code" };
        var lot = new Option<string?>("--lot") { Description = "Only those in which this lot was used.", HelpName = "lot" };
        var from = new Option<DateOnly?>("--from") { Description = "Only those opened on this day or after.", HelpName = "yyyy-mm-dd" };
        var limit = new Option<int>("--limit") { Description = "At most so many.", HelpName = "number", DefaultValueFactory = _ => 100 };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > 100_000)
                result.AddError("--limit takes 1 to 100000.");
        });
        var json = new Option<bool>("--json") { Description = "Print one JSON array." };
        var command = new Command("list", "List sessions, newest first.") { journal, patient, lot, from, limit, json };
        command.SetAction(parsed =>
        {
            using Journal? open = JournalFileOption.OpenToRead(parsed.GetRequiredValue(journal));
            if (open is null)
                return ExitCode.BadInput;
            var filter = new SessionFilter
            {
                Patient = parsed.GetValue(patient),
                From = parsed.GetValue(from) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null,
                Limit = parsed.GetValue(limit),
            };
            IReadOnlyList<SessionSummary> sessions = parsed.GetValue(lot) is { } wanted ? open.Treatments.SessionsWithLot(wanted) : open.Treatments.Sessions(filter);
            if (parsed.GetValue(json))
                WriteJson(sessions);
            else
                WriteTable(sessions);
            return ExitCode.Success;
        });
        return command;
    }

    private static void WriteTable(IReadOnlyList<SessionSummary> sessions)
    {
        if (sessions.Count == 0)
        {
            Consoles.Output.WriteLine("No sessions.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        foreach (string heading in (string[])["session", "opened (UTC)", "patient", "protocol", "course", "points", "given mL", "at most mL", "alarms", "ending", ""])
            table.AddColumn(new TableColumn(heading).NoWrap());
        foreach (SessionSummary session in sessions)
        {
            table.AddRow(
                Text(session.Number), session.Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Markup.Escape(session.Patient), Markup.Escape(session.Protocol),
                $"{session.CourseSession} of {session.CourseOf}", $"{session.PointsDone} of {session.PointsPlanned}", Millilitres(session.Estimated.Nanolitres),
                Millilitres(session.UpperBound.Nanolitres), Text(session.Alarms), Ending(session.Ending), session.Origin == RecordOrigin.Simulated ? "simulated" : "");
        }

        Consoles.Output.Write(table);
    }

    private static string Ending(SessionEnding ending) => ending switch
    {
        SessionEnding.Closed => "closed",
        SessionEnding.Interrupted => "[yellow]interrupted[/]",
        SessionEnding.Open => "[yellow]open[/]",
        _ => ending.ToString(),
    };

    private static void WriteJson(IReadOnlyList<SessionSummary> sessions)
    {
        using Stream output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartArray();
        foreach (SessionSummary session in sessions)
        {
            writer.WriteStartObject();
            writer.WriteNumber("session", session.Number);
            writer.WriteString("startedUtc", session.Started);
            if (session.Ended is { } ended)
                writer.WriteString("endedUtc", ended);
            writer.WriteString("patient", session.Patient);
            writer.WriteString("origin", JsonNamingPolicy.CamelCase.ConvertName(session.Origin.ToString()));
            writer.WriteString("ending", JsonNamingPolicy.CamelCase.ConvertName(session.Ending.ToString()));
            writer.WriteString("protocol", session.Protocol);
            writer.WriteNumber("courseSession", session.CourseSession);
            writer.WriteNumber("courseOf", session.CourseOf);
            writer.WriteNumber("pointsPlanned", session.PointsPlanned);
            writer.WriteNumber("pointsDone", session.PointsDone);
            writer.WriteNumber("estimatedUl", session.Estimated.Nanolitres / 1000.0);
            writer.WriteNumber("upperBoundUl", session.UpperBound.Nanolitres / 1000.0);
            writer.WriteNumber("alarms", session.Alarms);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Millilitres(long nanolitres) => (nanolitres / 1e6).ToString("0.000", CultureInfo.InvariantCulture);
}
