using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Control.Tests.Treatment;

public sealed class TreatmentPlanTests
{
    private static readonly ScalpRegion[] All = Enum.GetValues<ScalpRegion>();

    [Fact]
    [Requirement("SR-018")]
    public void Points_of_any_plan_are_inside_their_region_numbered_and_at_least_the_spacing_apart() =>
        Prop.ForAll(Gen.Choose(10, 40).ToArbitrary(), Gen.Choose(1, 36).ToArbitrary(), Gen.Choose(1, (1 << All.Length) - 1).ToArbitrary(), (spacing, count, chosen) =>
        {
            Protocol protocol = Some.Protocol(Some.Draft with { Spacing = Length.FromMillimeters(spacing) });
            ScalpRegion[] regions = [.. All.Where(region => (chosen & (1 << (int)region)) != 0)];
            Refusal? refusal = TreatmentPlan.TryLayOut(protocol, regions, count, out TreatmentPlan? plan);
            return refusal is not null ? plan is null : Holds(plan!, regions, spacing, count);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_points_than_the_regions_hold_are_refused_with_how_many_do()
    {
        Refusal? refusal = TreatmentPlan.TryLayOut(Some.Protocol(), [ScalpRegion.Frontal], 36, out TreatmentPlan? plan);
        Assert.Null(plan);
        Assert.Contains("do not fit", refusal!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    public void More_points_than_the_protocol_allows_and_none_are_refused(int count) =>
        Assert.NotNull(TreatmentPlan.TryLayOut(Some.Protocol(), All, count, out _));

    [Fact]
    public void The_lattice_is_every_place_that_a_layout_is_taken_from()
    {
        Protocol protocol = Some.Protocol();
        IReadOnlyList<PlanPoint> lattice = TreatmentPlan.Lattice(protocol, All);
        Assert.Null(TreatmentPlan.TryLayOut(protocol, All, protocol.Points, out TreatmentPlan? plan));
        Assert.Equal(Enumerable.Range(1, lattice.Count), lattice.Select(point => point.Number));
        Assert.All(plan!.Points, point => Assert.Contains(lattice, place => place.Place == point.Place && place.Region == point.Region));
        Assert.True(lattice.Count > protocol.Points);
    }

    private static bool Holds(TreatmentPlan plan, ScalpRegion[] regions, double spacing, int count)
    {
        bool numbered = plan.Points.Select(point => point.Number).SequenceEqual(Enumerable.Range(1, count));
        bool inside = plan.Points.All(point => regions.Contains(point.Region) && ScalpMap.Contains(point.Region, point.Place));
        bool apart = plan.Points.All(a => plan.Points.All(b => a.Number == b.Number || a.Place.DistanceTo(b.Place) >= spacing - 1e-9));
        return numbered && inside && apart;
    }
}
