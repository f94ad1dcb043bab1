using MesoInjector.Configuration;
using MesoInjector.Console.Preparation;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Tests.Preparation;

public sealed class PlanSketchTests
{
    public static TheoryData<string> Names => [.. ProtocolLibrary.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_places_of_the_lattice_up_to_the_limit_are_a_plan(string name)
    {
        Protocol protocol = ProtocolLibrary.Find(name)!.Value!;
        IReadOnlyList<PlanPoint> lattice = PlanSketch.Lattice(protocol);
        int[] places = [.. lattice.Select(point => point.Number).Where(number => number % 2 == 0).Take(protocol.Points)];
        Assert.Null(PlanSketch.TryPlan(protocol, places, out TreatmentPlan? plan));
        Assert.Equal(places.Length, plan!.Points.Count);
        Assert.Equal(Enumerable.Range(1, places.Length), plan.Points.Select(point => point.Number));
        Assert.All(places.Zip(plan.Points), pair => Assert.Equal(lattice[pair.First - 1].Place, pair.Second.Place));
    }

    [Fact]
    public void One_place_too_many_and_none_are_refused()
    {
        Protocol protocol = ProtocolLibrary.Find("hair-standard")!.Value!;
        Assert.NotNull(PlanSketch.TryPlan(protocol, [.. Enumerable.Range(1, protocol.Points + 1)], out _));
        Assert.NotNull(PlanSketch.TryPlan(protocol, [], out _));
    }

    [Theory]
    [InlineData("3,1,2,3", new[] { 1, 2, 3 })]
    [InlineData("", new int[0])]
    public void Places_are_read_once_each_in_their_order(string text, int[] expected) => Assert.Equal(expected, PlanSketch.Read(ProtocolLibrary.Find("hair-standard")!.Value!, text));

    [Theory]
    [InlineData("0")]
    [InlineData("86")]
    [InlineData("-1")]
    [InlineData("1,x")]
    [InlineData("1 2")]
    public void What_is_no_place_of_the_lattice_is_refused_as_a_whole(string text)
    {
        Protocol protocol = ProtocolLibrary.Find("hair-standard")!.Value!;
        Assert.Equal(85, PlanSketch.Lattice(protocol).Count);
        Assert.Null(PlanSketch.Read(protocol, text));
    }
}
