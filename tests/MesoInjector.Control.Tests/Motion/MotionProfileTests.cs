using MesoInjector.Control.Limits;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Tests.Motion;

public sealed class MotionProfileTests
{
    [Fact]
    [Requirement("SR-004")]
    public void Nothing_the_handpiece_does_by_itself_is_faster_than_a_needle_may_be()
    {
        Assert.True(MotionProfile.WithdrawSpeed <= HardLimits.NeedleSpeed);
        AxisSpeed[] towardPatient = [MotionProfile.TouchOffApproach, MotionProfile.TouchOffSpeed, MotionProfile.HomingSpeed, MotionProfile.HomingSlowSpeed];
        Assert.All(towardPatient, speed => Assert.True(speed <= HardLimits.SlowZoneSpeed && speed > AxisSpeed.Zero));
    }

    [Fact]
    [Requirement("SR-033")]
    public void The_places_before_an_injection_stand_in_order_behind_the_nose_plane()
    {
        AxisPosition[] places = [-GuardianLimits.HomeToNosePlane, MotionProfile.Park, MotionProfile.TouchOffStart, MotionProfile.Gauge, MotionProfile.TouchOffEnd, AxisPosition.Zero];
        Assert.Equal(places.Order(), places);
        Assert.Equal(places.Length, places.Distinct().Count());

        // The longest tip that is tolerated does not touch before it begins to feel, the shortest before it has gone all the way.
        Assert.True(MotionProfile.TouchOffStart + HardLimits.TipOffset < MotionProfile.Gauge);
        Assert.True(MotionProfile.TouchOffEnd - HardLimits.TipOffset >= MotionProfile.Gauge);

        // Where the gauge is missing the longest tip still stays within what the guardian allows at the nose plane.
        Assert.True(MotionProfile.TouchOffEnd + HardLimits.TipOffset <= GuardianLimits.NosePlaneAllowance);
    }

    [Fact]
    [Requirement("SR-012")]
    public void From_the_deepest_point_the_tip_is_out_of_the_skin_in_time()
    {
        // Called back at full insertion speed: it stops with the insertion's deceleration, then the way back begins from standing.
        double brake = Milliseconds(HardLimits.SlowZoneSpeed, MotionProfile.NeedleAcceleration);
        double rise = Milliseconds(MotionProfile.WithdrawSpeed, MotionProfile.WithdrawAcceleration);
        double speed = MotionProfile.WithdrawSpeed.MicrometresPerSecond / 1e6; // mm per ms is µm/s · 1e-6
        double cruise = ((HardLimits.CommandableDepth.Micrometres / 1e3) - (speed * rise / 2)) / speed;
        Assert.InRange(brake + rise + cruise, 60, HardLimits.NeedleOut.TotalMilliseconds);
    }

    [Fact]
    public void Every_syringe_of_the_holder_fits_into_the_travel_of_the_plunger()
    {
        Assert.All(Control.Treatment.SyringeType.All, syringe =>
            Assert.True(MotionProfile.SyringeEmpty - syringe.TravelFor(syringe.Capacity) - MotionProfile.LoadingGap > AxisPosition.Zero, syringe.Name));
    }

    private static double Milliseconds(AxisSpeed speed, AxisAcceleration acceleration) =>
        speed.MicrometresPerSecond / (double)acceleration.MillimetresPerSecondSquared;
}
