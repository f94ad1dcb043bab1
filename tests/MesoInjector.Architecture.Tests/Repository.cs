using System.Reflection;

namespace MesoInjector.Architecture.Tests;

/// <summary>The repository the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] BuildOutput = ["obj", "bin", "artifacts", "TestResults"];

    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepoRoot").Value!);

    /// <summary>The folders whose code ships.</summary>
    public static IReadOnlyList<string> ProductFolders { get; } = ["firmware", "host", "hardware", "simulator"];

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");

    /// <summary>The files below a folder by their path from the root, build output left out.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        string start = PathOf(folder);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, pattern, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => BuildOutput.Contains(part)))
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>The C# sources that ship.</summary>
    public static IEnumerable<string> ProductSources() => ProductFolders.SelectMany(folder => Files(folder, "*.cs"));

    /// <summary>All projects.</summary>
    public static IEnumerable<string> Projects() => ProductFolders.Append("standins").Append("tests").SelectMany(folder => Files(folder, "*.csproj"));
}
