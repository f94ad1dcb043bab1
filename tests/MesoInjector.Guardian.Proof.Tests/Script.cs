using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>One of the guardian's checks, run as anybody would run it.</summary>
internal static class Script
{
    /// <summary>The guardian's sources.</summary>
    public static string Guardian { get; } = Path.Combine(Root, "firmware", "guardian");

    private static string Root => Path.GetFullPath(
        typeof(Script).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepoRoot").Value!);

    /// <summary>Runs a script of <c>firmware/guardian</c> to its end.</summary>
    /// <param name="path">From there, such as <c>model/run</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<ScriptOutcome> RunAsync(string path, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Guardian, path), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        var output = new StringBuilder();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        output.Append(await process.StandardOutput.ReadToEndAsync());
        output.Append(await errors);
        await process.WaitForExitAsync();
        return new ScriptOutcome(path, process.ExitCode, output.ToString().ReplaceLineEndings("\n"));
    }
}
