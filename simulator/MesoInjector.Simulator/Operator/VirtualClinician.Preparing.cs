using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Simulator.Operator;

/// <content>From switching on to the first point: session, screening, syringe, needle, touch-off, priming; the same again at a changeover.</content>
public sealed partial class VirtualClinician
{
    /// <summary>How often a step that failed is done again.</summary>
    private const int Tries = 3;

    /// <summary>A wrong syringe goes in only where its plunger is clear of the pusher.</summary>
    private const int WrongFillPart = 4;

    private FluidVolume _fill;
    private bool _everPrimed;

    private IEnumerable<Wait> Prepare()
    {
        yield return See(() => _seen.State is InjectorState.Standby or InjectorState.Recovering || Safe(_seen.State), "standby");
        if (_seen.State == InjectorState.Recovering)
        {
            Say(id => new OperatorCommand.Acknowledge(id)); // what a stop of the device had left open
            yield return See(() => _seen.State == InjectorState.Standby || Safe(_seen.State), "standby");
        }

        foreach (Wait wait in LeaveSafeState())
            yield return wait;
        foreach (Wait wait in Serve())
            yield return wait;
        if (_seen.State != InjectorState.Standby)
            yield break;
        if (_habits.Slips.HasFlag(Slips.CommandsOutOfOrder))
        {
            foreach (Wait wait in SayAtRandom())
                yield return wait;
        }

        Say(id => new OperatorCommand.OpenSession(id, _order));
        yield return SeeWithin(Patience.TotalSeconds, () => _seen.State == InjectorState.Screening || _refused);
        if (_seen.State != InjectorState.Screening)
            yield break;
        yield return About(20);
        Say(id => new OperatorCommand.AnswerScreening(id, _screening));
        yield return SeeWithin(Patience.TotalSeconds, () => _seen.State != InjectorState.Screening || _refused);
        _fill = _order.Consumables.Fill;
        foreach (Wait wait in LoadSyringe())
            yield return wait;
        foreach (Wait wait in FitNeedle())
            yield return wait;
    }

    private IEnumerable<Wait> LoadSyringe()
    {
        if (_seen.State != InjectorState.LoadingSyringe)
            yield break;
        yield return SeeWithin(Patience.TotalSeconds, () => _seen.ReadyForSyringe || _seen.State != InjectorState.LoadingSyringe);
        if (!_seen.ReadyForSyringe)
            yield break;
        yield return About(8);
        if (_habits.Slips.HasFlag(Slips.WrongSyringe) && !_slipped)
        {
            _slipped = true;
            SyringeType wrong = SyringeType.All.Last(other => other.Code != _order.Protocol.Syringe.Code);
            _workplace.InsertSyringe(wrong, FluidVolume.FromNanolitres(Math.Min(_fill.Nanolitres, wrong.Capacity.Nanolitres) / WrongFillPart));
            yield return About(2);
            Say(id => new OperatorCommand.ConfirmSyringe(id));
            yield return About(4);
            _workplace.RemoveSyringe();
            yield return About(6);
        }

        // Half a syringe where a full one was declared is found by priming: the pusher meets no plunger.
        FluidVolume content = _habits.Slips.HasFlag(Slips.Underfilled) && _sparesUsed == 0 ? FluidVolume.FromNanolitres(_fill.Nanolitres / 2) : _fill;
        _workplace.InsertSyringe(_order.Protocol.Syringe, content);
        yield return About(2);
        Say(id => new OperatorCommand.ConfirmSyringe(id));
        yield return SeeWithin(10, () => _seen.State != InjectorState.LoadingSyringe);
    }

    private IEnumerable<Wait> FitNeedle()
    {
        if (_seen.State != InjectorState.FittingNeedle)
            yield break;
        yield return About(10);
        _workplace.FitNeedle(_order.Protocol.Needle);
        Say(id => new OperatorCommand.ConfirmNeedle(id));
        yield return SeeWithin(10, () => _seen.State == InjectorState.TouchOff);
        for (int attempt = 0; attempt < Tries && _seen.State == InjectorState.TouchOff; attempt++)
        {
            yield return About(3);
            bool forgets = attempt == 0 && _habits.Slips.HasFlag(Slips.NotDocked);
            if (!forgets)
                _hands.Dock(_now, 2.0);
            yield return About(1);
            Say(id => new OperatorCommand.StartTouchOff(id));
            yield return SeeWithin(30, () => _seen.State != InjectorState.TouchOff || _seen.Alarms.Contains(AlarmId.TouchOffFailed));
            yield return About(0.5);
            _hands.LiftOff(_now);
            if (_seen.State != InjectorState.TouchOff)
                break;
            yield return About(2);
            Say(id => new OperatorCommand.Acknowledge(id));
        }

        foreach (Wait wait in Prime())
            yield return wait;
    }

    private IEnumerable<Wait> Prime()
    {
        if (_seen.State != InjectorState.Priming)
            yield break;
        yield return About(2);
        while (_seen.State == InjectorState.Priming && _seen.PrimedVolume < _order.Protocol.Syringe.DeadSpace)
        {
            FluidVolume before = _seen.PrimedVolume;
            _hands.Press(_now);
            yield return SeeWithin(20, () => _seen.PrimedVolume >= _order.Protocol.Syringe.DeadSpace || _seen.State != InjectorState.Priming);
            yield return About(1.2);
            _hands.Release(_now);
            yield return About(1.5);
            if (_seen.PrimedVolume == before)
                break;
        }

        // What was pressed out in air drips off before the first point.
        yield return About(9);
        Say(id => new OperatorCommand.FinishPriming(id));
        yield return SeeWithin(10, () => _seen.State != InjectorState.Priming);
        if (_seen.State != InjectorState.Ready)
            yield break;
        _everPrimed = true;
        yield return About(2);
        Say(id => new OperatorCommand.Arm(id));
        yield return SeeWithin(2, () => _seen.State != InjectorState.Ready);
    }

    /// <summary>A confused operator presses whatever the screen would offer elsewhere.</summary>
    private IEnumerable<Wait> SayAtRandom()
    {
        Func<Guid, OperatorCommand>[] all =
        [
            id => new OperatorCommand.Arm(id), id => new OperatorCommand.Stop(id), id => new OperatorCommand.FinishPriming(id), id => new OperatorCommand.Resume(id),
            id => new OperatorCommand.CloseSession(id), id => new OperatorCommand.StartTouchOff(id), id => new OperatorCommand.ConfirmSyringe(id),
            id => new OperatorCommand.RepeatPoint(id), id => new OperatorCommand.Unlock(id), id => new OperatorCommand.Restart(id),
        ];
        for (int i = 0; i < 4; i++)
        {
            Say(all[(int)(Draw() * all.Length)]);
            yield return About(0.4);
        }
    }
}
