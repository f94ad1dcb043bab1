extern alias console;

using System.Globalization;
using console::MesoInjector.Console.Scenarios;

namespace MesoInjector.Cli.Scenarios;

/// <summary>What a run leaves behind, in a folder of its own.</summary>
/// <param name="path">The folder; it exists.</param>
internal sealed class RunFolder(string path)
{
    private const string Boxes = "boxes";

    /// <summary>Where the report goes.</summary>
    public string Report { get; } = Path.Combine(path, "report");

    /// <summary>Where black boxes go.</summary>
    public string BoxFolder { get; } = Path.Combine(path, Boxes);

    /// <summary>Where a drawn black box goes.</summary>
    public string BoxPage { get; } = Path.Combine(path, "report", "index.html");

    /// <summary>The black boxes of the run.</summary>
    public IReadOnlyList<string> BoxFiles => Directory.Exists(BoxFolder) ? [.. Directory.EnumerateFiles(BoxFolder, "*.mesobox").Order(StringComparer.Ordinal)] : [];

    /// <summary>The page to show first, inside <see cref="Report"/>: that of the one session, otherwise that of all. Null where there is none.</summary>
    public string? Page(RunKind kind)
    {
        if (!Directory.Exists(Report))
            return null;
        string[] pages = kind == RunKind.Scenario ? [.. Directory.EnumerateDirectories(Report).SelectMany(session => Directory.EnumerateFiles(session, "*.html"))] : [];
        string first = pages.Length == 1 ? pages[0] : Path.Combine(Report, "index.html");
        return File.Exists(first) ? Path.GetRelativePath(Report, first).Replace('\\', '/') : null;
    }

    /// <summary>Opens a page; null where there is none of this name inside <see cref="Report"/>.</summary>
    public FileStream? Open(string page)
    {
        string full = Path.GetFullPath(Path.Combine(Report, page));
        bool inside = full.StartsWith(Report + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return inside && full.EndsWith(".html", StringComparison.Ordinal) && File.Exists(full) ? File.OpenRead(full) : null;
    }

    /// <summary>Away with it; what cannot be deleted is left to the system's own tidying.</summary>
    public void Delete()
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path} could not be deleted: {exception.Message}"));
        }
    }
}
