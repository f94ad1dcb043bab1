namespace MesoInjector.Daemon.Tests;

public sealed class LoopStatisticsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(1023, 10)]
    [InlineData(1024, 11)]
    [InlineData(10_000_000, 23)]
    [InlineData(100_000_000_000, 23)]
    public void A_lateness_falls_into_the_class_of_its_power_of_two(long microseconds, int expected)
    {
        var statistics = new LoopStatistics();
        statistics.Add(TimeSpan.FromMicroseconds(microseconds), TimeSpan.Zero, 0);
        Assert.Equal(expected, Enumerable.Range(0, LoopStatistics.Classes).Single(i => statistics.Count(i) == 1));
    }

    [Fact]
    public void Extremes_and_shares_are_told()
    {
        var statistics = new LoopStatistics();
        for (int i = 0; i < 98; i++)
            statistics.Add(TimeSpan.FromMicroseconds(10), TimeSpan.FromMicroseconds(200), 0);
        statistics.Add(TimeSpan.FromMicroseconds(100), TimeSpan.FromMicroseconds(900), 0);
        statistics.Add(TimeSpan.FromMicroseconds(4500), TimeSpan.FromMicroseconds(300), 4);
        Assert.Equal(100, statistics.Cycles);
        Assert.Equal(4, statistics.Missed);
        Assert.Equal(TimeSpan.FromMicroseconds(4500), statistics.MaximumLateness);
        Assert.Equal(TimeSpan.FromMicroseconds(900), statistics.LongestCycle);
        Assert.Equal(TimeSpan.FromMicroseconds(16), statistics.LatenessBelow(0.98));
        Assert.Equal(TimeSpan.FromMicroseconds(128), statistics.LatenessBelow(0.99));
        Assert.Equal(TimeSpan.FromMicroseconds(8192), statistics.LatenessBelow(1));
        Assert.Equal("100 cycles, 4 missed; late: 99 % below 128 µs, 99.9 % below 8192 µs, at most 4500 µs; longest cycle 900 µs", statistics.ToString());
    }

    [Fact]
    public void Before_the_first_cycle_nothing_was_late() => Assert.Equal(TimeSpan.Zero, new LoopStatistics().LatenessBelow(0.99));
}
