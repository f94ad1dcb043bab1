using MesoInjector.Control;
using MesoInjector.Daemon;

namespace MesoInjector.Architecture.Tests.House;

/// <summary>The control core knows no time but its inputs', no other thread, no file and no chance.</summary>
public sealed class PurityTests
{
    private const string Core = "host/MesoInjector.Control";

    /// <summary>What makes a step depend on anything but its inputs.</summary>
    private static readonly string[] Impure =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow", "System.TimeProvider",
        "System.Diagnostics.Stopwatch", "System.Threading.Thread", "System.Threading.Tasks.Task", "System.IO.File", "System.Random", "System.Environment",
    ];

    private static IReadOnlyList<string> Banned { get; } =
        [.. Repository.Read($"{Core}/BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')[0])];

    public static TheoryData<string> ImpureNames => [.. Impure];

    [Theory]
    [MemberData(nameof(ImpureNames))]
    [Requirement("SR-056")]
    public void The_build_refuses(string name) => Assert.Contains(Banned, symbol => symbol[2..] == name);

    [Fact]
    public void The_list_of_banned_symbols_reaches_the_analyzer()
    {
        Assert.Contains("<AdditionalFiles Include=\"BannedSymbols.txt\" />", Repository.Read($"{Core}/MesoInjector.Control.csproj"), StringComparison.Ordinal);
        Assert.DoesNotContain("RS0030", Repository.Read(".editorconfig"), StringComparison.Ordinal);
        Assert.DoesNotContain("RS0030", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
        Assert.All(Repository.Files(Core, "*.cs"), path => Assert.DoesNotContain("RS0030", Repository.Read(path), StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("SR-056")]
    public void The_built_core_uses_nothing_banned()
    {
        IReadOnlySet<string> uses = AssemblyUses.Of(typeof(InjectorController).Assembly.Location);
        Assert.Contains("System.InvalidOperationException", uses);
        Rule.HasNoBreach(uses.Where(IsBanned));
    }

    [Fact]
    public void The_check_sees_what_another_assembly_uses() =>
        Assert.Contains("System.Threading.Thread", AssemblyUses.Of(typeof(ControlCycle).Assembly.Location).Where(IsBanned));

    [Fact]
    public void The_core_has_no_asynchronous_methods() =>
        Assert.All(Repository.Files(Core, "*.cs"), path => Assert.DoesNotContain(" async ", Repository.Read(path), StringComparison.Ordinal));

    private static bool IsBanned(string use) =>
        Banned.Any(symbol => symbol[2..] == use || (symbol[0] == 'T' && use.StartsWith(symbol[2..] + ".", StringComparison.Ordinal)));
}
