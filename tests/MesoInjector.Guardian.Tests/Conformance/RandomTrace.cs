using System.Diagnostics.CodeAnalysis;

namespace MesoInjector.Guardian.Tests.Conformance;

/// <summary>
/// A random life of a guardian: a host that mostly does its work and sometimes not, a hand on pedal, key and holder, axes that move as they
/// should and as they should not. The same for the model and for the firmware.
/// </summary>
/// <remarks>What is done is done between two ticks, and not within a moment of something that is due by itself.</remarks>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "the seed is the point")]
internal sealed class RandomTrace
{
    private const int Millisecond = 1000;
    private const int Tick = 100;
    private const int HalfTick = 50;
    private const int ByteMicroseconds = 87;
    private const int Room = 400;
    private const int LogKept = 40;

    /// <summary>Time for an edge at which no sample of the speed can fall on either side: 20, 50, 100, 250 and 300 µs are far from every limit.</summary>
    private static readonly int[] Periods = [20, 50, 100, 100, 250, 300, 300, 300];

    private readonly Random _random;
    private readonly ModelUnderTrace _model;
    private readonly ITracedGuardian _other;
    private readonly Comparison _comparison;
    private readonly Queue<string> _log = new();
    private long _now;
    private byte _sequence = 100;
    private byte[] _last = [];
    private int _answered = -1;
    private int _code;
    private bool _railFollows = true;
    private string? _difference;

    public RandomTrace(int seed, ModelUnderTrace model, ITracedGuardian other)
    {
        _random = new Random(seed);
        _model = model;
        _other = other;
        _comparison = new Comparison(model, other);
    }

    public int Compared => _comparison.Compared;

    public int Tolerated => _comparison.Tolerated;

    /// <returns>What differed, with what went before; null when nothing did.</returns>
    public string? Play(int steps)
    {
        Set(Pin.RailLow, 1);
        Set(Pin.EmergencyStop, 1);
        Pass(25 * Millisecond);
        if (_random.Next(10) < 9)
            BringUp();
        for (int i = 0; i < steps && _difference is null; i++)
            Step();
        Pass(45 * Millisecond);
        return _difference is null ? null : $"{_difference}\n{string.Join('\n', _log)}";
    }

    /// <summary>To Standby, and often to the middle of an injection.</summary>
    private void BringUp()
    {
        Heartbeat(right: true);
        Pass(21 * Millisecond);
        Heartbeat(right: true);
        Ask(GuardianFrameType.Home);
        Move(needle: -_random.Next(1, 60), plunger: 0, period: 300);
        Set(Pin.HomeSwitch, 1);
        Pass(15 * Millisecond);
        Answer();
        if (_random.Next(4) != 0)
            Set(Pin.Code, _random.Next(1, 4));
        Answer();
        Pass(9 * Millisecond);
        Answer();
        if (_random.Next(4) != 0)
        {
            Set(Pin.HomeSwitch, 0);
            Move(_random.Next(950, 1195), 0, 100);
        }

        if (_random.Next(3) == 0)
            return;
        Set(Pin.Pedal, 1);
        Answer();
        AskPermit();
    }

    private void Step()
    {
        Answer();
        switch (_random.Next(40))
        {
            case 0:
                Set(Pin.Pedal, 0);
                break;
            case 1 or 2:
                Set(Pin.Pedal, 1);
                break;
            case 3:
                Set(Pin.EmergencyStop, _random.Next(4) == 0 ? 0 : 1);
                break;
            case 4:
                Set(Pin.Key, _random.Next(2));
                break;
            case 5:
                Set(Pin.Code, _random.Next(4));
                break;
            case 6:
                Set(Pin.HomeSwitch, _random.Next(2));
                break;
            case 7 or 8:
                Ask(GuardianFrameType.Home);
                break;
            case 9 or 10:
                Ask(GuardianFrameType.Reset);
                break;
            case 11:
                Ask(GuardianFrameType.EndPermit);
                break;
            case 12 or 13 or 14:
                AskPermit();
                break;
            case 15:
                AskTipZero(_random.Next(-10, 120));
                break;
            case 16:
                Babble();
                break;
            case 17:
                Heartbeat(_random.Next(3) != 0);
                break;
            default:
                StepOfTheAxes();
                break;
        }

        Pass(_random.Next(1, 12) * Millisecond);
    }

    private void StepOfTheAxes()
    {
        switch (_random.Next(20))
        {
            case 0 when _random.Next(6) == 0:
                Do("illegal transition", guardian => guardian.MoveNeedleImpossibly());
                break;
            case < 6:
                Move(_random.Next(1, 400), 0, Period());
                break;
            case < 10:
                Move(-_random.Next(1, 500), 0, Period());
                break;
            case < 13:
                Move(0, _random.Next(1, 200), Period());
                break;
            case < 15:
                Move(0, -_random.Next(1, 60), Period());
                break;
            case 15:
                _railFollows = _random.Next(4) != 0;
                break;
            case 16:
                Set(Pin.HomeSwitch, 1);
                break;
            case 17 when _last.Length > 0:
                Send("the last frame again", _last);
                break;
            case 18 when _random.Next(3) == 0:
                Pass(_random.Next(1, 60) * Millisecond);
                break;
            default:
                break;
        }
    }

    private int Period() => Periods[_random.Next(Periods.Length)];

    private GuardianStatus Last => _model.Statuses.Count > 0 ? _model.Statuses[^1] : default;

    // ---- the host ----------------------------------------------------------------------------------------------------

    /// <summary>Usually, and not always in time.</summary>
    private void Answer()
    {
        if (_answered != Last.Challenge && _random.Next(12) != 0)
            Heartbeat(right: true);
    }

    private void Heartbeat(bool right)
    {
        _answered = Last.Challenge;
        ushort answer = right ? GuardianChallenge.Answer(Last.Challenge) : (ushort)_random.Next(65536);
        var wire = new byte[GuardianFrames.LongestWire];
        Send($"heartbeat {answer}", wire[..GuardianFrames.WriteHeartbeat(wire, NextSequence(), answer)]);
    }

    private void Ask(GuardianFrameType type)
    {
        var wire = new byte[GuardianFrames.LongestWire];
        Send(type.ToString(), wire[..GuardianFrames.WriteBare(wire, NextSequence(), type)]);
    }

    private void AskTipZero(int counts)
    {
        var wire = new byte[GuardianFrames.LongestWire];
        Send($"tip zero {counts}", wire[..GuardianFrames.WriteSetTipZero(wire, NextSequence(), (short)counts)]);
    }

    private void AskPermit()
    {
        int cap = _code switch { 1 => 1170, 2 => 356, 3 => 183, _ => 10 };
        var permit = new GuardianPermit(
            (ushort)(_random.Next(10) == 0 ? _random.Next(760, 780) : _random.Next(700)),
            (ushort)(_random.Next(10) == 0 ? cap + _random.Next(-1, 2) : _random.Next(cap)),
            (ushort)(_random.Next(12) == 0 ? _random.Next(2) * 30_001 : _random.Next(20, 900)),
            (byte)(_random.Next(12) == 0 ? _random.Next(16) : (Last.PermitNumber + 1) & 0x0F));
        var wire = new byte[GuardianFrames.LongestWire];
        Send(permit.ToString(), wire[..GuardianFrames.WritePermit(wire, NextSequence(), permit)]);
    }

    private void Babble()
    {
        var bytes = new byte[_random.Next(1, 30)];
        _random.NextBytes(bytes);
        bytes[^1] = 0;
        Send($"garbage {Convert.ToHexString(bytes)}", bytes);
    }

    private byte NextSequence() => _sequence = unchecked((byte)(_sequence + (_random.Next(20) == 0 ? _random.Next(6) : 1)));

    private void Send(string what, byte[] wire)
    {
        FindRoom((wire.Length * ByteMicroseconds) + Room);
        Note(what);
        _last = wire;
        long arrives = (((_now + (wire.Length * ByteMicroseconds)) / Tick) + 1) * Tick + HalfTick;
        _other.Send(wire, arrives);
        _model.Send(wire, arrives);
        _now = arrives;
        _comparison.Changed(_now);
        Pass(Millisecond);
    }

    // ---- hands and axes ----------------------------------------------------------------------------------------------

    private void Set(Pin pin, int value)
    {
        if (pin == Pin.Code)
            _code = value;
        Do($"{pin} = {value}", guardian => guardian.Set(pin, value));
    }

    private void Do(string what, Action<ITracedGuardian> deed)
    {
        FindRoom(Room);
        Note(what);
        deed(_model);
        deed(_other);
        _comparison.Changed(_now);
        Pass(Room);
    }

    /// <summary>Moves count by count until the mode changes, standing still while something is due.</summary>
    private void Move(int needle, int plunger, int period)
    {
        StartOfAMillisecond();
        Note($"needle {needle}, plunger {plunger}, a count in {period} µs");
        GuardianMode mode = _model.Model.Mode;
        for (int left = Math.Abs(needle) + Math.Abs(plunger); left > 0 && _difference is null; left--)
        {
            if (_model.Model.NextEventMicroseconds < period + Room)
            {
                Pass((int)_model.Model.NextEventMicroseconds + 600);
                Answer();
                StartOfAMillisecond();
                mode = _model.Model.Mode;
            }

            foreach (ITracedGuardian guardian in new[] { _model, _other })
            {
                if (needle != 0)
                    guardian.MoveNeedle(Math.Sign(needle));
                else
                    guardian.MovePlunger(Math.Sign(plunger));
            }

            _comparison.Changed(_now);
            if (_model.Model.Mode == mode)
                Pass(period);
            if (_model.Model.Mode != mode)
                break;
        }

        Pass(Millisecond);
    }

    // ---- time --------------------------------------------------------------------------------------------------------

    private void StartOfAMillisecond()
    {
        FindRoom(1500);
        PassTo((((_now / Millisecond) + 1) * Millisecond) + HalfTick);
    }

    /// <summary>Runs on until nothing is due for a while, and to the middle of a tick.</summary>
    private void FindRoom(int microseconds)
    {
        for (int i = 0; i < 100 && _model.Model.NextEventMicroseconds < microseconds; i++)
            Pass((int)_model.Model.NextEventMicroseconds + Room + HalfTick);
        long middle = (_now / Tick * Tick) + HalfTick;
        PassTo(middle < _now ? middle + Tick : middle);
    }

    private void Pass(int microseconds) => PassTo(_now + microseconds);

    private void PassTo(long time)
    {
        while (_now < time)
        {
            _now = Math.Min(time, _now + (5 * Millisecond));
            _model.AdvanceTo(_now);
            _other.AdvanceTo(_now);
            FollowWithTheRail();
            _difference ??= _comparison.Next();
        }
    }

    private void FollowWithTheRail()
    {
        int low = _model.Model.Power ? 0 : 1;
        if (!_railFollows || low == (_railIsLow ? 1 : 0))
            return;
        _railIsLow = low == 1;
        _model.Set(Pin.RailLow, low);
        _other.Set(Pin.RailLow, low);
        _comparison.Changed(_now);
    }

    private bool _railIsLow = true;

    private void Note(string what)
    {
        _log.Enqueue($"{_now} {Last.Mode} {what}");
        if (_log.Count > LogKept)
            _log.Dequeue();
    }
}
