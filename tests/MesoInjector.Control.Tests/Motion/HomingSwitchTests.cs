using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Tests.Motion;

public sealed class HomingSwitchTests
{
    [Theory]
    [Requirement("SR-007")]
    [InlineData(-8000)] // on the way
    [InlineData(0)] // just closed
    [InlineData(300)] // well on the switch
    public void Home_is_found_from_either_side_of_the_switch(int switchMicrometres)
    {
        HomingStroke stroke = Stroke();
        new SwitchedAxis { SwitchMicrometres = switchMicrometres }.Home(stroke);
        Assert.Null(stroke.Failure);
        Assert.True(stroke.Done && !stroke.Running);
        Assert.Equal(AxisPosition.FromMicrometres(switchMicrometres), stroke.Home);
    }

    [Theory]
    [Requirement("SR-007")]
    [InlineData(20_000, true)]
    [InlineData(20_001, false)]
    [InlineData(-20_000, true)]
    [InlineData(-20_001, false)]
    public void Two_passes_must_agree_within_a_fiftieth_of_a_millimetre(int driftNanometres, bool agree)
    {
        HomingStroke stroke = Stroke();
        new SwitchedAxis { SwitchMicrometres = -3000, DriftNanometres = driftNanometres }.Home(stroke);
        Assert.Equal(agree, stroke.Done);
        Assert.Equal(agree, stroke.Failure is null);
        if (!agree)
            Assert.Contains("two passes differ", stroke.Failure, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SR-007")]
    public void A_switch_that_never_closes_ends_homing_within_the_travel()
    {
        HomingStroke stroke = Stroke();
        int cycles = new SwitchedAxis { SwitchMicrometres = -3000, Stuck = false }.Home(stroke);
        Assert.Contains("not found within 11 mm", stroke.Failure, StringComparison.Ordinal);
        Assert.InRange(cycles, 2200, 2205); // 11 mm at 5 mm/s
    }

    [Fact]
    [Requirement("SR-007")]
    public void A_switch_that_stays_closed_ends_homing_after_a_millimetre()
    {
        HomingStroke stroke = Stroke();
        var axis = new SwitchedAxis { SwitchMicrometres = -3000, Stuck = true };
        axis.Home(stroke);
        Assert.Contains("stays closed", stroke.Failure, StringComparison.Ordinal);
        Assert.Equal(AxisPosition.FromMicrometres(1000), axis.Most);
    }

    [Theory]
    [Requirement("SR-008")]
    [InlineData(-3000)] // begins by seeking
    [InlineData(100)] // begins by moving off the switch
    public void An_encoder_the_wrong_way_round_is_found_within_a_tenth_of_a_millimetre(int switchMicrometres)
    {
        HomingStroke stroke = Stroke();
        var axis = new SwitchedAxis { SwitchMicrometres = switchMicrometres, Encoder = -1 };
        axis.Home(stroke);
        Assert.Contains("wrong way round", stroke.Failure, StringComparison.Ordinal);
        Assert.True(axis.Reading.Commanded.Abs() < AxisPosition.FromMicrometres(100));
    }

    [Fact]
    [Requirement("SR-008")]
    public void An_encoder_that_stands_still_while_the_axis_moves_off_the_switch_is_found()
    {
        HomingStroke stroke = Stroke();
        new SwitchedAxis { SwitchMicrometres = 100, Encoder = 0 }.Home(stroke);
        Assert.Contains("encoder did not follow", stroke.Failure, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SR-007")]
    public void Wherever_it_begins_it_ends_and_never_goes_further_toward_the_patient_than_off_the_switch() =>
        Prop.ForAll(Gen.Choose(-12_000, 900).ToArbitrary(), Gen.Choose(-40_000, 40_000).ToArbitrary(), (place, drift) =>
        {
            HomingStroke stroke = Stroke();
            var axis = new SwitchedAxis { SwitchMicrometres = place, DriftNanometres = drift };
            int cycles = axis.Home(stroke);
            bool found = place >= -10_990 && Math.Abs(drift) <= 20_000;
            bool lost = place < -11_010 || Math.Abs(drift) > 20_000;

            // A millimetre from where it stood, or half of one from the switch and a cycle's way at either end.
            AxisPosition furthest = AxisPosition.FromMicrometres(Math.Max(1000, place + 510));
            return cycles < 20_000 && !stroke.Running && axis.Most <= furthest
                && (!found || stroke.Done) && (!lost || stroke.Failure is not null) && stroke.Done != (stroke.Failure is not null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cancelled_it_asks_for_nothing_but_to_stand()
    {
        HomingStroke stroke = Stroke();
        var axis = new SwitchedAxis { SwitchMicrometres = -3000 };
        stroke.Begin(axis.Reading);
        Assert.Equal(AxisMotion.SeekHome, stroke.Run(axis.Reading).Motion);
        stroke.Cancel();
        Assert.Equal(AxisCommand.Stop, stroke.Run(axis.Reading));
        Assert.False(stroke.Running || stroke.Done);
    }

    private static HomingStroke Stroke() => new(AxisPosition.FromMicrometres(11_000), MotionProfile.HomingSpeed, MotionProfile.NeedleAcceleration);
}
