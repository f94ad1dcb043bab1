using MesoInjector.Console.Preparation;

namespace MesoInjector.Console.Tests.Preparation;

public sealed class DateEntryTests
{
    [Theory]
    [InlineData("2027-08-15", 2027, 8, 15)]
    [InlineData("2027-08", 2027, 8, 31)]
    [InlineData("2028-02", 2028, 2, 29)]
    public void A_month_alone_means_its_last_day(string keyed, int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), DateEntry.Read(keyed));

    [Theory]
    [InlineData("2027-13")]
    [InlineData("2027-02-30")]
    [InlineData("27-08")]
    [InlineData("08/2027")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_date_of_a_package_is_none(string? keyed) => Assert.Null(DateEntry.Read(keyed));
}
