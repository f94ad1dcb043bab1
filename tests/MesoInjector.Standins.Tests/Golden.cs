using System.Runtime.CompilerServices;

namespace MesoInjector.Standins.Tests;

/// <summary>
/// Compares a text with a committed file beside the caller. Setting GOLDEN_UPDATE=1 (in the root of the tree) writes the file instead; do that
/// with the packages from the registry, which are what the files stand for.
/// </summary>
internal static class Golden
{
    public static void Verify(string name, string actual, [CallerFilePath] string caller = "")
    {
        if (Environment.GetEnvironmentVariable("GOLDEN_UPDATE") == "1")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(caller)!, name), actual);
            return;
        }

        string folder = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(Path.GetDirectoryName(caller)!));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, name)), actual);
    }
}
