using System.Device.Spi;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using Register = MesoInjector.Hardware.Motion.Tmc5160Register;

namespace MesoInjector.Hardware.Motion;

/// <summary>
/// One axis on a TMC5160: the desired state of each cycle becomes the fewest writes that reach it. Four datagrams a cycle for sensing;
/// writes only on change; a stop is one datagram. Configures the chip by itself whenever it finds it fresh from reset and the bridges are off.
/// </summary>
public sealed class Tmc5160Axis
{
    private const byte ResetStatus = 1 << 0;
    private const byte StallStatus = 1 << 2;
    private const byte VelocityReachedStatus = 1 << 4;
    private const byte PositionReachedStatus = 1 << 5;
    private const byte LeftStopStatus = 1 << 6;
    private const uint Version = 0x30;
    private const uint StepDirectionMode = 1 << 6;
    private const uint DrivesDisabled = 1 << 4;
    private const uint NoChargePump = 1 << 2;
    private const uint Shorts = (1 << 12) | (1 << 13) | (1 << 27) | (1 << 28);
    private const uint OverTemperatures = (1 << 25) | (1 << 26);
    private const uint OpenLoads = (1u << 29) | (1u << 30);
    private const uint LatchedLeft = 1 << 2;

    /// <summary>Configuration writes in one cycle, so that a cycle stays short while a chip comes up.</summary>
    private const int WritesPerCycle = 4;

    /// <summary>After the bridges are switched on, the rotor takes its place within this time; then the ramp starts from where it is.</summary>
    private static readonly TimeSpan RotorSettles = TimeSpan.FromMilliseconds(40);

    private static readonly Register[] Slow = [Register.IoIn, Register.GStat, Register.RampStat, Register.DrvStatus];

    private readonly Tmc5160Link _link;
    private readonly Tmc5160Settings _settings;
    private readonly (Register Register, uint Value)[] _configuration;
    private AxisConditions _slowConditions;
    private AxisPosition _homeLatch;
    private MonotonicTime? _enabledSince;
    private MonotonicTime? _restsSince;
    private int _configured;
    private int _xActual;
    private int _xEncoder;
    private AxisPosition _commanded;
    private AxisPosition _measured;
    private uint _token;
    private int _slow;
    private byte _captures;
    private bool _identified;
    private bool _aligned;
    private bool _alignedFreely;
    private int _alignedAt;
    private bool _sound;
    private Seek _seek;
    private AxisCommand _converted;
    private uint _target;
    private uint _speed;
    private uint _acceleration;

    /// <summary>An axis on a chip.</summary>
    /// <param name="spi">The chip's bus, mode 3.</param>
    /// <param name="settings">What is connected to it.</param>
    public Tmc5160Axis(SpiDevice spi, Tmc5160Settings settings)
    {
        ArgumentNullException.ThrowIfNull(spi);
        ArgumentNullException.ThrowIfNull(settings);
        _link = new Tmc5160Link(spi);
        _settings = settings;
        _configuration = Tmc5160Configuration.For(settings);
    }

    private enum Seek : byte
    {
        Idle,
        Running,

        /// <summary>The switch has closed; the latch is being read.</summary>
        Latched,

        /// <summary>Captured: holds until another command comes.</summary>
        Captured,
    }

    /// <summary>Writes whose echo was wrong, since the start.</summary>
    public long WrongEchoes => _link.WrongEchoes;

    private bool Configured => _configured == _configuration.Length;

    /// <summary>Reads the axis.</summary>
    /// <param name="reading">Overwritten whole.</param>
    public void Sense(ref AxisReading reading)
    {
        Register slow = NextSlow();
        _link.Read(Register.XActual);
        uint xActual = _link.Read(Register.XEnc);
        uint xEncoder = _link.Read(slow);
        _token = unchecked(_token + 1);
        uint slowValue = _link.Write(Register.XCompare, _token);
        byte status = _link.Status;
        _sound = _link.Sound;
        _link.StartAnew();
        if (_sound)
        {
            _commanded = PlaceOf(xActual, ref _xActual, _commanded);
            _measured = PlaceOf(xEncoder, ref _xEncoder, _measured);
            TakeSlow(slow, slowValue);
            if ((status & ResetStatus) != 0)
                ForgetConfiguration();
        }

        reading.Commanded = _commanded;
        reading.Measured = _measured;
        reading.HomeLatch = _homeLatch;
        reading.HomeCaptures = _captures;
        reading.Conditions = Conditions(status);
    }

    /// <summary>Takes over a count of the chip; the place it means is worked out only when it is another.</summary>
    private AxisPosition PlaceOf(uint read, ref int counts, AxisPosition place)
    {
        if (unchecked((int)read) == counts)
            return place;
        counts = unchecked((int)read);
        return _settings.Place(counts);
    }

    /// <summary>Makes the axis do what is wanted.</summary>
    /// <param name="now">The time of this cycle.</param>
    /// <param name="command">The desired state.</param>
    /// <param name="drivesOn">Whether the bridges are on; without them the ramp stands still.</param>
    public void Act(MonotonicTime now, in AxisCommand command, bool drivesOn)
    {
        if (!drivesOn)
        {
            _enabledSince = null;
            _aligned = false;
            _seek = Seek.Idle;
        }

        if (!Configured)
        {
            if (!drivesOn && _identified)
                Configure();
            return;
        }

        if (!drivesOn || !Aligned(now))
        {
            Set(Register.VMax, 0);
            return;
        }

        switch (command.Motion)
        {
            case AxisMotion.MoveTo:
                // The axis stands free at its switch: a better place to align than wherever it was switched on.
                if (_seek == Seek.Captured)
                    Align();
                _seek = Seek.Idle;
                AlignAtFirstRest(now);
                MoveTo(command);
                break;
            case AxisMotion.SeekHome:
                SeekHome(command);
                break;
            case AxisMotion.Stop:
            default:
                _seek = Seek.Idle;
                Set(Register.VMax, 0);
                break;
        }
    }

    /// <summary>The bridges are on and the rotor has taken its place: from here the ramp and the encoder agree.</summary>
    private bool Aligned(MonotonicTime now)
    {
        if (_aligned)
            return true;
        _enabledSince ??= now;
        if (now - _enabledSince.Value < RotorSettles || !_sound)
            return false;

        Align();
        _alignedAt = _xEncoder;
        _alignedFreely = false;
        _restsSince = null;
        _aligned = true;
        return false;
    }

    /// <summary>
    /// Where the bridges are switched on, a spring or a stop may push the carriage by up to half a magnetic period away from where the
    /// rotor will hold it. So the first rest after a movement aligns once more; lost steps come in whole periods and stay visible.
    /// </summary>
    private void AlignAtFirstRest(MonotonicTime now)
    {
        if (_alignedFreely)
            return;
        bool rests = (_link.Status & PositionReachedStatus) != 0 && Math.Abs((long)_xActual - _alignedAt) >= _settings.MicrostepsPerMillimetre / 2;
        _restsSince = rests ? _restsSince ?? now : null;
        if (_restsSince is not { } since || now - since < RotorSettles || !_sound)
            return;
        Align();
        _alignedFreely = true;
    }

    /// <summary>The ramp starts from where the encoder says the carriage is. With VMAX at zero none of the writes starts a motion.</summary>
    private void Align()
    {
        uint here = unchecked((uint)_xEncoder);
        Set(Register.VMax, 0);
        SetMode(RampMode.Position);
        Write(Register.XActual, here);
        Write(Register.XTarget, here);
    }

    private void MoveTo(in AxisCommand command)
    {
        Convert(command);
        if (_link.Written(Register.RampMode) != (uint)RampMode.Position)
            Set(Register.VMax, 0);
        Set(Register.AMax, _acceleration);
        Set(Register.DMax, _acceleration);
        Set(Register.D1, _acceleration);

        // Whichever order never moves faster than the slower, or toward a stale target.
        bool slower = _speed < _link.Written(Register.VMax);
        if (slower)
            Set(Register.VMax, _speed);
        Set(Register.XTarget, _target);
        SetMode(RampMode.Position);
        if (!slower)
            Set(Register.VMax, _speed);
    }

    /// <summary>A command in units of the chip; most stay the same for many cycles.</summary>
    private void Convert(in AxisCommand command)
    {
        if (command == _converted)
            return;
        _target = unchecked((uint)_settings.Microsteps(command.Target));
        _speed = _settings.SpeedUnits(command.Speed);
        _acceleration = _settings.AccelerationUnits(command.Acceleration);
        _converted = command;
    }

    private void SeekHome(in AxisCommand command)
    {
        switch (_seek)
        {
            case Seek.Idle:
                Set(Register.VMax, 0);
                _link.Write(Register.RampStat, LatchedLeft);
                Set(Register.AMax, _settings.AccelerationUnits(command.Acceleration));
                SetMode(RampMode.VelocityNegative);
                Set(Register.VMax, _settings.SpeedUnits(command.Speed));
                _seek = Seek.Running;
                break;
            case Seek.Running:
                Set(Register.VMax, _settings.SpeedUnits(command.Speed));
                break;
            case Seek.Latched:
            case Seek.Captured:
            default:
                // The chip stopped at the switch by itself; taking the speed away keeps it there when the switch opens.
                Set(Register.VMax, 0);
                break;
        }
    }

    private Register NextSlow()
    {
        if (_seek == Seek.Running)
            return Register.RampStat;
        if (_seek == Seek.Latched)
            return Register.EncLatch;
        _slow = (_slow + 1) % Slow.Length;
        return Slow[_slow];
    }

    private void TakeSlow(Register register, uint value)
    {
        switch (register)
        {
            case Register.IoIn:
                _identified = value >> 24 == Version && (value & StepDirectionMode) == 0;
                SetSlow(AxisConditions.Enabled, (value & DrivesDisabled) == 0);
                break;
            case Register.GStat:
                SetSlow(AxisConditions.NoMotorSupply, (value & NoChargePump) != 0);

                // The flag stays until it is cleared; where the supply is still missing it is set again at once.
                if ((value & NoChargePump) != 0)
                    _link.Write(Register.GStat, NoChargePump);
                break;
            case Register.DrvStatus:
                SetSlow(AxisConditions.Short, (value & Shorts) != 0);
                SetSlow(AxisConditions.OverTemperature, (value & OverTemperatures) != 0);

                // Says something in slow motion only; at rest and at speed the flags come and go by themselves.
                SetSlow(AxisConditions.OpenLoad, false);
                break;
            case Register.RampStat when _seek == Seek.Running && (value & LatchedLeft) != 0:
                _seek = Seek.Latched;
                break;
            case Register.EncLatch when _seek == Seek.Latched:
                _homeLatch = _settings.Place(unchecked((int)value));
                _captures = unchecked((byte)(_captures + 1));
                _seek = Seek.Captured;
                break;
            default:
                break;
        }
    }

    private void SetSlow(AxisConditions condition, bool holds) =>
        _slowConditions = holds ? _slowConditions | condition : _slowConditions & ~condition;

    private AxisConditions Conditions(byte status)
    {
        AxisConditions conditions = _slowConditions & ~AxisConditions.Enabled;
        if (_sound && _identified)
            conditions |= AxisConditions.Answers;
        if (Configured)
            conditions |= AxisConditions.Configured;
        if ((status & ResetStatus) != 0)
            conditions |= AxisConditions.Reset;
        if ((status & LeftStopStatus) != 0)
            conditions |= AxisConditions.HomeSwitch;
        if (_aligned && (_slowConditions & AxisConditions.Enabled) != AxisConditions.None)
            conditions |= AxisConditions.Enabled;
        if ((status & PositionReachedStatus) != 0 && unchecked((uint)_xActual) == _link.Written(Register.XTarget))
            conditions |= AxisConditions.AtTarget;
        bool atSpeed = (status & VelocityReachedStatus) != 0 && _link.Written(Register.VMax) >= _settings.SpeedUnits(_settings.StallSpeed);
        if (atSpeed && (status & StallStatus) != 0)
            conditions |= AxisConditions.Stalled;
        return conditions;
    }

    private void ForgetConfiguration()
    {
        _configured = 0;
        _link.ForgetAll();
        _aligned = false;
        _seek = Seek.Idle;
    }

    private void Configure()
    {
        // A wrong echo anywhere starts all over: nothing of a chip that misheard is taken for granted.
        if (!_sound)
            _configured = 0;
        int last = Math.Min(_configured + WritesPerCycle, _configuration.Length);
        for (; _configured < last; _configured++)
            Write(_configuration[_configured].Register, _configuration[_configured].Value);
    }

    private void SetMode(RampMode mode) => Set(Register.RampMode, (uint)mode);

    private void Set(Register register, uint value) => _link.Set(register, value);

    private void Write(Register register, uint value) => _link.Write(register, value);
}
