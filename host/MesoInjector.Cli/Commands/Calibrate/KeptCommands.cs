using System.CommandLine;
using System.Text.Json;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Cli.Commands.Records;
using MesoInjector.Cli.Text;
using MesoInjector.Documents;
using MesoInjector.Documents.Certificates;
using MesoInjector.Records;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Calibrate;

/// <summary>What is done with calibrations that are kept: list, show, certificate, mark as bad, export, import.</summary>
internal static class KeptCommands
{
    private static readonly Option<string> JournalOption = JournalFileOption.Create();

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    public static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON array." };
        var command = new Command("list", "List every calibration and where it stands.") { JournalOption, json };
        command.SetAction(parsed => Reading(parsed, register =>
        {
            IReadOnlyList<RegisteredCalibration> all = register.All(Today);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonSerializer.Serialize(all.Select(Line), CalibrationText.Options));
            else
                WriteTable(register, all);
            return ExitCode.Success;
        }));
        return command;
    }

    public static Command Show()
    {
        Argument<int> number = Number();
        var json = new Option<bool>("--json") { Description = "Print the whole document as JSON." };
        var command = new Command("show", "Show a calibration.") { number, JournalOption, json };
        command.SetAction(parsed => One(parsed, number, found =>
        {
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine((found.Status == CalibrationStatus.Bad ? found.Document with { Bad = found.Reason } : found.Document).ToJson());
                return ExitCode.Success;
            }

            Console.Out.WriteLine($"Calibration {found.Document.Number}, signed by {found.Document.SignedBy} at {found.Document.SignedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {CalibrationCertificate.Words(found)}.");
            AnalysisTable.Write(found.Document.Work, found.Document.Analysis);
            return ExitCode.Success;
        }));
        return command;
    }

    public static Command Certificate()
    {
        Argument<int> number = Number();
        var output = new Option<string>("--out") { Description = "The folder for the page and the PDF.", HelpName = "folder", DefaultValueFactory = _ => "." };
        var command = new Command("certificate", "Write the certificate of a calibration: a page, and a PDF where Chromium is installed.") { number, output, JournalOption };
        command.SetAction(parsed => One(parsed, number, found =>
        {
            string folder = parsed.GetRequiredValue(output);
            Directory.CreateDirectory(folder);
            WrittenDocuments written = CalibrationCertificate.Write(found, folder);
            foreach (string file in written.Files)
                Console.Out.WriteLine(Path.GetFullPath(file));
            if (written.Note is not null)
                Console.Error.WriteLine(written.Note);
            return ExitCode.Success;
        }));
        return command;
    }

    public static Command Bad()
    {
        Argument<int> number = Number();
        var reason = new Option<string>("--reason") { Description = "Why, in words; stays in the record.", HelpName = "words", Required = true };
        var command = new Command("bad", "Mark a calibration as bad. It stays in the record; the one before it comes into force again where it still holds.")
        {
            number, reason, JournalOption, Technician.As, Technician.PinFile,
        };
        command.SetAction(parsed => Writing(parsed, (journal, register, user) =>
        {
            if (register.Find(parsed.GetValue(number), Today) is not { } found)
                return Missing(parsed.GetValue(number));
            journal.Append(EventKind.CalibrationKept, CalibrationRegister.Marked(found.Document.Number, parsed.GetRequiredValue(reason)), user.Stamp);
            Console.Out.WriteLine($"Calibration {found.Document.Number} is marked as bad.");
            return ExitCode.Success;
        }));
        return command;
    }

    public static Command Import()
    {
        var file = new Argument<string>("file") { Description = "What 'meso calibrate show NUMBER --json' printed." };
        var command = new Command("import", "Take over a calibration from another record; its results are worked out again from its readings.") { file, JournalOption, Technician.As, Technician.PinFile };
        command.SetAction(parsed => Writing(parsed, (journal, register, user) =>
        {
            string path = parsed.GetRequiredValue(file);
            CalibrationDocument document = CalibrationDocument.FromJson(File.ReadAllText(path));
            if (document.Format != CalibrationDocument.CurrentFormat)
            {
                Console.Error.WriteLine($"{path} was signed by an earlier program: this one cannot work its results out again. Nothing was taken over; calibrate anew.");
                return ExitCode.BadInput;
            }

            if (!document.Whole || !document.FollowsFromReadings)
            {
                Console.Error.WriteLine($"{path} was changed after it was signed{(document.Whole ? ": its results do not follow from its readings" : "")}. Nothing was taken over.");
                return ExitCode.BadInput;
            }

            if (document.Bad is { } reason)
            {
                Console.Error.WriteLine($"{path} was found bad where it comes from: {reason} Nothing was taken over.");
                return ExitCode.BadInput;
            }

            if (register.All(Today).Any(entry => entry.Document.Work.ToJson() == document.Work.ToJson()))
            {
                Console.Error.WriteLine($"The record has the calibration of {path} already.");
                return ExitCode.BadInput;
            }

            CalibrationDocument taken = (document with { Number = register.NextNumber }).Sealed();
            journal.Append(EventKind.CalibrationKept, CalibrationRegister.Kept(taken), user.Stamp);
            Console.Out.WriteLine($"Taken over as calibration {taken.Number}.");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Argument<int> Number() => new("number") { Description = "Its number, from 'meso calibrate list'." };

    private static CalibrationRegister Register(Journal journal) => new(journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body));

    private static int Reading(ParseResult parsed, Func<CalibrationRegister, int> action)
    {
        using Journal? journal = JournalFileOption.OpenToRead(parsed.GetRequiredValue(JournalOption));
        return journal is null ? ExitCode.BadInput : Safely(() => action(Register(journal)));
    }

    private static int One(ParseResult parsed, Argument<int> number, Func<RegisteredCalibration, int> action) => Reading(parsed, register =>
        register.Find(parsed.GetValue(number), Today) is { } found ? action(found) : Missing(parsed.GetValue(number)));

    private static int Writing(ParseResult parsed, Func<Journal, CalibrationRegister, MesoInjector.Records.Users.User, int> action)
    {
        if (parsed.GetValue(Technician.As) is not { } name)
        {
            Console.Error.WriteLine("This needs a technician's signature: --as NAME.");
            return ExitCode.BadInput;
        }

        using Journal? journal = JournalFileOption.OpenToWrite(parsed.GetRequiredValue(JournalOption));
        return journal is null ? ExitCode.BadInput
            : Safely(() => Technician.Sign(journal, name, parsed.GetValue(Technician.PinFile), user => action(journal, Register(journal), user)));
    }

    private static int Safely(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or JournalWriteException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
    }

    private static int Missing(int number)
    {
        Console.Error.WriteLine($"There is no calibration {number}; 'meso calibrate list' shows those there are.");
        return ExitCode.BadInput;
    }

    private static object Line(RegisteredCalibration entry) => new
    {
        number = entry.Document.Number,
        kind = entry.Document.Work.Subject.Kind,
        handpiece = entry.Document.Work.Subject.Handpiece,
        part = entry.Document.Work.Subject.Part,
        date = entry.Document.Work.Subject.Date,
        status = entry.Status,
        lastDay = entry.LastDay,
        simulated = entry.Document.Work.Subject.Simulated,
        signedBy = entry.Document.SignedBy,
        reason = entry.Reason,
    };

    private static void WriteTable(CalibrationRegister register, IReadOnlyList<RegisteredCalibration> all)
    {
        if (register.Unreadable > 0)
            Console.Error.WriteLine($"{register.Unreadable} calibrations cannot be read; they are not used. Look at the record with 'meso records verify'.");
        if (all.Count == 0)
        {
            Consoles.Output.WriteLine("No calibration yet. Begin with 'meso calibrate depth --setup-example'.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("number", "what", "handpiece", "date", "signed by", "standing");
        foreach (RegisteredCalibration entry in all)
        {
            string colour = entry.Status switch { CalibrationStatus.InForce => "green", CalibrationStatus.Superseded => "grey", CalibrationStatus.Failed or CalibrationStatus.Bad or CalibrationStatus.Expired or CalibrationStatus.Damaged or _ => "red" };
            CalibrationSubjectWords(table, entry, colour);
        }

        Consoles.Output.Write(table);
    }

    private static void CalibrationSubjectWords(Table table, RegisteredCalibration entry, string colour) => table.AddRow(
        $"{entry.Document.Number}", $"{CalibrationCertificate.Words(entry.Document.Work.Subject)}{(entry.Document.Work.Subject.Simulated ? " (simulation)" : "")}".EscapeMarkup(),
        entry.Document.Work.Subject.Handpiece.EscapeMarkup(), $"{entry.Document.Work.Subject.Date:yyyy-MM-dd}", entry.Document.SignedBy.EscapeMarkup(),
        $"[{colour}]{CalibrationCertificate.Words(entry).EscapeMarkup()}[/]");
}
