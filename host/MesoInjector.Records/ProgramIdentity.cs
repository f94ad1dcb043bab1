using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using MesoInjector.Records.Reading;

namespace MesoInjector.Records;

/// <summary>Which program writes a journal, and on what.</summary>
/// <param name="Origin">Real or simulated.</param>
/// <param name="Versions">What is running.</param>
public sealed record ProgramIdentity(RecordOrigin Origin, VersionsRecord Versions)
{
    /// <summary>This program, as it was built.</summary>
    /// <param name="origin">Real or simulated.</param>
    public static ProgramIdentity Here(RecordOrigin origin)
    {
        var software = Assembly.GetEntryAssembly() ?? typeof(ProgramIdentity).Assembly;
        IEnumerable<string> packages = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetName())
            .Where(name => name.Name is { } known && !known.StartsWith("System", StringComparison.Ordinal) && !known.StartsWith("Microsoft.Win32", StringComparison.Ordinal))
            .Select(name => $"{name.Name} {name.Version}")
            .Order(StringComparer.Ordinal);
        return new ProgramIdentity(origin, new VersionsRecord(
            software.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{software.GetName().Version}",
            Firmware: null, [.. packages], $"{RuntimeInformation.FrameworkDescription}; {RuntimeInformation.OSDescription}"));
    }

    internal string ToJson() => new JsonObject
    {
        ["origin"] = Origin.ToString(),
        ["software"] = Versions.Software,
        ["firmware"] = Versions.Firmware,
        ["packages"] = new JsonArray([.. Versions.Packages.Select(package => (JsonNode)package)]),
        ["runtime"] = Versions.Runtime,
    }.ToJsonString();
}
