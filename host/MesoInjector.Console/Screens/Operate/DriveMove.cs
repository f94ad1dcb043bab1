using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;

namespace MesoInjector.Console.Screens.Operate;

/// <summary>A move that a technician can prepare, and the values it takes: whole nanometres or nanolitres, shown in a larger unit.</summary>
/// <param name="Move">What moves.</param>
/// <param name="Unit">How its value is shown; empty where it has none.</param>
/// <param name="Scale">Small units in one shown.</param>
/// <param name="Least">The least value.</param>
/// <param name="Most">The largest value.</param>
/// <param name="Fine">A small step.</param>
/// <param name="Coarse">A large step.</param>
/// <param name="Start">Where it begins.</param>
internal sealed record DriveMove(ServiceMove Move, string Unit, long Scale, long Least, long Most, long Fine, long Coarse, long Start)
{
    private const long Millimetre = 1_000_000;
    private const long Microlitre = 1_000;

    /// <summary>All of them, within what a target may ask for. The device checks every target again.</summary>
    public static IReadOnlyList<DriveMove> All { get; } =
    [
        InMillimetres(ServiceMove.NeedleForward, Millimetre / 20, Millimetre / 2, Millimetre),
        InMillimetres(ServiceMove.NeedleBack, Millimetre / 20, Millimetre / 2, Millimetre),
        Alone(ServiceMove.TouchOff),
        InMillimetres(ServiceMove.PlungerTo, Millimetre / 2, 5 * Millimetre, 10 * Millimetre),
        Alone(ServiceMove.Load),
        Alone(ServiceMove.Prime),
        InMicrolitres(ServiceMove.Deliver, Microlitre, 10 * Microlitre, 50 * Microlitre),
        InMicrolitres(ServiceMove.PressTo, Microlitre, 10 * Microlitre, 20 * Microlitre),
    ];

    /// <summary>The target of a move.</summary>
    /// <param name="move">What moves.</param>
    /// <param name="value">Nanometres or nanolitres; not asked where the move has no value.</param>
    /// <returns>Null where there is no such move, or the value is no number of the unit's range.</returns>
    public static ServiceTarget? Target(ServiceMove move, long value) => move switch
    {
        ServiceMove.NeedleForward when Fits(value) => ServiceTarget.NeedleForward(AxisPosition.FromNanometres((int)value)),
        ServiceMove.NeedleBack when Fits(value) => ServiceTarget.NeedleBack(AxisPosition.FromNanometres((int)value)),
        ServiceMove.PlungerTo when Fits(value) => ServiceTarget.PlungerTo(AxisPosition.FromNanometres((int)value)),
        ServiceMove.TouchOff => ServiceTarget.TouchOff(),
        ServiceMove.Load => ServiceTarget.Load(),
        ServiceMove.Prime => ServiceTarget.Prime(),
        ServiceMove.Deliver => ServiceTarget.Deliver(FluidVolume.FromNanolitres(value), ServiceTarget.UsualFlow),
        ServiceMove.PressTo => ServiceTarget.PressTo(FluidVolume.FromNanolitres(value), ServiceTarget.UsualFlow),
        _ => null,
    };

    private static DriveMove Alone(ServiceMove move) => new(move, "", 1, 0, 0, 0, 0, 0);

    private static DriveMove InMillimetres(ServiceMove move, long fine, long coarse, long start) =>
        new(move, "mm", Millimetre, Furthest(move, start, -fine), Furthest(move, start, fine), fine, coarse, start);

    private static DriveMove InMicrolitres(ServiceMove move, long fine, long coarse, long start) =>
        new(move, "µL", Microlitre, Furthest(move, start, -fine), Furthest(move, start, fine), fine, coarse, start);

    /// <summary>The last value of a row of steps that a target may have.</summary>
    private static long Furthest(ServiceMove move, long from, long step)
    {
        long value = from;
        while (Target(move, value + step) is { } next && next.Block() is null)
            value += step;
        return value;
    }

    private static bool Fits(long value) => value is >= int.MinValue and <= int.MaxValue;
}
