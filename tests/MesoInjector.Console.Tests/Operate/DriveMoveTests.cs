using MesoInjector.Console.Screens.Operate;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Servicing;

namespace MesoInjector.Console.Tests.Operate;

/// <summary>The targets a technician can choose on the screen are those that the device takes.</summary>
public sealed class DriveMoveTests
{
    [Fact]
    public void Every_move_can_be_chosen_and_none_is_no_move() =>
        Assert.Equal(Enum.GetValues<ServiceMove>().Where(move => move != ServiceMove.None), DriveMove.All.Select(move => move.Move));

    [Fact]
    public void The_limits_shown_are_taken_and_a_step_beyond_them_is_not()
    {
        foreach (DriveMove move in DriveMove.All.Where(move => move.Fine > 0))
        {
            Assert.Null(DriveMove.Target(move.Move, move.Least)!.Value.Block());
            Assert.Null(DriveMove.Target(move.Move, move.Most)!.Value.Block());
            Assert.NotNull(DriveMove.Target(move.Move, move.Most + move.Fine)!.Value.Block());
            Assert.NotNull(DriveMove.Target(move.Move, move.Least - move.Fine)!.Value.Block());
        }

        Assert.Equal(HardLimits.CommandableDepth.Nanometres, DriveMove.All.Single(move => move.Move == ServiceMove.NeedleForward).Most);
    }

    [Theory]
    [InlineData(ServiceMove.None, 0)]
    [InlineData(ServiceMove.NeedleForward, long.MaxValue)]
    [InlineData((ServiceMove)200, 1)]
    public void What_is_no_move_or_no_length_is_no_target(ServiceMove move, long value) => Assert.Null(DriveMove.Target(move, value));
}
