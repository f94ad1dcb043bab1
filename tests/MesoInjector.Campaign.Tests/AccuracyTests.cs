using MesoInjector.Configuration;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Accuracy;

namespace MesoInjector.Campaign.Tests;

/// <summary>The study of how well doses are met, and the table that ships.</summary>
public sealed class AccuracyTests
{
    /// <summary>Factors of ISO 16269-6, two-sided, 95 % confidence.</summary>
    [Theory]
    [InlineData(10, 0.95, 3.393)]
    [InlineData(20, 0.95, 2.760)]
    [InlineData(30, 0.95, 2.555)]
    [InlineData(60, 0.95, 2.335)]
    [InlineData(100, 0.95, 2.234)]
    [InlineData(10, 0.975, 3.871)]
    [InlineData(20, 0.975, 3.154)]
    [InlineData(35, 0.975, 2.852)]
    [InlineData(60, 0.975, 2.670)]
    [InlineData(100, 0.975, 2.555)]
    public void The_tolerance_factor_is_that_of_the_standard(int n, double part, double k) =>
        Assert.Equal(k, ToleranceFactor.TwoSided(n, 0.95, part), 0.0011);

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
