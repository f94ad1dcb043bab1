using System.Text.RegularExpressions;

namespace MesoInjector.Architecture.Tests;

/// <summary>What the tests look at in a page: rows of tables, names in code, links.</summary>
internal static partial class MarkdownPage
{
    /// <summary>The cells of every table row, headings and rules left out.</summary>
    public static IEnumerable<string[]> Rows(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            bool heading = i + 1 < lines.Length && IsRule(lines[i + 1]);
            if (lines[i].StartsWith('|') && !heading && !IsRule(lines[i]))
                yield return [.. CellBoundary().Split(lines[i].Trim().Trim('|')).Select(cell => cell.Trim())];
        }
    }

    /// <summary>What stands between single back quotes, fenced blocks left out.</summary>
    public static IEnumerable<string> CodeNames(string text) => Code().Matches(Fence().Replace(text, "")).Select(match => match.Groups["name"].Value);

    /// <summary>The targets of links, fenced blocks left out.</summary>
    public static IEnumerable<string> Links(string text) => Link().Matches(Fence().Replace(text, "")).Select(match => match.Groups["target"].Value);

    private static bool IsRule(string line) => line.StartsWith("|--", StringComparison.Ordinal) || line.StartsWith("| --", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex CellBoundary();

    [GeneratedRegex("`(?<name>[^`\n]+)`", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Fence();
}
