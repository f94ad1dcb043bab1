using System.Reflection;

namespace MesoInjector.Architecture.Tests.House;

/// <summary>A project references only floors below its own; and of those only what its work needs.</summary>
public sealed class FloorTests
{
    private const string Control = "MesoInjector.Control";
    private const string Configuration = "MesoInjector.Configuration";
    private const string Hardware = "MesoInjector.Hardware";
    private const string Records = "MesoInjector.Records";
    private const string Calibration = "MesoInjector.Calibration";
    private const string Documents = "MesoInjector.Documents";
    private const string Link = "MesoInjector.Link";
    private const string Daemon = "MesoInjector.Daemon";
    private const string Console = "MesoInjector.Console";
    private const string Simulator = "MesoInjector.Simulator";
    private const string Cli = "MesoInjector.Cli";

    private static readonly string[] DevicePackages = ["Stateless", "UnitsNet", "System.Device.Gpio", "Iot.Device.Bindings"];

    private static readonly Room[] House =
    [
        new(Control, 0, [], ["UnitsNet", "Stateless"]),
        new(Configuration, 1, [Control], ["YamlDotNet", "UnitsNet"]),
        // Board files and protocols have the same located errors: the one reference that stays on its floor.
        new(Hardware, 1, [Control, Configuration], ["System.Device.Gpio", "Iot.Device.Bindings", "UnitsNet"]),
        new(Records, 1, [Control], ["Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"]),
        new(Calibration, 1, [Control], ["MathNet.Numerics"]),
        new(Link, 1, [Control], []),
        new(Daemon, 2, [Control, Configuration, Hardware, Records, Calibration, Link], ["System.Device.Gpio"]),
        new(Documents, 2, [Control, Records, Calibration], []),
        // Beside the simulator, not above it: what the console knows of daemon and bench comes over the link.
        new(Console, 3, [Control, Configuration, Records, Calibration, Documents, Link], ["Microsoft.AspNetCore.OpenApi", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "OpenTelemetry.Extensions.Hosting"]),
        new(Simulator, 3, [Control, Configuration, Hardware, Records, Calibration, Documents, Link, Daemon], [.. DevicePackages, "MathNet.Numerics"]),
        new(Cli, 4, [Control, Configuration, Hardware, Records, Calibration, Documents, Link, Daemon, Console, Simulator], ["System.CommandLine", "Spectre.Console"]),
    ];

    public static TheoryData<string> Projects => [.. ProjectPaths];

    /// <summary>Every assembly of the product that is built.</summary>
    public static TheoryData<string> Assemblies => [.. ProjectPaths.Select(path => Path.GetFileNameWithoutExtension(path))];

    private static IEnumerable<string> ProjectPaths => Repository.ProductFolders.SelectMany(folder => Repository.Files(folder, "*.csproj"));

    [Fact]
    public void The_house_has_floors_and_no_project_stands_outside_it()
    {
        Assert.True(Projects.Count >= 7, $"only {Projects.Count} projects were found below {Repository.Root}");
        Assert.All(Assemblies, row => Assert.Contains(House, room => room.Name == row.Data));
        foreach (Room room in House)
        {
            foreach (string other in room.MayReference)
            {
                int below = House.Single(candidate => candidate.Name == other).Floor;
                Assert.True(below < room.Floor || (room.Name, other) == (Hardware, Configuration), $"{room.Name} on floor {room.Floor} would reference {other} on floor {below}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_floor_may(string path)
    {
        var project = new ProjectFile(path);
        Room room = RoomOf(project.Name);
        Rule.HasNoBreach(project.Projects.Except(room.MayReference));
        Rule.HasNoBreach(project.Packages.Except(room.Packages));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_uses_only_what_its_floor_may(string name)
    {
        Room room = RoomOf(name);
        string[] used = [.. References(name)];
        Assert.NotEmpty(used);
        Rule.HasNoBreach(used.Where(IsOurs).Except(room.MayReference));

        // A package of a project below arrives with its reference, so the assembly may see it; the device packages are the ones that matter.
        IEnumerable<string> seen = Below(room).SelectMany(below => below.Packages).Concat(room.Packages);
        Rule.HasNoBreach(used.Where(DevicePackages.Contains).Except(seen));
    }

    [Fact]
    public void The_core_uses_UnitsNet_and_Stateless_and_nothing_else() =>
        Assert.Equal(["Stateless", "UnitsNet"], References(Control).Where(name => !IsFramework(name)).Order());

    [Fact]
    [Requirement("SR-066")]
    public void The_program_that_runs_the_device_carries_no_simulation()
    {
        Room daemon = RoomOf(Daemon);
        Assert.DoesNotContain(Simulator, References(Daemon));
        Assert.DoesNotContain(Below(daemon), below => below.Name == Simulator);
    }

    private static Room RoomOf(string name) => House.Single(room => room.Name == name);

    /// <summary>Everything a room may come to see, also through others; ends with a table that runs in circles too.</summary>
    private static HashSet<Room> Below(Room room)
    {
        HashSet<Room> found = [];
        var waiting = new Queue<string>(room.MayReference);
        while (waiting.TryDequeue(out string? name))
        {
            if (found.Add(RoomOf(name)))
                Array.ForEach(RoomOf(name).MayReference, waiting.Enqueue);
        }

        return found;
    }

    private static IEnumerable<string> References(string assembly) => Assembly.Load(AssemblyNameOf(assembly)).GetReferencedAssemblies().Select(reference => reference.Name!);

    private static string AssemblyNameOf(string project) => new ProjectFile(ProjectPaths.Single(path => Path.GetFileNameWithoutExtension(path) == project)).AssemblyName;

    private static bool IsOurs(string name) => name.StartsWith("MesoInjector.", StringComparison.Ordinal);

    private static bool IsFramework(string name) =>
        (name.StartsWith("System", StringComparison.Ordinal) && !DevicePackages.Contains(name)) || name is "netstandard" or "mscorlib";

    private sealed record Room(string Name, int Floor, string[] MayReference, string[] Packages);
}
