using System.Reflection;
using System.Text.RegularExpressions;
using MesoInjector.Architecture.Tests.Traceability;
using MesoInjector.Control;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Limits;

namespace MesoInjector.Architecture.Tests.Documents;

/// <summary>Pages that people write name only what exists, and leave nothing out.</summary>
public sealed partial class WrittenDocumentTests
{
    private static readonly HashSet<string> Interlocks = [.. InterlockTable.Rows.Select(row => row.Id)];

    private static readonly HashSet<string> GuardianRules = [.. RuleId().Matches(Repository.Read("docs/protocol.md")).Select(match => match.Value)];

    private static readonly string[] Limits =
        [.. new[] { typeof(HardLimits), typeof(GuardianLimits) }.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static)).Select(limit => limit.Name)];

    public static TheoryData<string> Pages => [.. Repository.Files("docs", "*.md"), "README.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_to_one(string page)
    {
        string folder = Path.GetDirectoryName(page)!;
        IEnumerable<string> targets = MarkdownPage.Links(Repository.Read(page)).Where(link => !link.Contains("://", StringComparison.Ordinal)).Select(link => link.Split('#')[0]);
        Rule.HasNoBreach(targets.Where(target => target.Length > 0 && !Path.Exists(Repository.PathOf(Path.Combine(folder, target)))));
    }

    [Theory]
    [InlineData("docs/risk.md")]
    [InlineData("docs/requirements.md")]
    [InlineData("docs/overview.md")]
    public void Interlocks_and_rules_that_a_page_names_exist(string page)
    {
        string text = Repository.Read(page);
        Rule.HasNoBreach(InterlockId().Matches(text).Select(match => match.Value).Where(id => !Interlocks.Contains(id)));
        Rule.HasNoBreach(RuleId().Matches(text).Select(match => match.Value).Where(id => !GuardianRules.Contains(id)));
    }

    [Fact]
    public void Every_risk_has_a_severity_controls_and_a_residual()
    {
        string[][] risks = [.. MarkdownPage.Rows(Repository.Read("docs/risk.md"))];
        Assert.NotEmpty(risks);
        Assert.All(risks, risk =>
        {
            Assert.Equal(5, risk.Length);
            Assert.All(risk, cell => Assert.NotEmpty(cell));
            Assert.Contains(risk[2], new[] { "1", "2", "3" });
            Assert.NotEmpty(RequirementList.In(risk[3]));
            Rule.HasNoBreach(RequirementList.In(risk[3]).Where(id => !RequirementList.Ids.Contains(id)));
        });
    }

    [Fact]
    public void Every_requirement_and_every_interlock_controls_a_risk()
    {
        string[] controls = [.. MarkdownPage.Rows(Repository.Read("docs/risk.md")).Select(risk => risk[3])];
        Rule.HasNoBreach(RequirementList.Ids.Concat(Interlocks).Where(id => !controls.Any(cell => cell.Contains(id, StringComparison.Ordinal))).Order());
    }

    [Fact]
    public void What_holds_a_requirement_exists()
    {
        IEnumerable<string> names = RequirementList.All.SelectMany(requirement => MarkdownPage.CodeNames(requirement.HeldBy));
        Rule.HasNoBreach(names.Where(name => !Limits.Contains(name) && !CodeNames.Exist(name)));
    }

    [Fact]
    public void What_the_overview_calls_by_name_exists()
    {
        string[] names = [.. MarkdownPage.CodeNames(Repository.Read("docs/overview.md"))];
        Assert.Contains("InjectorController.Step", names);
        Rule.HasNoBreach(names.Where(name => !CodeNames.Exist(name)));
    }

    [Theory]
    [InlineData("InjectorController.Step", true)]
    [InlineData("InjectorController.Stride", false)]
    [InlineData("InjectionPhase", true)]
    [InlineData("EjectionPhase", false)]
    public void A_name_that_does_not_exist_is_noticed(string name, bool exists) => Assert.Equal(exists, CodeNames.Exist(name));

    [Fact]
    public void The_status_page_has_every_field_of_the_snapshot_with_its_type_and_a_unit()
    {
        string[][] rows = [.. MarkdownPage.Rows(Repository.Read("docs/status.md"))];
        PropertyInfo[] fields = typeof(Snapshot).GetProperties();
        Assert.Equal(fields.Select(field => field.Name), rows.Select(row => row[0]));
        Assert.Equal(fields.Select(field => field.PropertyType.Name), rows.Select(row => row[1]));
        Assert.All(rows, row => Assert.All(row, cell => Assert.NotEmpty(cell)));
    }

    [Fact]
    public void Decisions_are_numbered_without_gaps_and_say_why_and_what_follows()
    {
        string[] decisions = [.. Repository.Files("docs/decisions", "*.md")];
        Assert.Equal(Enumerable.Range(1, decisions.Length).Select(number => $"{number:0000}"), decisions.Select(path => Path.GetFileName(path)[..4]));
        Assert.All(decisions, path =>
        {
            string text = Repository.Read(path);
            Assert.StartsWith($"# {Path.GetFileName(path)[..4]} ", text, StringComparison.Ordinal);
            Assert.All(new[] { "**Context.**", "**Decision.**", "**Consequences.**" }, part => Assert.Contains(part, text, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_changes_begin_with_this_version()
    {
        string version = XmlVersion().Match(Repository.Read("Directory.Build.props")).Groups["version"].Value;
        Assert.Equal($"## {version}", Repository.Read("docs/changes.md").Split('\n').First(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\bIL-\d+\b", RegexOptions.None, 1000)]
    private static partial Regex InterlockId();

    [GeneratedRegex(@"\bG-\d+\b", RegexOptions.None, 1000)]
    private static partial Regex RuleId();

    [GeneratedRegex("<Version>(?<version>[^<]+)</Version>", RegexOptions.None, 1000)]
    private static partial Regex XmlVersion();
}
