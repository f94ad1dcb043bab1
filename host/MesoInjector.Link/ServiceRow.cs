using System.Runtime.InteropServices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;

namespace MesoInjector.Link;

/// <summary>What a technician sees of the driving, in a snapshot's payload.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ServiceRow
{
    private int _place;
    private long _volume;
    private int _flow;
    private long _displaced;
    private long _holdLeft;
    private int _tipOffset;
    private byte _move;
    private byte _hold;
    private byte _bits;

    public static ServiceRow Of(in ServiceView view) => new()
    {
        _place = view.Target.Place.Nanometres,
        _volume = view.Target.Volume.Nanolitres,
        _flow = view.Target.Flow.NanolitresPerSecond,
        _displaced = view.Volume.Nanolitres,
        _holdLeft = view.HoldLeft.Ticks,
        _tipOffset = view.TipOffset.Nanometres,
        _move = (byte)view.Target.Move,
        _hold = (byte)view.Hold,
        _bits = (byte)((view.Reached ? 1 : 0) | (view.TipKnown ? 2 : 0)),
    };

    /// <exception cref="InvalidDataException">A target this program does not know.</exception>
    public readonly ServiceView ToValue()
    {
        var (move, hold) = ((ServiceMove)_move, (ServiceHold)_hold);
        if (!Enum.IsDefined(move) || !Enum.IsDefined(hold))
            throw new InvalidDataException($"a service target {_move} or what holds it back {_hold} that this program does not know");
        var target = new ServiceTarget(move, AxisPosition.FromNanometres(_place), FluidVolume.FromNanolitres(_volume), FlowRate.FromNanolitresPerSecond(_flow));
        return new ServiceView(target, hold, (_bits & 1) != 0, FluidVolume.FromNanolitres(_displaced), new TimeSpan(_holdLeft), (_bits & 2) != 0, AxisPosition.FromNanometres(_tipOffset));
    }
}
