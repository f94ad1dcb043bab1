using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Simulator.Operator;

/// <content>Point after point, what goes wrong at them, and the end of the session.</content>
public sealed partial class VirtualClinician
{
    /// <summary>Nothing got better for so many rounds: what can be done with buttons has been done.</summary>
    private const int FruitlessRounds = 6;

    private FluidVolume LeftInSyringe => _seen.SyringeContent - _order.Protocol.Syringe.DeadSpace;

    private static bool Safe(InjectorState state) => state is InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped;

    private static bool AtWork(InjectorState state) => state is InjectorState.Armed or InjectorState.Inserting
        or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing;

    private IEnumerable<Wait> Work()
    {
        foreach (Wait wait in Prepare())
            yield return wait;
        foreach (Wait wait in Treat())
            yield return wait;
        foreach (Wait wait in Finish())
            yield return wait;
    }

    private IEnumerable<Wait> Treat()
    {
        int fruitless = 0;
        while (_seen.Point != 0 && !_stopAsked && fruitless < FruitlessRounds)
        {
            int done = _seen.PointsDone;
            int point = _seen.Point;
            bool treats = _seen.State == InjectorState.Armed;
            foreach (Wait wait in Round(point))
                yield return wait;
            if (_leaves)
                break;
            if (_seen.PointsDone != done)
                _recoveries = 0;
            fruitless = _seen.PointsDone == done && _seen.Point == point ? fruitless + 1 : 0;
            if (treats && _seen.Point != 0 && AtWork(_seen.State))
                yield return About(Math.Max(_habits.Pace.TotalSeconds - 6, 0.5), part: 0.25);
        }
    }

    /// <summary>What a clinician does next, by what the screen shows.</summary>
    private IEnumerable<Wait> Round(int point) => _seen.State switch
    {
        InjectorState.Armed when Refused(AlarmId.NeedleNotReady) || Refused(AlarmId.NotPrimed) || Refused(AlarmId.SyringeEmpty) => Disarm(),
        InjectorState.Armed => TreatAndLook(point),
        InjectorState.Ready => GetArmed(),
        InjectorState.Paused => GoOn(),
        InjectorState.Changeover => Unload(),
        InjectorState.LoadingSyringe => LoadSyringe().Concat(FitNeedle()),
        InjectorState.FittingNeedle or InjectorState.TouchOff or InjectorState.Priming => FitAgain(),
        InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped => LeaveSafeState(),
        _ => [About(1)],
    };

    private bool Refused(AlarmId interlock) => _seen.Refusing.Contains(interlock);

    private IEnumerable<Wait> Disarm()
    {
        Say(id => new OperatorCommand.Disarm(id));
        yield return SeeWithin(2, () => _seen.State != InjectorState.Armed);
    }

    private IEnumerable<Wait> TreatAndLook(int point)
    {
        int done = _seen.PointsDone;
        foreach (Wait wait in TreatPoint(point))
            yield return wait;
        if (_seen.State is InjectorState.Ready or InjectorState.Armed && SyringeSpent)
            yield break;
        if (_seen.PointsDone == done && _seen.State == InjectorState.Ready)
        {
            foreach (Wait wait in Recover(point))
                yield return wait;
        }
    }

    private bool SyringeSpent => _seen.Point != 0 && _seen.Protocol is { } protocol && LeftInSyringe < protocol.Dose.ToFluidVolume();

    /// <summary>Ready, and points left: arm, or do what refuses it asks for.</summary>
    private IEnumerable<Wait> GetArmed()
    {
        if (Refused(AlarmId.WrongSyringe) || !_everPrimed)
        {
            // A fault has come before the syringe did, or took it away.
            Say(id => new OperatorCommand.ChangeSyringe(id, _fill));
            yield return SeeWithin(3, () => _seen.State == InjectorState.Changeover);
            yield break;
        }

        if (SyringeSpent || Refused(AlarmId.SyringeEmpty))
        {
            foreach (Wait wait in NextSyringe())
                yield return wait;
            yield break;
        }

        if (Refused(AlarmId.NeedleNotReady) || Refused(AlarmId.NotPrimed))
        {
            Say(id => new OperatorCommand.ChangeNeedle(id));
            yield return About(1);
            foreach (Wait wait in FitNeedle())
                yield return wait;
            yield break;
        }

        if (_seen.Alarms.Contains(AlarmId.LockedForService))
        {
            yield return About(30);
            _workplace.TurnServiceKey(turned: true);
            yield return About(2);
            Say(id => new OperatorCommand.Unlock(id));
            yield return About(1);
            _workplace.TurnServiceKey(turned: false);
            yield return About(1);
        }

        Say(id => new OperatorCommand.Arm(id));
        yield return SeeWithin(2, () => _seen.State == InjectorState.Armed);
        if (_seen.State == InjectorState.Ready)
            yield return About(3);
    }

    private IEnumerable<Wait> NextSyringe()
    {
        if (_sparesUsed >= _habits.SpareSyringes)
        {
            _leaves = true;
            yield break;
        }

        _sparesUsed++;
        _fill = _order.Protocol.Syringe.Capacity;
        Say(id => new OperatorCommand.ChangeSyringe(id, _fill));
        yield return SeeWithin(3, () => _seen.State == InjectorState.Changeover);
    }

    /// <summary>The device asks for the syringe to be taken out; the next one, or the same once more, follows.</summary>
    private IEnumerable<Wait> Unload()
    {
        yield return About(6);
        Say(id => new OperatorCommand.ChangeSyringe(id, _fill));
        _workplace.RemoveSyringe();
        yield return SeeWithin(Patience.TotalSeconds, () => _seen.State != InjectorState.Changeover);
    }

    /// <summary>A preparation that was broken off: from its beginning.</summary>
    private IEnumerable<Wait> FitAgain()
    {
        if (_seen.State == InjectorState.FittingNeedle)
            return FitNeedle();
        if (_seen.Alarms.Contains(AlarmId.FillVolumeWrong))
            return ReloadAsItIs();
        return ChangeNeedleFirst();
    }

    private IEnumerable<Wait> ReloadAsItIs()
    {
        yield return About(4);
        Say(id => new OperatorCommand.Acknowledge(id));
        yield return About(1);
        if (_habits.SpareSyringes == 0)
        {
            _leaves = true;
            yield break;
        }

        foreach (Wait wait in NextSyringe())
            yield return wait;
    }

    private IEnumerable<Wait> ChangeNeedleFirst()
    {
        yield return About(4);
        Say(id => new OperatorCommand.Acknowledge(id));
        yield return About(1);
        Say(id => new OperatorCommand.ChangeNeedle(id));
        yield return About(1);
        foreach (Wait wait in FitNeedle())
            yield return wait;
    }

    private IEnumerable<Wait> GoOn()
    {
        yield return About(2);
        Say(id => new OperatorCommand.Resume(id));
        yield return SeeWithin(2, () => _seen.State != InjectorState.Paused);
    }

    private IEnumerable<Wait> TreatPoint(int point)
    {
        Mishap? mishap = _mishapsDone.Contains(point) ? null : _mishaps.GetValueOrDefault(point);
        if (mishap is not null)
            _mishapsDone.Add(point);
        foreach (Wait wait in Before(mishap))
            yield return wait;
        if (_seen.State != InjectorState.Armed)
            yield break;

        double force = _habits.ContactNewtons * (1 + (0.15 * Gaussian()));
        _hands.TouchDown(_now, Math.Clamp(force, 0.6, 4.0));
        yield return SeeWithin(3, () => _seen.Authorised || _seen.State != InjectorState.Armed);
        if (mishap?.Kind == MishapKind.Hesitation)
            yield return Wait.For(mishap.After);
        yield return React();
        bool nappage = _order.Protocol.Pedal == PedalMode.Nappage;
        _hands.Press(_now);
        if (mishap is not null && During(mishap.Kind) is { } deed)
        {
            yield return Wait.For(mishap.After);
            deed();
        }

        int row = nappage ? 12 : 1;
        int until = Math.Min(point + row, _seen.Points + 1);
        yield return SeeWithin(40 + (8 * (row - 1)), () => !AtWork(_seen.State) || _seen.Point == 0 || _seen.Point >= until);
        yield return React();
        if (mishap?.Kind == MishapKind.HoldsOn)
        {
            // With the foot still on the pedal the gun goes to the next point, or is to be armed again.
            yield return Wait.For(mishap.After);
            _hands.LiftOff(_now);
            yield return About(1);
            if (_seen.State == InjectorState.Ready)
                Say(id => new OperatorCommand.Arm(id));
            _hands.TouchDown(_now, force);
            yield return About(1);
        }

        _hands.Release(_now);
        yield return React();
        _hands.LiftOff(_now);
        yield return About(0.6);
    }

    /// <summary>What happens before the gun is put down.</summary>
    private IEnumerable<Wait> Before(Mishap? mishap)
    {
        switch (mishap?.Kind)
        {
            case MishapKind.PressInAir:
                _hands.Press(_now);
                yield return About(0.4);
                _hands.Release(_now);
                yield return About(1);
                break;
            case MishapKind.WandersOff:
                yield return Wait.For(mishap.After);
                break;
            case MishapKind.Pause:
                Say(id => new OperatorCommand.Pause(id));
                yield return Wait.For(mishap.After);
                break;
            case MishapKind.ChangeNeedle:
                Say(id => new OperatorCommand.Pause(id));
                yield return About(2);
                Say(id => new OperatorCommand.ChangeNeedle(id));
                yield return About(1);
                foreach (Wait wait in FitNeedle())
                    yield return wait;
                break;
            case MishapKind.ChangeSyringe:
                Say(id => new OperatorCommand.Pause(id));
                yield return About(2);
                Say(id => new OperatorCommand.ChangeSyringe(id, _fill));
                yield return About(1);
                break;
            case MishapKind.SkipPoint:
                Say(id => new OperatorCommand.SkipPoint(id));
                yield return About(1);
                break;
            case MishapKind.RepeatPoint:
                Say(id => new OperatorCommand.RepeatPoint(id));
                yield return About(1);
                break;
            default:
                break;
        }
    }

    /// <summary>What happens while the pedal is down; null where nothing does.</summary>
    private Action? During(MishapKind kind) => kind switch
    {
        MishapKind.EarlyRelease => () => _hands.Release(_now),
        MishapKind.ContactLost => () => _hands.LiftOff(_now),
        MishapKind.EmergencyStop => () => _workplace.PressEmergencyStop(),
        MishapKind.StopOnScreen => () => Say(id => new OperatorCommand.Stop(id)),
        MishapKind.PressesHard => () => _hands.TouchDown(_now, TooHardNewtons),
        _ => null,
    };

    /// <summary>Ends the session and closes its record; a safe state on the way is left first, as long as that works.</summary>
    private IEnumerable<Wait> Finish()
    {
        yield return About(2);
        for (int round = 0; round < FruitlessRounds && _seen.State != InjectorState.Standby; round++)
        {
            _leaves = false;
            foreach (Wait wait in LeaveSafeState())
                yield return wait;
            if (_leaves || _seen.State == InjectorState.Standby)
                yield break;
            if (_seen.State is not InjectorState.SessionReview)
                Say(id => new OperatorCommand.EndSession(id));
            yield return SeeWithin(Patience.TotalSeconds, () => _seen.State == InjectorState.SessionReview || Safe(_seen.State));
            if (_seen.State != InjectorState.SessionReview)
                continue;
            _workplace.RemoveSyringe();
            yield return About(5);
            Say(id => new OperatorCommand.CloseSession(id));
            yield return SeeWithin(Patience.TotalSeconds, () => _seen.State == InjectorState.Standby || Safe(_seen.State));
        }

        yield return See(() => _seen.State == InjectorState.Standby, "standby");
    }
}
