using MesoInjector.Configuration;
using MesoInjector.Console.Preparation;
using MesoInjector.Console.Wording;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Tests.Preparation;

public sealed class ProtocolChangeTests
{
    private static readonly Protocol Standard = ProtocolLibrary.Find("hair-standard")!.Value!;

    [Theory]
    [InlineData("41.6", "1.5")]
    [InlineData("41.6", "0.5")]
    [InlineData("20", "1.25")]
    public void Dose_and_depth_may_go_to_their_limits(string dose, string depth)
    {
        Assert.Null(ProtocolChange.TryChange(Standard, dose, depth, Words.In("en"), out Protocol? changed));
        Assert.Equal(Standard.Draft with { Dose = changed!.Draft.Dose, Depth = changed.Draft.Depth }, changed.Draft);
    }

    [Fact]
    public void A_dose_too_small_to_be_met_is_refused_by_the_rules_of_protocols()
    {
        Assert.Contains("1 µL", ProtocolChange.TryChange(Standard, "1", "1.5", Words.In("en"), out Protocol? changed), StringComparison.Ordinal);
        Assert.Null(changed);
    }

    [Theory]
    [InlineData("41.7", "1.5")]
    [InlineData("0.9", "1.5")]
    [InlineData("40", "1.51")]
    [InlineData("40", "0.49")]
    [InlineData("400", "1.5")]
    public void Past_its_limits_nothing_is_changed_and_the_limit_is_said(string dose, string depth)
    {
        Assert.NotNull(ProtocolChange.TryChange(Standard, dose, depth, Words.In("en"), out Protocol? changed));
        Assert.Null(changed);
    }

    [Fact]
    public void The_largest_dose_keeps_all_points_within_the_session_limit() =>
        Assert.True(ProtocolChange.LargestDose(Standard) * Standard.Points <= Standard.SessionLimit.Nanolitres);
}
