using System.CommandLine;
using MesoInjector.Documents;
using MesoInjector.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Cli.Commands.Records;

/// <summary><c>meso records export</c>: a session for people and systems.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        Argument<long> number = ShowCommand.SessionArgument();
        Option<string> journal = JournalFileOption.Create();
        var format = new Option<DocumentFormat>("--format")
        {
            Description = "html and pdf: session report and aftercare sheets; csv: every injection; json: everything; fhir: an HL7 FHIR R4 bundle.",
            DefaultValueFactory = _ => DocumentFormat.Pdf,
        };
        var folder = new Option<string>("--out") { Description = "The folder to write to; made where it is not there.", HelpName = "folder", DefaultValueFactory = _ => "." };
        var command = new Command("export", "Write a session as report and aftercare sheets (HTML, PDF), CSV, JSON or FHIR.") { number, journal, format, folder };
        command.SetAction(parsed =>
        {
            using Journal? open = JournalFileOption.OpenToRead(parsed.GetRequiredValue(journal));
            if (open is null || ShowCommand.Find(open, parsed.GetRequiredValue(number)) is not { } session)
                return ExitCode.BadInput;
            return Write(session, parsed.GetValue(format), parsed.GetRequiredValue(folder));
        });
        return command;
    }

    private static int Write(TreatmentSession session, DocumentFormat format, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            WrittenDocuments written = SessionDocuments.Write(session, format, folder);
            foreach (string file in written.Files)
                Console.Out.WriteLine(file);
            if (written.Note is not { } note)
                return ExitCode.Success;
            Console.Error.WriteLine(note);
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder}: {exception.Message}");
            return ExitCode.BadInput;
        }
    }
}
