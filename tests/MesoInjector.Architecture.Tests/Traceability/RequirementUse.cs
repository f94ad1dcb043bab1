using System.Text.RegularExpressions;

namespace MesoInjector.Architecture.Tests.Traceability;

/// <summary>A test, or a class of tests, that carries a requirement's id.</summary>
/// <param name="Id">The id as written.</param>
/// <param name="Test">Project and name.</param>
/// <param name="Path">The source.</param>
internal sealed partial record RequirementUse(string Id, string Test, string Path)
{
    /// <summary>All uses below tests/, read from the sources: also those that are compiled only on some machines.</summary>
    public static IReadOnlyList<RequirementUse> All { get; } = [.. Repository.Files("tests", "*.cs").SelectMany(path => In(path, Repository.Read(path)))];

    public static IEnumerable<RequirementUse> In(string path, string text)
    {
        string project = path.Split('/')[1];
        foreach (Match attribute in Attribute().Matches(text))
        {
            Match owner = Owner().Match(text, attribute.Index);
            string name = owner.Success ? owner.Groups["name"].Value : "nothing";
            foreach (Match id in Quoted().Matches(attribute.Groups["ids"].Value))
                yield return new RequirementUse(id.Groups["id"].Value, $"{project}: {name}", path);
        }
    }

    [GeneratedRegex("^\\s*\\[(?:[^\\]\\n]*,\\s*)?Requirement\\((?<ids>[^)\\n]*)\\)", RegexOptions.Multiline, 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex("\"(?<id>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    /// <summary>The next type or method after the attribute; other attributes and comments stand between.</summary>
    [GeneratedRegex(@"^\s*(?:public|internal)\s[^\n=;]*?\b(?:class\s+(?=\w)|(?=\w+\())(?<name>\w+)", RegexOptions.Multiline, 1000)]
    private static partial Regex Owner();
}
