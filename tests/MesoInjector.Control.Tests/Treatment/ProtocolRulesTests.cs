using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Control.Tests.Treatment;

public sealed class ProtocolRulesTests
{
    /// <summary>A way to break one rule, and the field that is blamed.</summary>
    private static readonly (string Field, Func<ProtocolDraft, ProtocolDraft> Break)[] Broken =
    [
        (nameof(ProtocolDraft.Name), d => d with { Name = " " }),
        (nameof(ProtocolDraft.Version), d => d with { Version = 0 }),
        (nameof(ProtocolDraft.Pedal), d => d with { Pedal = (PedalMode)9 }),
        (nameof(ProtocolDraft.Depth), d => d with { Depth = Length.FromMillimeters(0.49) }),
        (nameof(ProtocolDraft.Depth), d => d with { Depth = Length.FromMillimeters(3.501), InsertionSpeed = Speed.FromMillimetersPerSecond(10) }),
        (nameof(ProtocolDraft.Depth), d => d with { Pedal = PedalMode.Nappage, Depth = Length.FromMillimeters(2.1), Dose = Volume.FromMicroliters(5), PointLimit = Volume.FromMicroliters(10), Syringe = "1 mL" }),
        (nameof(ProtocolDraft.NeedleGauge), d => d with { NeedleGauge = 26 }),
        (nameof(ProtocolDraft.NeedleGauge), d => d with { NeedleLength = 5 }),
        (nameof(ProtocolDraft.InsertionSpeed), d => d with { InsertionSpeed = Speed.FromMillimetersPerSecond(51) }),
        (nameof(ProtocolDraft.InsertionSpeed), d => d with { Depth = Length.FromMillimeters(3.2), InsertionSpeed = Speed.FromMillimetersPerSecond(16) }),
        (nameof(ProtocolDraft.InsertionSpeed), d => d with { InsertionSpeed = Speed.FromMillimetersPerSecond(0.5) }),
        (nameof(ProtocolDraft.PointLimit), d => d with { PointLimit = Volume.FromMicroliters(100.1) }),
        (nameof(ProtocolDraft.Dose), d => d with { Dose = Volume.FromMicroliters(50.1) }),
        (nameof(ProtocolDraft.Dose), d => d with { Dose = Volume.FromMicroliters(0.5) }),
        (nameof(ProtocolDraft.SessionLimit), d => d with { SessionLimit = Volume.FromMilliliters(6.1) }),
        (nameof(ProtocolDraft.Points), d => d with { Points = 0 }),
        (nameof(ProtocolDraft.Points), d => d with { Points = 61, SessionLimit = Volume.FromMilliliters(6) }),
        (nameof(ProtocolDraft.Points), d => d with { SessionLimit = Volume.FromMilliliters(1.4) }),
        (nameof(ProtocolDraft.Spacing), d => d with { Spacing = Length.FromMillimeters(9) }),
        (nameof(ProtocolDraft.Flow), d => d with { Flow = VolumeFlow.FromMicrolitersPerSecond(4) }),
        (nameof(ProtocolDraft.Flow), d => d with { Flow = VolumeFlow.FromMicrolitersPerSecond(101) }),
        (nameof(ProtocolDraft.Flow), d => d with { Dose = Volume.FromMicroliters(100), PointLimit = Volume.FromMicroliters(100), Points = 10, Flow = VolumeFlow.FromMicrolitersPerSecond(5) }),
        (nameof(ProtocolDraft.FlowRise), d => d with { FlowRise = Duration.FromSeconds(3) }),
        (nameof(ProtocolDraft.Dwell), d => d with { Dwell = Duration.FromSeconds(0.1) }),
        (nameof(ProtocolDraft.PressureCap), d => d with { PressureCap = Pressure.FromKilopascals(401) }),
        (nameof(ProtocolDraft.InjectionInterval), d => d with { InjectionInterval = Duration.FromSeconds(0.1) }),
        (nameof(ProtocolDraft.Viscosity), d => d with { Viscosity = DynamicViscosity.FromMillipascalSeconds(60) }),
        (nameof(ProtocolDraft.Syringe), d => d with { Syringe = "2 mL" }),
        (nameof(ProtocolDraft.Sessions), d => d with { Sessions = 0 }),
        (nameof(ProtocolDraft.SessionInterval), d => d with { SessionInterval = 6 }),
        (nameof(ProtocolDraft.Dose), d => d with { Syringe = "5 mL", NeedleGauge = 32 }),
        (nameof(ProtocolDraft.Dose), d => d with { Syringe = "5 mL", Dose = Volume.FromMicroliters(10) }),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Broken.Length)];

    [Fact]
    public void A_sound_draft_has_no_problem() => Assert.Empty(Some.Problems(Some.Draft));

    [Theory]
    [Requirement("SR-003", "SR-018", "SR-023", "SR-026", "SR-072")]
    [MemberData(nameof(Cases))]
    public void A_broken_rule_blames_its_field_and_says_what_would_be_right(int index)
    {
        (string field, Func<ProtocolDraft, ProtocolDraft> spoil) = Broken[index];
        ProtocolProblem problem = Assert.Single(Some.Problems(spoil(Some.Draft)), found => found.Field == field);
        Assert.NotEmpty(problem.Reason);
        Assert.NotEmpty(problem.Suggestion);
    }

    [Theory]
    [Requirement("SR-026")]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_depth_that_is_no_number_makes_no_protocol(double millimetres)
    {
        bool made = false;
        try
        {
            made = Protocol.TryCreate(Some.Draft with { Depth = Length.FromMillimeters(millimetres) }, out _, out _);
        }
        catch (ArgumentException)
        {
            // The quantity itself may refuse such a number.
        }

        Assert.False(made);
    }

    [Fact]
    [Requirement("SR-010")]
    public void The_dwell_is_at_least_three_time_constants()
    {
        foreach (string syringe in (string[])["1 mL", "3 mL"])
        {
            foreach (int gauge in (int[])[27, 30, 32])
            {
                DeliveryForecast forecast = DeliveryForecast.For(Some.Protocol(Some.Draft with { Syringe = syringe, NeedleGauge = gauge }));
                Assert.True(forecast.Dwell >= 3 * forecast.TimeConstant - TimeSpan.FromMilliseconds(1), $"{syringe} {gauge}G");
                Assert.InRange(forecast.Dwell.TotalSeconds, 0.2, 8);
            }
        }
    }
}
