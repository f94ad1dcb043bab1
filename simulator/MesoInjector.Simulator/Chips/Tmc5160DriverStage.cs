using Address = MesoInjector.Simulator.Chips.Tmc5160Address;

namespace MesoInjector.Simulator.Chips;

/// <summary>The power stage: supply, enable, protection, motor current and what DRV_STATUS and GSTAT tell of them.</summary>
internal sealed class Tmc5160DriverStage(Tmc5160Ramp ramp)
{
    public const uint GStatReset = 1 << 0;
    public const uint GStatDriverError = 1 << 1;
    public const uint GStatUndervoltage = 1 << 2;

    private const int TicksPerCurrentStep = 512; // 2^18 clocks
    private const uint TStepAtRest = 0xFFFFF;

    // StallGuard readings stand for "well loaded" and "lightly loaded"; the model knows only stalled or not.
    private const uint RestingLoad = 100;
    private const uint RunningLoad = 300;

    private static readonly short[] Wave = MakeWave();

    private uint _globalConf;
    private uint _chopper;
    private uint _iHold;
    private uint _iRun;
    private int _holdDelay;
    private int _powerDown;

    /// <summary>From so many ticks at rest on the current is IHOLD.</summary>
    private long _holdsAfter;

    private uint _stealthThreshold;
    private uint _stallThreshold;
    private int _microstepShift;
    private long _microstepsAtReset;
    private bool _shorted;
    private bool _overheated;
    private bool _bridgeEnabled;

    public bool EnablePinHigh { get; set; }

    public bool MotorSupply { get; set; } = true;

    public bool LogicSupply { get; set; } = true;

    public bool Stalled { get; set; }

    public bool OverTemperature { get; set; }

    public bool OverTemperatureWarning { get; set; }

    public bool ShortToGround { get; set; }

    public bool OpenLoadA { get; set; }

    public bool OpenLoadB { get; set; }

    /// <summary>GSTAT: what happened since it was last cleared.</summary>
    public uint Flags { get; private set; }

    public bool Energised { get; private set; }

    public bool Standstill => ramp.AtRest && ramp.Now - ramp.RestingSince >= StandstillTicks;

    public bool StallDetected => Stalled && !StealthChop(ramp.Velocity) && !Standstill;

    public int MicrostepCounter => (int)(ramp.Microsteps256 - _microstepsAtReset) & 1023;

    private int StandstillTicks => (_globalConf & 2) != 0 ? 512 : 2048; // 2^18 or 2^20 clocks after the last step

    public void Reset(Tmc5160RegisterFile registers)
    {
        Flags = GStatReset;
        _shorted = false;
        _overheated = false;
        _microstepsAtReset = ramp.Microsteps256;
        Configure(registers);
    }

    public void Configure(Tmc5160RegisterFile registers)
    {
        _globalConf = registers[Address.GConf];
        _chopper = registers[Address.ChopConf];
        var current = registers[Address.IHoldIRun];
        _iHold = current & 31;
        _iRun = (current >> 8) & 31;
        _holdDelay = (int)(current >> 16) & 15;
        _powerDown = (int)registers[Address.TPowerDown];
        _stealthThreshold = registers[Address.TPwmThreshold];
        _stallThreshold = registers[Address.TCoolThreshold];
        _holdsAfter = StandstillTicks + (((long)_powerDown + (Math.Max((long)_iRun - _iHold, 0) * _holdDelay)) * TicksPerCurrentStep);
        _microstepShift = Math.Min((int)(_chopper >> 24) & 15, 8);
        ramp.SetMicrosteps(_microstepShift, (_globalConf & (1 << 4)) != 0);
        Refresh();
    }

    /// <summary>W1C; a cause that still stands sets its flag again at once.</summary>
    public void ClearFlags(uint ones)
    {
        Flags &= ~ones;
        Refresh();
    }

    /// <summary>Protection and enable logic; to be called after any input or configuration change.</summary>
    public void Refresh()
    {
        _overheated = OverTemperature || (_overheated && OverTemperatureWarning); // stays off until the pre-warning is gone too
        _bridgeEnabled = !EnablePinHigh && (_chopper & 15) != 0; // TOFF = 0 switches the driver off
        if (!_bridgeEnabled)
            _shorted = false;
        else if (ShortToGround && MotorSupply && (_chopper & (1 << 30)) == 0)
            _shorted = true;

        if (_overheated || _shorted)
            Flags |= GStatDriverError;
        if (!MotorSupply)
            Flags |= GStatUndervoltage;
        Energised = LogicSupply && MotorSupply && _bridgeEnabled && !_shorted && !_overheated;
    }

    /// <summary>TSTEP: clocks per 1/256 microstep whatever the resolution.</summary>
    public uint TStep(int velocity) =>
        velocity == 0 ? TStepAtRest : (uint)Math.Min((1L << 24) / ((long)velocity << _microstepShift), TStepAtRest);

    /// <summary>StallGuard stops the ramp only in SpreadCycle and only from the TCOOLTHRS speed upwards.</summary>
    public bool StallStopsAt(int velocity) =>
        Stalled && velocity != 0 && _stallThreshold != 0 && TStep(velocity) <= _stallThreshold && !StealthChop(velocity);

    /// <summary>CS_ACTUAL: IRUN in motion; after stand-still and TPOWERDOWN one step down to IHOLD per IHOLDDELAY.</summary>
    public uint CurrentScale()
    {
        if (!ramp.AtRest)
            return _iRun;
        var rested = ramp.Now - ramp.RestingSince;
        if (rested >= _holdsAfter)
            return _iHold;
        if (rested < StandstillTicks)
            return _iRun;
        var after = rested - StandstillTicks - ((long)_powerDown * TicksPerCurrentStep);
        if (after < 0 || _iHold == _iRun)
            return _iRun;
        if (_holdDelay == 0 || _iHold > _iRun || after >= (long)(_iRun - _iHold) * _holdDelay * TicksPerCurrentStep)
            return _iHold;
        return (uint)(_iRun - (after / (_holdDelay * TicksPerCurrentStep)));
    }

    public uint Status()
    {
        var stalled = StallDetected;
        var stealth = StealthChop(ramp.Velocity);
        var load = stalled ? 0 : ramp.AtRest ? RestingLoad : RunningLoad;
        var openLoadSeen = Energised && !ramp.AtRest; // the detection needs coil current in motion
        return load
            | Bit(stealth, 14)
            | (CurrentScale() << 16)
            | Bit(stalled, 24)
            | Bit(OverTemperature, 25)
            | Bit(OverTemperature || OverTemperatureWarning, 26)
            | Bit(_shorted, 27)
            | Bit(openLoadSeen && OpenLoadA, 29)
            | Bit(openLoadSeen && OpenLoadB, 30)
            | Bit(Standstill, 31);
    }

    /// <summary>MSCURACT: the sine table at the microstep counter, coil B a quarter wave ahead.</summary>
    public uint CoilCurrents()
    {
        var counter = MicrostepCounter;
        return unchecked((uint)((Wave[counter] & 0x1FF) | ((Wave[(counter + 256) & 1023] & 0x1FF) << 16)));
    }

    private static uint Bit(bool set, int position) => set ? 1u << position : 0;

    private static short[] MakeWave()
    {
        var wave = new short[1024];
        for (var i = 0; i < 512; i++)
        {
            var quarter = i < 256 ? i : 511 - i;
            var value = (short)(Math.Round(248 * Math.Sin((2 * Math.PI * quarter / 1024) + (Math.PI / 1024))) - 1);
            wave[i] = value;
            wave[i + 512] = (short)-value;
        }

        return wave;
    }

    private bool StealthChop(int velocity) => (_globalConf & 4) != 0 && TStep(velocity) >= _stealthThreshold;
}
