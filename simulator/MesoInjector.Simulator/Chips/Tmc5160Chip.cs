using Address = MesoInjector.Simulator.Chips.Tmc5160Address;

namespace MesoInjector.Simulator.Chips;

/// <summary>
/// A TMC5160 motion controller at register level, SPI with internal ramp generator (SD_MODE = 0).
/// The bench sets the pins and lets the clock run; the driver under test sees only datagrams.
/// </summary>
public sealed partial class Tmc5160Chip
{
    /// <summary>The clock of the boards this product uses.</summary>
    public const int DefaultExternalClockHertz = 16_000_000;

    /// <summary>Typical internal clock; the chip falls back to it when the external one stops.</summary>
    public const int TypicalInternalClockHertz = 12_000_000;

    private const int TickBits = 9; // the ramp is calculated every 512 clocks

    private readonly Tmc5160RegisterFile _registers = new();
    private readonly Tmc5160Ramp _ramp = new();
    private readonly Tmc5160Encoder _encoder = new();
    private readonly Tmc5160StopSwitches _switches = new();
    private readonly Tmc5160DriverStage _driver;
    private long _clockRemainder;
    private long _timeRemainder;
    private int _xLatch;
    private bool _stallEvent;
    private Tmc5160Misuse _misuse;

    /// <summary>A chip just powered, on its external clock, switches open, drive enable low.</summary>
    public Tmc5160Chip()
    {
        _driver = new Tmc5160DriverStage(_ramp);
        PowerOnReset();
    }

    /// <summary>Level at DRV_ENN: high lets all bridge outputs float. It does not stop the ramp.</summary>
    public bool EnablePinHigh
    {
        get => _driver.EnablePinHigh;
        set
        {
            if (value == _driver.EnablePinHigh)
                return;
            _driver.EnablePinHigh = value;
            RefreshDriver();
        }
    }

    /// <summary>Motor supply VS; without it GSTAT.uv_cp is set and the motor has no torque.</summary>
    public bool MotorSupply
    {
        get => _driver.MotorSupply;
        set
        {
            if (value == _driver.MotorSupply)
                return;
            _driver.MotorSupply = value;
            RefreshDriver();
        }
    }

    /// <summary>Logic supply; when it returns, every register is at its reset value.</summary>
    public bool LogicSupply
    {
        get => _driver.LogicSupply;
        set
        {
            if (value == _driver.LogicSupply)
                return;
            _driver.LogicSupply = value;
            PowerOnReset();
        }
    }

    /// <summary>Level at the REFL pin.</summary>
    public bool LeftSwitch
    {
        get => _switches.PinLeft;
        set
        {
            if (value == _switches.PinLeft)
                return;
            _switches.PinLeft = value;
            RefreshSwitches();
        }
    }

    /// <summary>Level at the REFR pin.</summary>
    public bool RightSwitch
    {
        get => _switches.PinRight;
        set
        {
            if (value == _switches.PinRight)
                return;
            _switches.PinRight = value;
            RefreshSwitches();
        }
    }

    /// <summary>Level of the encoder's N channel.</summary>
    public bool EncoderIndex
    {
        get => _encoder.PinN;
        set
        {
            if (value != _encoder.PinN && _encoder.SetIndex(value, LogicSupply))
                _xLatch = _ramp.XActual;
        }
    }

    /// <summary>The mechanics say that the rotor does not follow: StallGuard reads 0.</summary>
    public bool Stalled
    {
        get => _driver.Stalled;
        set
        {
            _driver.Stalled = value;
            _statusStands = false;
            CheckStall();
        }
    }

    /// <summary>Junction above the shut-down temperature.</summary>
    public bool OverTemperature
    {
        get => _driver.OverTemperature;
        set
        {
            _driver.OverTemperature = value;
            RefreshDriver();
        }
    }

    /// <summary>Junction above the warning temperature; after a shut-down the bridges stay off until this is gone.</summary>
    public bool OverTemperatureWarning
    {
        get => _driver.OverTemperatureWarning;
        set
        {
            _driver.OverTemperatureWarning = value;
            RefreshDriver();
        }
    }

    /// <summary>A motor wire is shorted to ground.</summary>
    public bool ShortToGround
    {
        get => _driver.ShortToGround;
        set
        {
            _driver.ShortToGround = value;
            RefreshDriver();
        }
    }

    /// <summary>Coil A is broken; the chip sees it in motion only.</summary>
    public bool OpenLoadA
    {
        get => _driver.OpenLoadA;
        set => _driver.OpenLoadA = value;
    }

    /// <summary>Coil B is broken; the chip sees it in motion only.</summary>
    public bool OpenLoadB
    {
        get => _driver.OpenLoadB;
        set => _driver.OpenLoadB = value;
    }

    /// <summary>The clock in force. All speeds and times of the chip scale with it, and no register tells it.</summary>
    public int ClockHertz { get; private set; } = DefaultExternalClockHertz;

    /// <summary>This chip's own oscillator: 11.5 to 12.5 MHz.</summary>
    public int InternalClockHertz { get; set; } = TypicalInternalClockHertz;

    /// <summary>Position counter of the ramp.</summary>
    public int XActual => _ramp.XActual;

    /// <summary>Velocity of the ramp in register units (2²⁴ clocks).</summary>
    public int VActual => _ramp.VActual;

    /// <summary>
    /// Every microstep ever sent to the power stage, in 1/256 full steps, shaft bit applied. This is what the rotor follows while
    /// <see cref="Energised"/>: unlike <see cref="XActual"/> it does not jump when the host rewrites the position.
    /// </summary>
    public long Microsteps256 => _ramp.Microsteps256;

    /// <summary>The coils carry current: supplies present, enabled, TOFF not 0, no protective shut-down.</summary>
    public bool Energised => _driver.Energised;

    /// <summary>CS_ACTUAL 0..31: IRUN in motion, IHOLD after stand-still.</summary>
    public int CurrentScale => (int)_driver.CurrentScale();

    /// <summary>The position can change without any further command or input. A chip that is not moving advances in constant time.</summary>
    public bool Moving => LogicSupply && _ramp.Moving;

    /// <summary>DIAG0 in its interrupt function is active.</summary>
    public bool InterruptActive => LogicSupply && ((RampStatus() & 0xF0) != 0 || _encoder.Status != 0);

    /// <summary>DIAG1 in its position compare function is active.</summary>
    public bool PositionCompareActive => LogicSupply && _ramp.XActual == _registers.Signed(Address.XCompare);

    /// <summary>Forbidden uses so far; power-on does not forget them.</summary>
    public Tmc5160Misuse Misuse =>
        _misuse | (_ramp.StartedUnfit ? Tmc5160Misuse.PositioningWithoutD1OrVStop : Tmc5160Misuse.None);

    /// <summary>The external clock stops: after a few microseconds the chip runs on its own, and no flag reports it.</summary>
    public void LoseExternalClock() => ClockHertz = InternalClockHertz;

    /// <summary>An external clock is applied.</summary>
    public void ApplyExternalClock(int hertz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hertz, 4_000_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hertz, 18_000_000);
        ClockHertz = hertz;
    }

    /// <summary>The encoder's quadrature count (4 per line) as the mechanics have it.</summary>
    public void SetEncoderCount(int quadratureCounts)
    {
        _encoder.SetCount(quadratureCounts, LogicSupply);
        if (_encoder.Watching && LogicSupply)
            _encoder.CheckDeviation(_ramp.XActual);
    }

    /// <summary>Lets the chip's clock run. The remainder below 512 clocks is kept for the next call.</summary>
    public void Advance(long clocks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(clocks);
        var total = _clockRemainder + clocks;
        var ticks = total >> TickBits;
        _clockRemainder = total & ((1 << TickBits) - 1);
        if (!LogicSupply || ticks == 0)
            return;
        if (!_ramp.Moving)
        {
            Rest(ticks);
            return;
        }

        _statusStands = false;
        while (ticks > 0)
        {
            if (Stalled && _switches.StallStops)
            {
                // The velocity at which StallGuard becomes valid can be crossed at any tick.
                _ramp.Run(1);
                ticks--;
                CheckStall();
                if (!_ramp.Moving)
                    ticks = _ramp.Run(ticks);
            }
            else
            {
                ticks = _ramp.Run(ticks);
            }

            // Between two rests the position runs one way, so its extremes are where Run comes back.
            if (_encoder.Watching)
                _encoder.CheckDeviation(_ramp.XActual);
        }
    }

    /// <summary>Time passes over a ramp that nothing moves: of all that a datagram tells only the stand-still changes, once.</summary>
    private void Rest(long ticks)
    {
        bool stood = _driver.Standstill;
        _ramp.Rest(ticks);
        _statusStands &= _driver.Standstill == stood;
        if (_encoder.Watching)
            _encoder.CheckDeviation(_ramp.XActual);
    }

    /// <summary>Lets time pass at the clock in force. Fractions of a clock are kept for the next call.</summary>
    public void AdvanceMicroseconds(long microseconds)
    {
        var total = (microseconds * ClockHertz) + _timeRemainder;
        var clocks = Math.DivRem(total, 1_000_000, out _timeRemainder);
        Advance(clocks);
    }

    private void PowerOnReset()
    {
        _registers.Reset();
        _ramp.Reset(_registers);
        _encoder.Reset(_registers);
        _switches.Reset(_registers[Address.SwMode]);
        _driver.Reset(_registers);
        _ramp.SetStops(negative: false, positive: false, soft: false);
        _clockRemainder = 0;
        _xLatch = 0;
        _stallEvent = false;
        ResetInterface();
    }

    private void RefreshDriver()
    {
        _driver.Refresh();
        _statusStands = false;
    }

    private void RefreshSwitches()
    {
        if (!LogicSupply)
            return;
        _statusStands = false;
        if (_switches.Update(_registers[Address.SwMode]))
        {
            _xLatch = _ramp.XActual;
            if (_switches.LatchesEncoder)
                _encoder.Latch();
        }

        _ramp.SetStops(_switches.StopsLeft, _switches.StopsRight, _switches.Soft);
    }

    private void CheckStall()
    {
        if (!_switches.StallStops || !LogicSupply || !_driver.StallStopsAt(_ramp.Velocity))
            return;
        _stallEvent = true;
        _ramp.StallStop();
    }
}
