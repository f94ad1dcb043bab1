using System.ComponentModel;
using System.Diagnostics;

namespace MesoInjector.Documents.Printing;

/// <summary>Prints an HTML page to PDF by a headless Chromium, where there is one.</summary>
public static class PdfPrinter
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The browser that would print: named by <c>CHROMIUM</c>, or the first that is installed; null for none.</summary>
    public static string? Browser => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Names.Select(Installed).FirstOrDefault(path => path is not null);

    /// <summary>Prints.</summary>
    /// <param name="html">The page; a file.</param>
    /// <param name="pdf">Where the PDF goes; written over.</param>
    /// <returns>Null when done; otherwise why not and what to do. The page is there in any case.</returns>
    public static string? Print(string html, string pdf) => Print(html, pdf, Browser);

    internal static string? Print(string html, string pdf, string? browser)
    {
        if (browser is null)
            return $"No Chromium was found, so there is no PDF. Open {html} in a browser and print it to PDF, or install one (apt-get install chromium) and export again.";
        string profile = Directory.CreateTempSubdirectory("meso-print-").FullName;
        try
        {
            var start = new ProcessStartInfo(browser)
            {
                ArgumentList =
                {
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", $"--user-data-dir={profile}",
                    "--no-pdf-header-footer", $"--print-to-pdf={Path.GetFullPath(pdf)}", new Uri(Path.GetFullPath(html)).AbsoluteUri,
                },
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            File.Delete(pdf);
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            _ = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                return $"{browser} did not print {html} within {Longest.TotalSeconds:0} s. Open the page in a browser and print it to PDF.";
            }

            return File.Exists(pdf) ? null : $"{browser} printed nothing: {LastLine(error.Result)} Open {html} in a browser and print it to PDF.";
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return $"{browser} cannot be run: {exception.Message} Open {html} in a browser and print it to PDF.";
        }
        finally
        {
            DeleteQuietly(profile);
        }
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "it said nothing.";

    private static string? Installed(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static void DeleteQuietly(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser may still be ending; the folder is in the temporary directory.
        }
    }
}
