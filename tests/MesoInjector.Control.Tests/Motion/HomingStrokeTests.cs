using MesoInjector.Control.Devices;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Tests.Motion;

/// <summary>Homing over an axis that does exactly what it is told, or does not.</summary>
[Requirement("SR-007", "SR-008")]
public sealed class HomingStrokeTests
{
    private readonly HomingStroke _stroke = new(AxisPosition.FromMicrometres(11_000), AxisSpeed.FromMillimetresPerSecond(5), AxisAcceleration.FromMillimetresPerSecondSquared(2000));
    private AxisReading _axis;
    private int _switchAt;
    private int _scatter;
    private bool _switchStuck;

    [Fact]
    public void An_axis_in_order_is_homed_by_two_passes()
    {
        _switchAt = -3_000;
        Assert.Null(Home());
        Assert.Equal(-3_000, _stroke.Home.Micrometres);
        Assert.Equal(2, _axis.HomeCaptures);
    }

    [Fact]
    public void An_axis_that_stands_on_its_switch_moves_off_first()
    {
        _switchAt = 500;
        Assert.Null(Home());
        Assert.Equal(500, _stroke.Home.Micrometres);
    }

    [Fact]
    public void A_switch_that_is_never_found_is_a_failure()
    {
        _switchAt = -20_000;
        Assert.Contains("not found", Home(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_that_stays_closed_is_a_failure()
    {
        _switchAt = 500;
        _switchStuck = true;
        Assert.Contains("stays closed", Home(), StringComparison.Ordinal);
    }

    [Fact]
    public void Passes_that_differ_are_a_failure()
    {
        _switchAt = -3_000;
        _scatter = 25;
        Assert.Contains("differ", Home(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-3_000)]
    [InlineData(500)]
    public void An_encoder_that_runs_the_wrong_way_is_a_failure(int switchAt)
    {
        _switchAt = switchAt;
        Assert.Contains("wrong way", Home(encoderSign: -1), StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoder_that_stands_still_is_a_failure()
    {
        _switchAt = 500;
        Assert.Contains("did not follow", Home(encoderSign: 0), StringComparison.Ordinal);
    }

    /// <returns>The failure; null when homed.</returns>
    private string? Home(int encoderSign = 1)
    {
        int place = 0;
        _axis.Conditions = Conditions(place, atTarget: true);
        _stroke.Begin(_axis);
        for (int cycle = 0; cycle < 20_000 && !_stroke.Done && _stroke.Failure is null; cycle++)
        {
            AxisCommand command = _stroke.Run(_axis);
            int target = command.Motion == AxisMotion.SeekHome ? place - 5 : command.Motion == AxisMotion.MoveTo ? command.Target.Micrometres : place;
            int next = place + Math.Clamp(target - place, -5, 5);
            if (command.Motion == AxisMotion.SeekHome && place > _switchAt && next <= _switchAt)
            {
                _axis.HomeCaptures++;
                _axis.HomeLatch = AxisPosition.FromMicrometres(_switchAt + (_axis.HomeCaptures * _scatter));
            }

            place = next;
            _axis.Commanded = AxisPosition.FromMicrometres(place);
            _axis.Measured = AxisPosition.FromMicrometres(place * encoderSign);
            _axis.Conditions = Conditions(place, atTarget: command.Motion == AxisMotion.MoveTo && place == target);
        }

        return _stroke.Failure;
    }

    private AxisConditions Conditions(int place, bool atTarget) =>
        AxisConditions.Answers | AxisConditions.Configured | AxisConditions.Enabled
        | (place <= _switchAt || _switchStuck ? AxisConditions.HomeSwitch : AxisConditions.None)
        | (atTarget ? AxisConditions.AtTarget : AxisConditions.None);
}
