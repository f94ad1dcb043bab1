using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MesoInjector.Configuration.Tests;

[Requirement("SR-064")]
public sealed class YamlSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-configuration-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal("/no/such/file.yaml: does not exist; check the path", Assert.Single(YamlSource.Read("/no/such/file.yaml").Problems).ToString());

    [Fact]
    public void A_folder_is_not_a_file() =>
        Assert.Contains("is a folder", Assert.Single(YamlSource.Read(_folder).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Ten_megabytes_of_anything_are_refused_before_they_are_read()
    {
        string path = Path.Combine(_folder, "large.yaml");
        using (FileStream file = File.Create(path))
            file.SetLength(10 << 20);
        Assert.Equal($"{path}: has 10.0 MiB; a file of this kind has at most 1 MiB", Assert.Single(YamlSource.Read(path).Problems).ToString());
    }

    [Theory]
    [InlineData("title: 'open", 1, 8, "is not YAML")]
    [InlineData("a: b: c", 1, 5, "is not YAML")]
    [InlineData("a:\n\tb: 1", 1, 1, "is not YAML")]
    [InlineData("a: 1\nb: 2\na: 3", 3, 1, "'a' is there twice, first on line 1")]
    [InlineData("a: {b: 1, c: 2, b: 3}", 1, 17, "'b' is there twice, first on line 1")]
    [InlineData("- a\n- b", 1, 1, "does not hold keys and values")]
    [InlineData("just words", 1, 1, "does not hold keys and values")]
    [InlineData("", 1, 1, "is empty")]
    [InlineData("# only a comment", 1, 1, "is empty")]
    [InlineData("a: 1\n---\nb: 2", 2, 1, "a second document begins")]
    [InlineData("a: 1\nb: *x", 2, 4, "anchors and aliases are not used in these files")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]", 1, 4, "anchors and aliases are not used in these files")]
    [InlineData("a: [[[[[[[[[[[[[1]]]]]]]]]]]]]", 1, 15, "is nested too deeply")]
    [InlineData("a: 1\nb: x\0y", 2, 5, "holds zero bytes")]
    public void What_is_no_file_of_ours_is_said_so_at_its_place(string text, long line, long column, string words)
    {
        ConfigurationProblem problem = Assert.Single(YamlSource.Read("f.yaml", Encoding.UTF8.GetBytes(text)).Problems);
        Assert.StartsWith(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.StartsWith($"f.yaml:{line}:{column}: {problem.Message}; {problem.Suggestion}", problem.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.Suggestion);
    }

    [Fact]
    public void Every_key_that_is_given_twice_is_named_and_so_is_what_ends_the_reading()
    {
        IReadOnlyList<ConfigurationProblem> problems = YamlSource.Read("f.yaml", "a: 1\na: 2\nb: {c: 1, c: 2}\nd: 'open"u8).Problems;

        Assert.Equal(
            ["f.yaml:2:1: 'a' is there twice, first on line 1; keep one of them", "f.yaml:3:11: 'c' is there twice, first on line 3; keep one of them"],
            problems.Take(2).Select(problem => problem.ToString()));
        Assert.Equal((3, 4), (problems.Count, problems[2].Line));
    }

    [Fact]
    public void The_same_key_in_two_mappings_is_not_given_twice()
    {
        ConfigurationResult<MappingReader> read = YamlSource.Read("f.yaml", "a: {k: a}\nb: {k: b}\nk: [{k: 1}, {k: 2}]"u8);

        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
    }

    [Fact]
    public void Bytes_that_are_not_text_are_said_so_at_their_place() =>
        Assert.Equal("f.yaml:2:6: is not UTF-8 text from here on; save it as UTF-8",
            Assert.Single(YamlSource.Read("f.yaml", [.. "a: 1\nb: \u00e9x"u8, 0xFF, 0xFE]).Problems).ToString());

    [Fact]
    public void The_mark_that_some_editors_begin_a_file_with_is_not_part_of_its_first_key()
    {
        ConfigurationResult<MappingReader> read = YamlSource.Read("f.yaml", [0xEF, 0xBB, 0xBF, .. "# comment\r\na: text\r\n"u8]);

        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        Assert.Equal("text", read.Value.Text("a"));
        Assert.Empty(read.Value.Close());
    }

    [Fact]
    public void What_never_ends_is_not_read_to_its_end()
    {
        if (!File.Exists("/dev/zero"))
            Assert.Skip("this machine has no /dev/zero");
        Assert.Equal("/dev/zero: has more than 1 MiB; a file of this kind has at most 1 MiB", Assert.Single(YamlSource.Read("/dev/zero").Problems).ToString());
    }

    [Fact]
    public void No_name_is_no_file() =>
        Assert.Equal("'': is no file name; name a file", Assert.Single(YamlSource.Read(" ").Problems).ToString());

    [Fact]
    public void No_bytes_whatever_make_it_throw() =>
        Prop.ForAll<byte[]>(bytes => Problems(bytes) >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void No_damaged_protocol_makes_it_throw()
    {
        byte[] sound = Encoding.UTF8.GetBytes(ProtocolTexts.Sound);
        Prop.ForAll(Gen.Choose(0, sound.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (at, value) =>
        {
            byte[] damaged = [.. sound];
            damaged[at] = (byte)value;
            return Problems(damaged) >= 0;
        }).QuickCheckThrowOnFailure();
    }

    private static int Problems(byte[] bytes) => ProtocolFile.Read("f.yaml", bytes).Problems.Count;
}
