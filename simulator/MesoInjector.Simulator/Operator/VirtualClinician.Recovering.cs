using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;

namespace MesoInjector.Simulator.Operator;

/// <content>After an aborted injection, out of a safe state, after a power cut.</content>
public sealed partial class VirtualClinician
{
    /// <summary>After so many tries of the same something else is tried.</summary>
    private const int SecondThoughts = 3;

    private IEnumerable<Wait> AfterPowerCut()
    {
        yield return See(() => _seen.State is InjectorState.Standby or InjectorState.Recovering || Safe(_seen.State) || _seen.Alarms.Contains(AlarmId.RemoveSyringe), "the device to start");
        if (_seen.State == InjectorState.Recovering)
        {
            yield return About(5);
            Say(id => new OperatorCommand.Acknowledge(id));
            yield return SeeWithin(Patience.TotalSeconds, () => _seen.State == InjectorState.Standby || Safe(_seen.State) || _seen.Alarms.Contains(AlarmId.RemoveSyringe));
        }

        _workplace.RemoveSyringe();
        yield return SeeWithin(Patience.TotalSeconds, () => _seen.State == InjectorState.Standby || Safe(_seen.State));
        foreach (Wait wait in LeaveSafeState())
            yield return wait;
    }

    /// <summary>After an injection that ended early: read, acknowledge, arm, and go back to a point that misses a good part of its dose.</summary>
    private IEnumerable<Wait> Recover(int point)
    {
        yield return About(5);
        Say(id => new OperatorCommand.Acknowledge(id));
        yield return About(1);
        if (_seen.State != InjectorState.Ready)
            yield break;
        if (_seen.Point != point)
            Say(id => new OperatorCommand.RepeatPoint(id));
        yield return About(0.5);
        Say(id => new OperatorCommand.Arm(id));
        yield return About(0.3);
        if (_seen.State == InjectorState.Armed || _seen.Alarms.Contains(AlarmId.LockedForService))
            yield break;

        // What may still go in is nothing worth a prick: leave it and go on.
        Say(id => new OperatorCommand.SkipPoint(id));
        yield return About(0.3);
        Say(id => new OperatorCommand.Arm(id));
        yield return About(0.3);
    }

    /// <summary>Out of a safe state, as its alarms' remedies say; given up when it comes back too often.</summary>
    private IEnumerable<Wait> LeaveSafeState()
    {
        while (Safe(_seen.State) && _recoveries < _habits.Recoveries && !_stopAsked)
        {
            _recoveries++;
            LastTry = _now;
            yield return About(8);
            _workplace.ReleaseEmergencyStop();

            // A pusher that presses on the syringe with all its force blinds its sensor; a syringe that is out cannot be in the way.
            if (_recoveries % SecondThoughts == 0 && _seen.Alarms.Contains(AlarmId.SelfTestFailed))
                _workplace.RemoveSyringe();
            yield return About(2);
            if (_seen.Alarms.Contains(AlarmId.LockedForService))
            {
                _workplace.TurnServiceKey(turned: true);
                yield return About(2);
                Say(id => new OperatorCommand.Unlock(id));
                yield return About(1);
                _workplace.TurnServiceKey(turned: false);
            }

            if (_seen.State == InjectorState.Faulted)
                Say(id => new OperatorCommand.Acknowledge(id));
            else
                Say(id => new OperatorCommand.Restart(id));
            yield return SeeWithin(2, () => !Safe(_seen.State));
            yield return SeeWithin(40, () => Safe(_seen.State) || _seen.State is InjectorState.Standby or InjectorState.Paused or InjectorState.Changeover);
            if (_seen.Alarms.Contains(AlarmId.RemoveSyringe) && _seen.State == InjectorState.Homing)
            {
                _workplace.RemoveSyringe();
                yield return SeeWithin(40, () => Safe(_seen.State) || _seen.State == InjectorState.Standby);
            }
        }

        _leaves |= Safe(_seen.State);
    }
}
