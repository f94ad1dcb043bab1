using System.Text.RegularExpressions;
using MesoInjector.Simulator.Campaigns;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Judging;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using YamlDotNet.RepresentationModel;

namespace MesoInjector.Campaign.Tests;

/// <summary>The pages for QA and the manifests say what the program does.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void The_page_of_scenarios_has_every_word_that_a_file_can_use()
    {
        string page = File.ReadAllText("docs/scenarios.md");
        string[] words =
        [
            .. EnumWords.All<MishapKind>().Select(word => word.Word), .. EnumWords.All(Slips.None).Select(word => word.Word),
            .. EnumWords.All(SessionOutcome.Cancelled).Select(word => word.Word),
        ];
        Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_of_the_page_is_a_scenario_that_holds()
    {
        string example = Fence().Match(File.ReadAllText("docs/scenarios.md")).Groups["yaml"].Value;
        string folder = Directory.CreateTempSubdirectory("meso-page-").FullName;
        try
        {
            string file = Path.Combine(folder, "example.yaml");
            File.WriteAllText(file, example);
            var read = ScenarioFile.Read(file);
            Assert.True(read.Succeeded, string.Join("; ", read.Problems));
            Assert.True(Simulator.Suites.ScenarioRun.Of(file, Play.Once(read.Value)).Passed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_guide_names_every_invariant_and_no_fault_that_is_not_there()
    {
        string page = File.ReadAllText("docs/qa-guide.md");
        Assert.All(Enum.GetValues<Invariant>(), invariant => Assert.Contains($"| {EnumWords.Of(invariant).Replace('-', ' ')} |", page, StringComparison.Ordinal));
        Assert.InRange(FaultCatalogue.All.Count, 60, 200);
    }

    [Theory]
    [InlineData("kubernetes-job.yaml")]
    [InlineData("ci-matrix.yaml")]
    public void A_manifest_is_yaml_and_every_shard_of_it_is_played_once(string file)
    {
        string text = File.ReadAllText(Path.Combine("scale", file));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        int of = int.Parse(Of().Match(text).Groups["of"].Value, System.Globalization.CultureInfo.InvariantCulture);
        int shards = file == "ci-matrix.yaml"
            ? ((YamlSequenceNode)root["jobs"]["shard"]["strategy"]["matrix"]["shard"]).Children.Count
            : int.Parse(((YamlScalarNode)root["spec"]["completions"]).Value!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(of, shards);
    }

    [Fact]
    public void The_array_of_slurm_has_as_many_tasks_as_there_are_shards()
    {
        string text = File.ReadAllText("scale/slurm-array.sh");
        Assert.Contains("--array=1-50\n", text, StringComparison.Ordinal);
        Assert.Equal("50", Of().Match(text).Groups["of"].Value);
        using var bash = System.Diagnostics.Process.Start("bash", ["-n", "scale/slurm-array.sh"]);
        bash.WaitForExit();
        Assert.Equal(0, bash.ExitCode);
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("--shard [^/]*?(\\)|}|\"|X)*/(?<of>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Of();
}
