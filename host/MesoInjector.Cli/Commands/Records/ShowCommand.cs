using System.CommandLine;
using System.Globalization;
using MesoInjector.Cli.Text;
using MesoInjector.Control.Alarms;
using MesoInjector.Documents.Exports;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Records;

/// <summary><c>meso records show</c>: one session.</summary>
internal static class ShowCommand
{
    public static Argument<long> SessionArgument() => new("session") { Description = "Its number, as `meso records list` shows it." };

    public static Command Create()
    {
        Argument<long> number = SessionArgument();
        Option<string> journal = JournalFileOption.Create();
        var json = new Option<bool>("--json") { Description = "Print everything of it as one JSON object." };
        var command = new Command("show", "Show one session.") { number, journal, json };
        command.SetAction(parsed =>
        {
            using Journal? open = JournalFileOption.OpenToRead(parsed.GetRequiredValue(journal));
            if (open is null || Find(open, parsed.GetRequiredValue(number)) is not { } session)
                return ExitCode.BadInput;
            if (parsed.GetValue(json))
            {
                using Stream output = Console.OpenStandardOutput();
                SessionJson.Write(output, session);
            }
            else
            {
                WriteWords(session);
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <returns>Null where there is none; the words have been written then.</returns>
    public static TreatmentSession? Find(Journal journal, long number)
    {
        TreatmentSession? session = journal.Treatments.Session(number);
        if (session is null)
            Console.Error.WriteLine($"There is no session {number}; the last is {journal.SessionCount}. `meso records list` shows them.");
        return session;
    }

    private static void WriteWords(TreatmentSession session)
    {
        IAnsiConsole console = Consoles.Output;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]Session {session.Number}[/], {session.Ending.ToString().ToLowerInvariant()}{(session.Origin == RecordOrigin.Simulated ? ", simulated" : "")}");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"patient {session.Patient.Code}, session {session.Course.Session} of {session.Course.Of}, {session.Protocol.Title}");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"opened {session.Started:yyyy-MM-dd HH:mm} UTC by {session.OpenedBy}; lasted {session.Duration:hh\\:mm\\:ss}");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"given {session.Estimated.Nanolitres / 1e6:0.000} mL, at most {session.UpperBound.Nanolitres / 1e6:0.000} of {session.Protocol.SessionLimit.Nanolitres / 1e6:0.000} mL");
        var table = new Table().Border(TableBorder.Rounded);
        foreach (string heading in (string[])["point", "outcome", "at", "asked µL", "given µL", "at most µL", "depth mm", "why"])
            table.AddColumn(new TableColumn(heading).NoWrap());
        foreach (InjectionRecord injection in session.Injections)
        {
            table.AddRow(
                Number(injection.Point, "0"), injection.Outcome.ToString().ToLowerInvariant(), injection.Authorised.InSession.ToString(@"mm\:ss", CultureInfo.InvariantCulture),
                Number(injection.Commanded.Nanolitres / 1000.0, "0.0"), Number(injection.Estimated.Nanolitres / 1000.0, "0.0"), Number(injection.UpperBound.Nanolitres / 1000.0, "0.0"),
                Number(injection.DepthReached.Nanometres / 1e6, "0.000"), Markup.Escape(injection.ReasonWords));
        }

        console.Write(table);
        foreach (AlarmRecord alarm in session.Alarms)
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{alarm.Raised.InSession:mm\\:ss}  {AlarmCatalogue.Of(alarm.Alarm).Code}  {AlarmCatalogue.Of(alarm.Alarm).Title}[/]");
        foreach (RefusalRecord refusal in session.Refusals)
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{refusal.When.InSession:mm\\:ss}  refused: {refusal.Words}[/]");
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
