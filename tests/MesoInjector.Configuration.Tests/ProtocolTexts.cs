using System.Text;

namespace MesoInjector.Configuration.Tests;

/// <summary>A sound protocol as text, and the same with one line changed.</summary>
internal static class ProtocolTexts
{
    public const string Sound = """
        title: Hair
        version: 1
        pedal: hold-to-inject
        depth: 1.5 mm
        dose: 40 uL
        pointLimit: 50 uL
        sessionLimit: 1.5 mL
        points: 36
        spacing: 20 mm
        flow: 30 uL/s
        insertionSpeed: 25 mm/s
        dwell: 0.3 s
        pressureCap: 200 kPa
        injectionInterval: 0.5 s
        needle: 30G x 4 mm
        syringe: 3 mL
        viscosity: 1 mPa.s
        sessions: 4
        sessionInterval: 14 days
        """;

    /// <summary>The sound protocol with the line of a key replaced; an empty line takes it away.</summary>
    public static string With(string key, string line)
    {
        string[] lines = Sound.Split('\n');
        int at = LineOf(key) - 1;
        return string.Join('\n', line.Length == 0 ? lines.Where((_, index) => index != at) : lines.Select((old, index) => index == at ? line : old));
    }

    /// <summary>The line of a key in the sound protocol, from 1.</summary>
    public static int LineOf(string key)
    {
        int at = Array.FindIndex(Sound.Split('\n'), candidate => candidate.StartsWith(key + ":", StringComparison.Ordinal));
        Assert.True(at >= 0, key);
        return at + 1;
    }

    public static IReadOnlyList<ConfigurationProblem> ProblemsOf(string text) => ProtocolFile.Read("p.yaml", Encoding.UTF8.GetBytes(text)).Problems;
}
