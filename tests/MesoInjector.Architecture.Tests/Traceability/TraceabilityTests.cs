using System.Text;
using MesoInjector.Architecture.Tests.Documents;
using MesoInjector.Control.Limits;

namespace MesoInjector.Architecture.Tests.Traceability;

/// <summary>From a requirement to its proof and back.</summary>
public sealed class TraceabilityTests
{
    [Fact]
    public void Every_test_that_names_a_requirement_names_one_that_exists()
    {
        Assert.NotEmpty(RequirementUse.All);
        Rule.HasNoBreach(RequirementUse.All.Where(use => !RequirementList.Ids.Contains(use.Id)));
    }

    [Fact]
    public void The_matrix_is_up_to_date()
    {
        var page = new StringBuilder(GeneratedDocument.Head("Requirements and their tests"));
        page.Append("Which tests carry a requirement's ID. The requirements: [requirements.md](requirements.md).\n\n| ID | hazard | proved by |\n|---|---|---|\n");
        ILookup<string, string> tests = RequirementUse.All.ToLookup(use => use.Id, use => use.Test);
        foreach (Requirement requirement in RequirementList.All.Where(requirement => tests.Contains(requirement.Id)))
            page.Append($"| {requirement.Id} | {requirement.Hazard} | {string.Join("<br>", tests[requirement.Id].Distinct().Order(StringComparer.Ordinal))} |\n");
        page.Append("\n## Not yet proved by a test\n\nNo test carries these IDs; some are exercised by tests that do not name them.\n\n");
        foreach (Requirement requirement in RequirementList.All.Where(requirement => !tests.Contains(requirement.Id)))
            page.Append($"- {requirement.Id}: {requirement.Hazard}\n");
        GeneratedDocument.MustBe("docs/traceability.md", page.ToString());
    }

    [Fact]
    public void Every_requirement_has_an_id_of_its_own_a_statement_and_something_that_holds_it()
    {
        Assert.Equal(RequirementList.All.Count, RequirementList.Ids.Count);
        Assert.All(RequirementList.All, requirement =>
        {
            Assert.Matches(@"^SR-\d{3}$", requirement.Id);
            Assert.NotEmpty(requirement.Hazard);
            Assert.NotEmpty(requirement.Statement);
            Assert.NotEmpty(requirement.HeldBy);
        });
    }

    [Fact]
    public void What_the_sources_and_pages_call_a_requirement_is_one()
    {
        IEnumerable<string> files = Repository.ProductSources().Concat(Repository.Files("docs", "*.md")).Concat(Repository.Files("firmware", "*.[ch]")).Append("docs/limits.yaml");
        Rule.HasNoBreach(files.SelectMany(path => RequirementList.In(Repository.Read(path)).Where(id => !RequirementList.Ids.Contains(id)).Select(id => $"{path}: {id}")).Distinct());
    }

    [Fact]
    public void Every_limit_stands_in_the_row_of_the_requirement_it_serves()
    {
        (string Name, string Requirement)[] limits = [.. Limits()];
        Assert.Contains(limits, limit => limit.Name == nameof(HardLimits.DosePerPoint));
        Rule.HasNoBreach(limits.Where(limit => RequirementList.All.SingleOrDefault(requirement => requirement.Id == limit.Requirement)?.HeldBy.Contains($"`{limit.Name}`", StringComparison.Ordinal) != true));
    }

    [Theory]
    [InlineData("    [Fact]\n    [Requirement('SR-001', 'SR-002')]\n    public void It_holds()\n", "SR-001 SR-002", "It_holds")]
    [InlineData("    [Theory, Requirement('SR-003')]\n    [InlineData(1)]\n    public async Task It_waits(int x)\n", "SR-003", "It_waits")]
    [InlineData("[Requirement('SR-004')]\npublic sealed class DoseTests(Bench bench)\n{\n", "SR-004", "DoseTests")]
    public void The_attribute_is_found_in_a_source(string source, string ids, string name)
    {
        RequirementUse[] uses = [.. RequirementUse.In("tests/Some.Tests/A.cs", source.Replace('\'', '"'))];
        Assert.Equal(ids, string.Join(' ', uses.Select(use => use.Id)));
        Assert.All(uses, use => Assert.Equal($"Some.Tests: {name}", use.Test));
    }

    private static IEnumerable<(string Name, string Requirement)> Limits()
    {
        string name = "";
        foreach (string line in Repository.Read("docs/limits.yaml").Split('\n'))
        {
            if (line.StartsWith("- name: ", StringComparison.Ordinal))
                name = line["- name: ".Length..].Trim();
            else if (line.StartsWith("  requirement: ", StringComparison.Ordinal))
                yield return (name, line["  requirement: ".Length..].Trim());
        }
    }
}
