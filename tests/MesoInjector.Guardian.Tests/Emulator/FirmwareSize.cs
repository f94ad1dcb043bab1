using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MesoInjector.Guardian.Tests.Emulator;

/// <summary>What the build prints of the program's size.</summary>
public static partial class FirmwareSize
{
    /// <summary>The deepest the stack can be, in bytes.</summary>
    public static int StackAtWorst()
    {
        string build = Path.GetDirectoryName(GuardianChip.Program)!;
        var start = new ProcessStartInfo(Path.Combine(GuardianChip.Sources, "tools", "size")) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(build);
        using Process size = Process.Start(start)!;
        string said = size.StandardOutput.ReadToEnd();
        size.WaitForExit();
        return int.Parse(Stack().Match(said).Groups["bytes"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^stack +(?<bytes>\d+) bytes at worst", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stack();
}
