using MesoInjector.Documents.Exports;
using MesoInjector.Documents.Fhir;
using MesoInjector.Documents.Printing;
using MesoInjector.Documents.Treatment;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents;

/// <summary>A form a session can be written in.</summary>
public enum DocumentFormat : byte
{
    /// <summary>Session report and aftercare sheets as pages for screen and printer.</summary>
    Html = 1,

    /// <summary>The same, printed.</summary>
    Pdf,

    /// <summary>Every injection as a row.</summary>
    Csv,

    /// <summary>Everything, for programs.</summary>
    Json,

    /// <summary>An HL7 FHIR R4 bundle.</summary>
    Fhir,
}

/// <summary>A page about a session.</summary>
public enum SessionPage : byte
{
    /// <summary>The session as a clinic files it.</summary>
    Report = 1,

    /// <summary>What the patient takes home, in English.</summary>
    AftercareEnglish,

    /// <summary>What the patient takes home, in German.</summary>
    AftercareGerman,
}

/// <summary>What was written.</summary>
/// <param name="Files">The files, by path.</param>
/// <param name="Note">What could not be done and what to do about it; null for nothing.</param>
public sealed record WrittenDocuments(IReadOnlyList<string> Files, string? Note);

/// <summary>Writes a session for people and systems.</summary>
public static class SessionDocuments
{
    /// <summary>Writes a session into a folder; files of the same name are written over.</summary>
    /// <param name="session">What to write.</param>
    /// <param name="format">In which form.</param>
    /// <param name="folder">An existing folder.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static WrittenDocuments Write(TreatmentSession session, DocumentFormat format, string folder)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return format switch
        {
            DocumentFormat.Html => new WrittenDocuments(WritePages(session, folder), Note: null),
            DocumentFormat.Pdf => WritePdf(session, folder),
            DocumentFormat.Csv => One(folder, $"session-{session.Number}.csv", stream => Write(session, format, stream)),
            DocumentFormat.Json => One(folder, $"session-{session.Number}.json", stream => Write(session, format, stream)),
            DocumentFormat.Fhir => One(folder, $"session-{session.Number}.fhir.json", stream => Write(session, format, stream)),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "unknown format"),
        };
    }

    /// <summary>Writes one page about a session; the stream stays open.</summary>
    public static void Write(TreatmentSession session, SessionPage page, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(session);
        switch (page)
        {
            case SessionPage.Report:
                SessionReport.Write(stream, session);
                break;
            case SessionPage.AftercareEnglish or SessionPage.AftercareGerman:
                AftercareSheet.Write(stream, session, page == SessionPage.AftercareGerman ? SheetLanguage.German : SheetLanguage.English);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(page), page, "unknown page");
        }
    }

    /// <summary>Writes a session as one file for programs; the stream stays open.</summary>
    /// <param name="session">What to write.</param>
    /// <param name="format">CSV, JSON or FHIR.</param>
    /// <param name="stream">Where it goes.</param>
    public static void Write(TreatmentSession session, DocumentFormat format, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(session);
        switch (format)
        {
            case DocumentFormat.Csv:
                SessionTable.Write(stream, session);
                break;
            case DocumentFormat.Json:
                SessionJson.Write(stream, session);
                break;
            case DocumentFormat.Fhir:
                FhirBundle.Write(stream, session);
                break;
            case DocumentFormat.Html or DocumentFormat.Pdf:
                throw new ArgumentOutOfRangeException(nameof(format), format, "this is more than one file");
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "unknown format");
        }
    }

    private static WrittenDocuments WritePdf(TreatmentSession session, string folder)
    {
        IReadOnlyList<string> pages = WritePages(session, folder);
        var files = new List<string>(pages);
        foreach (string page in pages)
        {
            string pdf = Path.ChangeExtension(page, ".pdf");
            if (PdfPrinter.Print(page, pdf) is { } problem)
                return new WrittenDocuments(files, problem);
            files.Add(pdf);
        }

        return new WrittenDocuments(files, Note: null);
    }

    private static IReadOnlyList<string> WritePages(TreatmentSession session, string folder) =>
    [
        .. One(folder, $"session-{session.Number}.html", stream => SessionReport.Write(stream, session)).Files,
        .. One(folder, $"session-{session.Number}-aftercare-en.html", stream => AftercareSheet.Write(stream, session, SheetLanguage.English)).Files,
        .. One(folder, $"session-{session.Number}-aftercare-de.html", stream => AftercareSheet.Write(stream, session, SheetLanguage.German)).Files,
    ];

    private static WrittenDocuments One(string folder, string name, Action<Stream> write)
    {
        string path = Path.Combine(folder, name);
        using FileStream stream = File.Create(path);
        write(stream);
        return new WrittenDocuments([path], Note: null);
    }
}
