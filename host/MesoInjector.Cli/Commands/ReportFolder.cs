using MesoInjector.Simulator.Reports;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Cli.Commands;

/// <summary>Where a report goes.</summary>
internal static class ReportFolder
{
    /// <returns>False when it could not be written; <paramref name="error"/> then says why.</returns>
    public static bool TryWrite(SessionResult result, string? folder, TextWriter output, TextWriter error)
    {
        if (folder is null)
            return true;
        string page;
        try
        {
            page = SessionReport.Write(result, folder);
            SessionCsv.Write(result, folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"The report could not be written to {folder}: {exception.Message} Choose another folder with --report.");
            return false;
        }

        output.WriteLine($"report: {Path.GetFullPath(page)}");
        return true;
    }
}
