using MesoInjector.Configuration;

namespace MesoInjector.Cli.Text;

/// <summary>Writes what is wrong with a file, one line for each problem.</summary>
internal static class Problems
{
    /// <returns>The exit code for bad input.</returns>
    public static int Write(TextWriter error, IReadOnlyList<ConfigurationProblem> problems)
    {
        foreach (ConfigurationProblem problem in problems)
            error.WriteLine(problem);
        error.WriteLine(problems.Count == 1 ? "1 problem; nothing was run." : $"{problems.Count} problems; nothing was run.");
        return ExitCode.BadInput;
    }
}
