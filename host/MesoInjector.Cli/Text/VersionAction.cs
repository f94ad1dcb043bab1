using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace MesoInjector.Cli.Text;

/// <summary>Says the version, and which device packages were built in.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    private const string PackagesMark = "+packages.";

    /// <summary>The version as people read it.</summary>
    public static string Words
    {
        get
        {
            string full = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
            int mark = full.IndexOf(PackagesMark, StringComparison.Ordinal);
            return mark < 0 ? full : $"{full[..mark]} ({Packages(full[(mark + PackagesMark.Length)..])})";
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"meso {Words}");
        return ExitCode.Success;
    }

    private static string Packages(string choice) => choice switch
    {
        "standins" => "device packages: in-tree stand-ins",
        "registry" => "device packages: NuGet registry",
        _ => $"device packages: {choice.Replace("+", ", ", StringComparison.Ordinal)} from the NuGet registry, the others in-tree stand-ins",
    };
}
