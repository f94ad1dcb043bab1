using MesoInjector.Control.Calibration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Tests.Controller;
using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Control.Tests.Treatment;

public sealed class SessionOrderTests
{
    /// <summary>What is wrong, the code it is refused with, and how to make it so.</summary>
    private static readonly (string What, RefusalCode Code, Func<SessionOrder, SessionOrder> Spoil)[] Wrong =
    [
        ("no patient", RefusalCode.Screening, o => o with { Patient = " " }),
        ("skin not clean", RefusalCode.Screening, o => o with { Checklist = o.Checklist with { SkinCleanAndDry = false } }),
        ("gel left", RefusalCode.Screening, o => o with { Checklist = o.Checklist with { GelWipedOff = false } }),
        ("consumables used", RefusalCode.Screening, o => o with { Checklist = o.Checklist with { ConsumablesNew = false } }),
        ("oil in the compound", RefusalCode.Screening, o => o with { Checklist = o.Checklist with { CompoundWaterBased = false } }),
        ("compound expired yesterday", RefusalCode.Screening, o => o with { Consumables = o.Consumables with { CompoundExpiry = o.Date.AddDays(-1) } }),
        ("syringe empty", RefusalCode.FillVolume, o => o with { Consumables = o.Consumables with { Fill = FluidVolume.Zero } }),
        ("syringe less than empty", RefusalCode.FillVolume, o => o with { Consumables = o.Consumables with { Fill = FluidVolume.FromNanolitres(-1) } }),
        ("syringe more than full", RefusalCode.FillVolume, o => o with { Consumables = o.Consumables with { Fill = FluidVolume.FromNanolitres(3_000_001) } }),
        ("beyond the course", RefusalCode.SessionLimit, o => o with { Course = new Course(5, 30) }),
        ("too soon", RefusalCode.TooSoon, o => o with { Course = new Course(2, 13) }),
        ("deeper than the calibration allows", RefusalCode.Depth, o => o with { Calibrations = Uncertain(o, AxisPosition.FromMicrometres(2190)) }),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Wrong.Length)];

    [Fact]
    public void A_sound_order_may_be_opened() => Assert.Null(SomeOrder.Sound.Block());

    [Theory]
    [Requirement("SR-001", "SR-018")]
    [MemberData(nameof(Cases))]
    public void What_is_wrong_is_refused_by_its_own_code_with_a_remedy(int index)
    {
        (string what, RefusalCode code, Func<SessionOrder, SessionOrder> spoil) = Wrong[index];
        Refusal? refusal = spoil(SomeOrder.Sound).Block();
        Assert.True(refusal?.Code == code, $"{what}: {refusal}");
        Assert.NotEmpty(refusal.Remedy);
    }

    [Fact]
    public void What_is_just_within_its_bound_may_be_opened()
    {
        SessionOrder order = SomeOrder.Sound;
        Assert.Null((order with { Consumables = order.Consumables with { CompoundExpiry = order.Date } }).Block());
        Assert.Null((order with { Consumables = order.Consumables with { Fill = FluidVolume.FromMillilitres(3) } }).Block());

        // 3.70 − 2.18 − 0.02 mm leave just the 1.50 mm of the protocol.
        Assert.Null((order with { Calibrations = Uncertain(order, AxisPosition.FromMicrometres(2180)) }).Block());
    }

    [Fact]
    [Requirement("SR-001")]
    public void The_refusal_of_a_depth_shows_both_depths()
    {
        Protocol deep = Some.Protocol(Some.Draft with { Depth = Length.FromMillimeters(3.5), InsertionSpeed = Speed.FromMillimetersPerSecond(15) });
        Assert.Null(TreatmentPlan.TryLayOut(deep, [ScalpRegion.Frontal], 3, out TreatmentPlan? plan));
        SessionOrder order = SomeOrder.Sound with { Plan = plan! };
        Assert.Null(order.Block());
        Refusal refusal = (order with { Calibrations = Uncertain(order, AxisPosition.FromMicrometres(200)) }).Block()!;
        Assert.Contains("3.50 mm", refusal.Words, StringComparison.Ordinal);
        Assert.Contains("3.48 mm", refusal.Words, StringComparison.Ordinal);
    }

    private static CalibrationSet Uncertain(SessionOrder order, AxisPosition uncertainty) =>
        order.Calibrations with { Depth = order.Calibrations.Depth! with { Uncertainty = uncertainty } };
}
