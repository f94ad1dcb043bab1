using System.Text.RegularExpressions;

namespace MesoInjector.Architecture.Tests.Traceability;

/// <summary>One row of docs/requirements.md.</summary>
internal sealed record Requirement(string Id, string Hazard, string Statement, string HeldBy);

/// <summary>The requirements, in the order of the page.</summary>
internal static partial class RequirementList
{
    public const string Page = "docs/requirements.md";

    public static IReadOnlyList<Requirement> All { get; } =
        [.. MarkdownPage.Rows(Repository.Read(Page)).Select(cells => new Requirement(cells[0], cells[1], cells[2], cells[3]))];

    public static IReadOnlySet<string> Ids { get; } = All.Select(requirement => requirement.Id).ToHashSet();

    /// <summary>The requirement ids that stand in a text.</summary>
    public static IEnumerable<string> In(string text) => Id().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"\bSR-\d{3}\b", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
