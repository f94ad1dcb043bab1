using System.Text;
using MesoInjector.Configuration;
using MesoInjector.Console.Preparation;
using MesoInjector.Console.Wording;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Tests.Preparation;

public sealed class ProtocolYamlTests
{
    public static TheoryData<string> Names => [.. ProtocolLibrary.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_protocol_that_is_written_reads_back_as_the_same(string name)
    {
        Protocol protocol = ProtocolLibrary.Find(name)!.Value!;
        ConfigurationResult<Protocol> read = ProtocolFile.Read(name, Encoding.UTF8.GetBytes(ProtocolYaml.Of(protocol)));
        Assert.Empty(read.Problems);
        Assert.Equal(protocol.Draft with { Depth = read.Value!.Draft.Depth }, read.Value.Draft with { Depth = read.Value.Draft.Depth });
        Assert.Equal(protocol.Depth, read.Value.Depth);
    }

    [Fact]
    public void A_title_with_quotation_marks_and_backslashes_survives()
    {
        Protocol standard = ProtocolLibrary.Find("hair-standard")!.Value!;
        Assert.True(Protocol.TryCreate(standard.Draft with { Title = "a \"b\" \\ c: # d" }, out Protocol? odd, out _));
        Assert.Equal(odd.Draft.Title, ProtocolFile.Read("hair-standard", Encoding.UTF8.GetBytes(ProtocolYaml.Of(odd))).Value!.Draft.Title);
    }

    [Fact]
    public void A_changed_dose_and_depth_are_in_the_text()
    {
        Protocol standard = ProtocolLibrary.Find("hair-standard")!.Value!;
        Assert.Null(ProtocolChange.TryChange(standard, "35.5", "1.25", Words.In("en"), out Protocol? changed));
        Protocol read = ProtocolFile.Read("hair-standard", Encoding.UTF8.GetBytes(ProtocolYaml.Of(changed!))).Value!;
        Assert.Equal(35_500, read.Dose.Nanolitres);
        Assert.Equal(1_250, read.Depth.Micrometres);
    }
}
