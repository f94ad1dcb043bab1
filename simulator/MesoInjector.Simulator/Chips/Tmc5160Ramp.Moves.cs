namespace MesoInjector.Simulator.Chips;

/// <content>How the speed goes from tick to tick in each mode, runs of ticks at a time.</content>
internal sealed partial class Tmc5160Ramp
{
    private const int StepBits = 23;
    private const long StepMask = (1L << StepBits) - 1;
    private const uint HoldMode = 3;

    private void RunSegment(long ticks)
    {
        if (_speed != 0 && Blocked(_direction))
        {
            BrakeToRest(ticks);
            return;
        }

        switch (_mode)
        {
            case 0:
                RunPositioning(ticks);
                break;
            case HoldMode:
                Travel(ticks, 0);
                break;
            default:
                RunVelocity(ticks);
                break;
        }
    }

    private void RunVelocity(long ticks)
    {
        var acceleration = _profile.AMax;
        var goal = _direction == CommandedDirection ? _profile.VMax : 0;
        if (_speed == goal || acceleration == 0)
            Travel(ticks, 0);
        else if (_speed < goal)
            Approach(ticks, goal, acceleration);
        else
            Approach(ticks, goal, -acceleration);
    }

    private void RunPositioning(long ticks)
    {
        var ahead = (long)_direction * unchecked(XTarget - XActual);
        var distance = (ahead << StepBits) - _phase;
        if (_speed == 0)
        {
            StartPositioning(distance);
        }
        else if (distance <= 0)
        {
            _reversing = true;
            BrakeToRest(ticks);
        }
        else if (_speed > _profile.Cruise)
        {
            FallToCruise(distance);
        }
        else if (!TryRise(ticks, distance) && !TryHold(ticks, distance))
        {
            Brake(ticks, distance);
        }
    }

    private void StartPositioning(long distance)
    {
        StartedUnfit |= !_profile.FitForPositioning;
        SecondMove |= _reversing;
        _reversing = false;
        var first = _profile.VStart;
        if (first == 0)
        {
            first = Math.Min(_profile.RisingAcceleration(0), _profile.Cruise);
            if (!_profile.CanStopWithin(first, distance - first))
                first = Math.Min(first, Math.Max(_profile.VStop, 1));
        }

        TravelOrArrive(first, distance);
    }

    private bool TryRise(long ticks, long distance)
    {
        var cruise = _profile.Cruise;
        if (_speed == cruise)
            return false; // holding is the same thing
        var acceleration = _profile.RisingAcceleration(_speed);
        if (acceleration == 0)
            return false;
        var limit = _speed < _profile.V1 ? Math.Min(_profile.V1, cruise) : cruise;
        var first = Math.Min(_speed + acceleration, limit);
        if (!_profile.CanStopWithin(first, distance - first))
            return false;
        var run = Math.Min(ticks, (limit - _speed) / acceleration);
        if (run == 0)
        {
            TravelOne(first);
            return true;
        }

        while (run > 1 && !_profile.CanStopWithin(_speed + (acceleration * run), distance - Path(run, acceleration)))
        {
            run >>= 1;
        }

        Travel(run, acceleration);
        return true;
    }

    private bool TryHold(long ticks, long distance)
    {
        if (!_profile.CanStopWithin(_speed, distance - _speed))
            return false;
        var run = ticks;
        while (run > 1 && !_profile.CanStopWithin(_speed, distance - (run * _speed)))
        {
            run >>= 1;
        }

        Travel(run, 0);
        return true;
    }

    private void FallToCruise(long distance)
    {
        var floor = _speed > _profile.V1 ? Math.Max(_profile.V1, _profile.Cruise) : _profile.Cruise;
        var next = Math.Max(_speed - _profile.FallingAcceleration(_speed), floor);
        if (_profile.CanStopWithin(next, distance - next))
            TravelOne(next);
        else
            TravelOrArrive(_profile.Braked(_speed), distance);
    }

    /// <summary>Braking for the target: as many ticks as pass before holding the speed would become possible again.</summary>
    private void Brake(long ticks, long distance)
    {
        var deceleration = _profile.Deceleration(_speed);
        var floor = _profile.DecelerationFloor(_speed);
        var run = deceleration == 0 || _speed <= floor ? 0 : Math.Min(ticks, (_speed - floor) / deceleration);
        while (run > 1)
        {
            var before = _speed - (deceleration * (run - 1));
            var left = distance - Path(run - 1, -deceleration);
            if (left > before && !_profile.CanStopWithin(before, left - before))
            {
                Travel(run, -deceleration);
                return;
            }

            run >>= 1;
        }

        TravelOrArrive(_profile.Braked(_speed), distance);
    }

    /// <summary>Soft stop, and turning back after the target was passed: the deceleration ramp without regard to the target.</summary>
    private void BrakeToRest(long ticks)
    {
        if (_speed <= _profile.VStop)
        {
            Now++;
            Halt();
            return;
        }

        var deceleration = _profile.Deceleration(_speed);
        if (deceleration == 0)
        {
            Travel(ticks, 0);
            return;
        }

        var run = Math.Min(ticks, (_speed - _profile.DecelerationFloor(_speed)) / deceleration);
        if (run == 0)
            TravelOne(_profile.Braked(_speed));
        else
            Travel(run, -deceleration);
    }

    private void Approach(long ticks, long goal, int acceleration)
    {
        var run = Math.Min(ticks, (goal - _speed) / acceleration);
        if (run == 0)
            TravelOne(goal);
        else
            Travel(run, acceleration);
    }

    private void TravelOrArrive(long next, long distance)
    {
        if (next >= distance && next <= _profile.VStop + _profile.Deceleration(next))
        {
            Move(distance, 1);
            Halt();
        }
        else
        {
            TravelOne(next);
        }
    }

    private void TravelOne(long next)
    {
        _speed = next;
        Move(next, 1);
        if (next == 0)
            Halt();
    }

    private void Travel(long run, int acceleration)
    {
        var path = Path(run, acceleration);
        _speed += acceleration * run;
        Move(path, run);
        if (_speed == 0)
            Halt();
    }

    /// <summary>Σ (v + k·a) for k = 1..run.</summary>
    private long Path(long run, int acceleration) => (run * _speed) + (acceleration * (run * (run + 1) / 2));

    private void Move(long path, long ticks)
    {
        Now += ticks;
        _phase += path;
        var steps = (int)(_phase >> StepBits);
        if (steps == 0)
            return;
        _phase &= StepMask;
        unchecked
        {
            var ahead = (uint)(_direction * (XTarget - XActual));
            PositionReachedEvent |= ahead - 1 < (uint)steps;
            XActual += _direction * steps;
        }

        var moved = (long)_direction * steps;
        Microsteps256 += _microstepShift >= 0 ? moved << _microstepShift : -(moved << (-1 - _microstepShift));
    }
}
