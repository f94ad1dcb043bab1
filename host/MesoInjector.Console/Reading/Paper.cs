using MesoInjector.Documents.Printing;
using MesoInjector.Records;

namespace MesoInjector.Console.Reading;

/// <summary>A document as a PDF: its page is written to a folder of its own, printed by the browser that is installed, and the folder thrown away.</summary>
internal static class Paper
{
    /// <summary>Prints at most one at a time: a browser takes more memory than a small machine can spare twice.</summary>
    private static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>Prints.</summary>
    /// <param name="write">Writes the page.</param>
    /// <returns>The PDF, or what is wrong.</returns>
    public static async Task<(byte[]? Pdf, JournalProblem? Problem)> PrintAsync(Action<Stream> write)
    {
        await One.WaitAsync().ConfigureAwait(false);
        string folder = Directory.CreateTempSubdirectory("meso-paper-").FullName;
        try
        {
            string page = Path.Combine(folder, "page.html");
            string pdf = Path.Combine(folder, "page.pdf");
            await using (FileStream stream = File.Create(page))
                write(stream);
            string? problem = await Task.Run(() => PdfPrinter.Print(page, pdf)).ConfigureAwait(false);
            return problem is null
                ? (await File.ReadAllBytesAsync(pdf).ConfigureAwait(false), null)
                : (null, new JournalProblem("There is no PDF.", "Print the page from a browser, or install Chromium on the device."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            One.Release();
        }
    }
}
