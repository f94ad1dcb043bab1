using MesoInjector.Configuration;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Accuracy;

namespace MesoInjector.Campaign.Tests;

/// <summary>The study of how well doses are met, and the table that ships.</summary>
public sealed class AccuracyTests
{
    [Fact]
    [Requirement("SR-063")]
    public void The_shipped_table_has_every_combination_and_is_what_this_version_measures()
    {
        Assert.Equal(AccuracyStudy.Cases.Count, MeasuredAccuracy.Shipped.Count);
        int[] some = [4, 113, 160, 240];
        IReadOnlyList<MeasuredAccuracy> measured = AccuracyStudy.Run([.. some.Select(index => AccuracyStudy.Cases[index])], seed: 1, Environment.ProcessorCount);
        Assert.Equal(MeasuredAccuracy.ToCsv(some.Select(index => MeasuredAccuracy.Shipped[index])), MeasuredAccuracy.ToCsv(measured));
        Assert.Contains(measured, row => row.Doses == AccuracyStudy.Doses);
    }

    [Fact]
    public void The_page_and_the_table_of_the_documents_say_the_same_as_the_data()
    {
        string page = File.ReadAllText("docs/accuracy.md");
        Assert.Contains(AccuracyPage.Markdown(MeasuredAccuracy.Shipped), page, StringComparison.Ordinal);
        Assert.Contains(AccuracyPage.Words(MeasuredAccuracy.Shipped), page, StringComparison.Ordinal);

        using var stream = new MemoryStream();
        AccuracyPage.WriteHtml(MeasuredAccuracy.Shipped, stream);
        string html = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.Equal(9, html.Split("<h2>").Length - 1);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SR-063")]
    public void Every_shipped_protocol_is_near_a_combination_that_holds_ten_per_cent_or_says_so()
    {
        foreach (string name in ProtocolLibrary.Names)
        {
            Protocol protocol = ProtocolLibrary.Find(name)!.Value!;
            MeasuredAccuracy? nearest = MeasuredAccuracy.Nearest(protocol);
            Assert.NotNull(nearest);
            Assert.True(nearest.Holds, $"{name}: {nearest}");
        }
    }
}
