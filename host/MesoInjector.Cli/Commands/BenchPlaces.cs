using System.CommandLine;
using MesoInjector.Simulator.Live;

namespace MesoInjector.Cli.Commands;

/// <summary>Options and places that the bench's daemon and <c>meso run</c> share.</summary>
internal static class BenchPlaces
{
    /// <summary>The option of <see cref="ByInputOption"/>.</summary>
    public const string UntilInputEnds = "--until-input-ends";

    /// <summary>The record of the bench, of this user.</summary>
    public static string Journal => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "meso", "bench.journal");

    /// <summary>Makes the folder of the bench's own record; another's must be there.</summary>
    public static void MakeFolder(string journal)
    {
        if (journal == Journal)
            Directory.CreateDirectory(Path.GetDirectoryName(journal)!);
    }

    public static Option<ulong> SeedOption() => new("--seed") { Description = "Another patient, device and hand on the bench.", HelpName = "number", DefaultValueFactory = _ => 1 };

    public static Option<double> ScaleOption()
    {
        var scale = new Option<double>("--scale") { Description = "How many times faster than real time the bench goes, 0.1 to 50; can be changed while it runs.", HelpName = "factor", DefaultValueFactory = _ => 1 };
        scale.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is >= BenchDaemonOptions.LeastScale and <= BenchDaemonOptions.MostScale))
                result.AddError($"--scale takes a factor from {BenchDaemonOptions.LeastScale} to {BenchDaemonOptions.MostScale}.");
        });
        return scale;
    }

    /// <summary>For a program that another one has started; people need it not.</summary>
    public static Option<bool> ByInputOption() => new(UntilInputEnds) { Description = "End when standard input ends.", Hidden = true };
}
