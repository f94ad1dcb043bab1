using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;

namespace MesoInjector.Documents.Tests.Pages;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(1.2345, 2, "1.23")]
    [InlineData(-1.2, 1, "\u22121.2")]
    [InlineData(-0.04, 1, "0.0")]
    [InlineData(12345.6, 0, "12346")]
    [InlineData(double.NaN, 1, "–")]
    [InlineData(double.NegativeInfinity, 1, "–")]
    public void Numbers_have_the_digits_asked_for(double value, int decimals, string text) => Assert.Equal(text, Figures.Number(value, decimals));

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(59.99, "0:59")]
    [InlineData(60, "1:00")]
    [InlineData(3725, "62:05")]
    [InlineData(-0.5, "0:00")]
    [InlineData(-61, "\u22121:01")]
    public void A_moment_reads_as_on_a_clock(double seconds, string text) => Assert.Equal(text, Figures.Clock(seconds));

    [Theory]
    [InlineData(2.44, "2.4 s")]
    [InlineData(59.97, "1 min 0 s")]
    [InlineData(872, "14 min 32 s")]
    [InlineData(3600, "1 h 0 min")]
    [InlineData(7384, "2 h 3 min")]
    public void A_duration_reads_in_words(double seconds, string text) => Assert.Equal(text, Figures.Duration(seconds).Replace('\u00A0', ' '));

    [Fact]
    public void Quantities_carry_their_units()
    {
        Assert.Equal("1.838\u00A0mm", Figures.Millimetres(1838));
        Assert.Equal("50.2\u00A0µL", Figures.Microlitres(50_160));
        Assert.Equal("1.752\u00A0mL", Figures.Millilitres(1_752_000));
        Assert.Equal("218\u00A0kPa", Figures.Kilopascals(217.6));
        Assert.Equal("1.7\u00A0N", Figures.Newtons(1.72));
    }

    [Fact]
    public void A_level_stretch_of_a_path_is_written_by_its_ends()
    {
        var path = new PathData();
        foreach (double x in (ReadOnlySpan<double>)[0, 1, 2, 3])
            path.To(x, 5.04);
        path.To(4, 7);
        path.Break();
        path.To(6, 1);
        path.To(8, 1);
        Assert.Equal("M0 5H3L4 7M6 1H8", path.ToString());
        Assert.Equal("M0 5H3L4 7M6 1H8", path.ToString());
    }
}
