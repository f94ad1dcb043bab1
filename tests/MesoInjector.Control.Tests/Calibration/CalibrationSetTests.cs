using MesoInjector.Control.Calibration;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Calibration;

[Requirement("SR-063")]
public sealed class CalibrationSetTests
{
    private static readonly DateOnly Done = new(2026, 1, 10);

    private static readonly SyringeType Syringe = SyringeType.FromCode(SyringeCode.ThreeMillilitre)!;

    [Theory]
    [Requirement("SR-001")]
    [InlineData(20, 20, 3660)]
    [InlineData(0, 0, 3700)]
    [InlineData(3700, 0, 0)]
    [InlineData(3000, 701, null)]
    [InlineData(-1, 0, null)]
    [InlineData(0, -1, null)]
    public void The_largest_depth_is_the_commandable_one_less_what_is_not_known(int uncertainty, int repeatability, int? largest) =>
        Assert.Equal(largest, Depth(uncertainty, repeatability).LargestDepth?.Micrometres);

    [Theory]
    [InlineData(0, true)]
    [InlineData(180, true)]
    [InlineData(181, false)]
    [InlineData(-1, false)] // made tomorrow: the clock is wrong, and nothing dated can be believed
    public void A_calibration_holds_for_half_a_year(int age, bool holds)
    {
        CalibrationSet set = Set("H-1");
        Assert.Equal(180, HardLimits.CalibrationDays);
        Assert.Equal(holds, set.LargestDepth(Done.AddDays(age)) is not null);
        Assert.Equal(holds, set.DoseFor(Syringe, Done.AddDays(age)) is not null);
    }

    [Fact]
    public void A_calibration_of_another_handpiece_or_syringe_is_none()
    {
        Assert.Null(Set("H-2").LargestDepth(Done));
        Assert.Null(Set("H-2").DoseFor(Syringe, Done));
        Assert.Null(Set("H-1").DoseFor(SyringeType.FromCode(SyringeCode.OneMillilitre)!, Done));
        Assert.Null((Set("H-1") with { Depth = null }).LargestDepth(Done));
    }

    private static CalibrationSet Set(string connected) => new(connected, Depth(20, 20),
        [new DoseCalibration("H-1", Done, Syringe, Syringe.TypicalCompliance, AxisPosition.FromMicrometres(60))]);

    private static DepthCalibration Depth(int uncertainty, int repeatability) =>
        new("H-1", Done, 0, AxisPosition.FromMicrometres(uncertainty), AxisPosition.FromMicrometres(repeatability));
}
