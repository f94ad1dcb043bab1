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
    [InlineData("title: 'open", "is not YAML")]
    [InlineData("a: b: c", "is not YAML")]
    [InlineData("a: 1\na: 2", "is not YAML")]
    [InlineData("a:\n\tb: 1", "is not YAML")]
    [InlineData("- a\n- b", "does not hold keys and values")]
    [InlineData("just words", "does not hold keys and values")]
    [InlineData("", "is empty")]
    [InlineData("# only a comment", "is empty")]
    [InlineData("a: 1\n---\nb: 2", "a second document begins")]
    [InlineData("a: &x 1\nb: *x", "anchors and aliases are not used in these files")]
    [InlineData("a: [[[[[[[[[[[[[1]]]]]]]]]]]]]", "is nested too deeply")]
    [InlineData("a: \0", "holds zero bytes")]
    public void What_is_no_file_of_ours_is_said_so(string text, string words)
    {
        ConfigurationProblem problem = Assert.Single(YamlSource.Read("f.yaml", Encoding.UTF8.GetBytes(text)).Problems);
        Assert.StartsWith(words, problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Suggestion);
    }

    [Fact]
    public void Bytes_that_are_not_text_are_said_so() =>
        Assert.StartsWith("is not UTF-8", Assert.Single(YamlSource.Read("f.yaml", [0x61, 0x3A, 0xFF, 0xFE]).Problems).Message, StringComparison.Ordinal);

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
