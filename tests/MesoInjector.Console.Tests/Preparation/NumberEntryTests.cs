using MesoInjector.Console.Preparation;
using MesoInjector.Console.Wording;

namespace MesoInjector.Console.Tests.Preparation;

public sealed class NumberEntryTests
{
    [Theory]
    [InlineData("en", "1.8", 1.8)]
    [InlineData("de", "1,8", 1.8)]
    [InlineData("en", " 3 ", 3)]
    [InlineData("en", "0.2", 0.2)]
    [InlineData("en", ".5", 0.5)]
    public void A_number_within_its_limits_is_read_with_the_decimal_sign_of_the_language(string language, string keyed, double expected)
    {
        Assert.Null(NumberEntry.Read(keyed, 0.2, 3, 2, Words.In(language), out double value));
        Assert.Equal(expected, value, 9);
    }

    [Theory]
    [InlineData("de", "1.8")]
    [InlineData("en", "1,8")]
    [InlineData("en", "1e1")]
    [InlineData("en", "-1")]
    [InlineData("en", "+1")]
    [InlineData("en", "1.8.2")]
    [InlineData("en", "0x1")]
    [InlineData("en", "NaN")]
    [InlineData("en", "1000000000000.5")]
    public void What_is_no_number_of_the_language_is_refused_and_named(string language, string keyed) =>
        Assert.Contains(keyed[..Math.Min(keyed.Length, 12)], NumberEntry.Read(keyed, 0, 1e15, 2, Words.In(language), out _), StringComparison.Ordinal);

    [Theory]
    [InlineData("0.19")]
    [InlineData("3.01")]
    [InlineData("30")]
    public void What_is_outside_is_refused_with_the_limits(string keyed) =>
        Assert.Contains("0.2\u20133", NumberEntry.Read(keyed, 0.2, 3, 2, Words.In("en"), out _), StringComparison.Ordinal);

    [Fact]
    public void More_decimals_than_the_mechanism_resolves_are_refused_not_rounded() =>
        Assert.NotNull(NumberEntry.Read("1.805", 0.2, 3, 2, Words.In("en"), out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_is_no_number(string? keyed) => Assert.NotNull(NumberEntry.Read(keyed, 0, 1, 0, Words.In("en"), out _));
}
