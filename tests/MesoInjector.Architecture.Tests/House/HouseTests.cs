using System.Text.RegularExpressions;

namespace MesoInjector.Architecture.Tests.House;

/// <summary>How the rooms are kept.</summary>
public sealed partial class HouseTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 70;

    /// <summary>The last one is build output and never committed.</summary>
    private static readonly string[] TopLevel =
        ["firmware", "host", "hardware", "simulator", "tests", "standins", "docs", "MesoInjector.sln", "README.md", "LICENSE", "meso", "global.json", "artifacts"];

    [Fact]
    public void Every_project_has_a_readme() => Rule.HasNoBreach(Repository.Projects().Where(project => !HasReadme(project)));

    [Fact]
    public void No_file_of_the_product_is_longer_than_400_lines() =>
        Rule.HasNoBreach(Sources().Where(source => source.Lines.Length > LongestFile + 1).Select(source => $"{source.Path}: {source.Lines.Length - 1} lines"));

    [Fact]
    public void No_method_of_the_product_is_longer_than_70_lines() =>
        Rule.HasNoBreach(Sources().SelectMany(source => LongBodies(source.Lines).Select(line => $"{source.Path}, line {line}")));

    [Fact]
    public void The_measure_of_methods_sees_a_long_one()
    {
        string[] body = [.. Enumerable.Repeat("        Step();", LongestMethod + 1)];
        Assert.Equal([3], LongBodies(["public class Long", "{", "    private void Work()", "    {", .. body, "    }", "}"]));
        Assert.Empty(LongBodies(["public class Long", "{", "    private void Work()", "    {", .. body[1..], "    }", "}"]));
        Assert.Empty(LongBodies(["public class Long", "{", "    private sealed class Inner(int x)", "    {", .. body, "    }", "}"]));
    }

    [Fact]
    public void Every_source_has_a_file_scoped_namespace_or_none() =>
        Rule.HasNoBreach(AllSources().Where(source => BlockNamespace().IsMatch(source.Text)).Select(source => source.Path));

    [Fact]
    public void Nothing_of_the_product_is_unfinished() =>
        Rule.HasNoBreach(Sources().SelectMany(source => Unfinished().Matches(source.Text).Select(match => $"{source.Path}: {match.Value}")));

    [Fact]
    public void The_top_level_holds_what_it_should_and_nothing_else()
    {
        string[] found = [.. Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path))];
        Rule.HasNoBreach(found.Where(name => !name.StartsWith('.') && !TopLevel.Contains(name) && !IsBuildFile(name)));
        Rule.HasNoBreach(TopLevel.Except(["artifacts"]).Except(found));
    }

    /// <summary>Its own, or one above it for projects that share a room; the top-level folders' own do not count.</summary>
    private static bool HasReadme(string project)
    {
        for (string folder = Path.GetDirectoryName(project)!; folder.Contains('/', StringComparison.Ordinal); folder = Path.GetDirectoryName(folder)!)
        {
            if (File.Exists(Repository.PathOf($"{folder}/README.md")))
                return true;
        }

        return false;
    }

    private static bool IsBuildFile(string name) => name.StartsWith("Directory.", StringComparison.Ordinal) && (name.EndsWith(".props", StringComparison.Ordinal) || name.EndsWith(".targets", StringComparison.Ordinal));

    /// <summary>Layout is checked by the build, so a body begins and ends with a brace of its own line at the indentation of its head.</summary>
    /// <returns>The lines, from 1, on which bodies that are too long have their heads.</returns>
    private static IEnumerable<int> LongBodies(string[] lines)
    {
        for (int open = 1; open < lines.Length; open++)
        {
            string indent = lines[open][..^lines[open].TrimStart().Length];
            if (indent.Length < 4 || lines[open] != indent + "{" || TypeHead().IsMatch(lines[open - 1]))
                continue;
            int close = Array.FindIndex(lines, open, line => line.StartsWith(indent + "}", StringComparison.Ordinal));
            if (close - open - 1 > LongestMethod)
                yield return open;
        }
    }

    private static IEnumerable<(string Path, string Text, string[] Lines)> Sources() => Repository.ProductSources().Select(Source);

    private static IEnumerable<(string Path, string Text, string[] Lines)> AllSources() =>
        Repository.ProductSources().Concat(Repository.Files("tests", "*.cs")).Concat(Repository.Files("standins", "*.cs")).Select(Source);

    private static (string Path, string Text, string[] Lines) Source(string path)
    {
        string text = Repository.Read(path);
        return (path, text, text.Split('\n'));
    }

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"^namespace [\w.]+\s*(\{|$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();
}
