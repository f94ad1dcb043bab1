using Address = MesoInjector.Simulator.Chips.Tmc5160Address;

namespace MesoInjector.Simulator.Chips;

/// <summary>
/// The six points of the ramp as numbers ready for use.
/// A speed here is the register velocity × 256 (VACTUAL with 8 fraction bits). One tick is 512 clocks: in it the speed changes by the
/// acceleration register as it stands, and the motor moves by the speed as it stands in units of 2⁻²³ microstep
/// (V·512/2²⁴ microsteps per tick, V = speed/256).
/// </summary>
internal sealed class Tmc5160RampProfile
{
    private const long Unreachable = long.MaxValue / 2;

    private long _knee;
    private long _kneeDistance;
    private int _a1;
    private int _aMax;
    private int _dMax;
    private int _d1;

    public long VStart { get; private set; }

    public long VStop { get; private set; }

    public long V1 { get; private set; }

    public long VMax { get; private set; }

    /// <summary>Positioning speed. VMAX alone does not hold the axis: the data sheet asks for VSTART = 0 as well.</summary>
    public long Cruise { get; private set; }

    public int AMax => _aMax;

    public int ZeroWait { get; private set; }

    /// <summary>D1 and VSTOP must not be 0 in positioning mode, even with V1 = 0.</summary>
    public bool FitForPositioning => _d1 != 0 && VStop != 0;

    public void Load(Tmc5160RegisterFile registers)
    {
        VStart = (long)registers[Address.VStart] << 8;
        VStop = (long)registers[Address.VStop] << 8;
        V1 = (long)registers[Address.V1] << 8;
        VMax = (long)registers[Address.VMax] << 8;
        Cruise = Math.Max(VMax, VStart);
        _a1 = (int)registers[Address.A1];
        _aMax = (int)registers[Address.AMax];
        _dMax = (int)registers[Address.DMax];
        _d1 = (int)registers[Address.D1];
        ZeroWait = (int)registers[Address.TZeroWait];

        _knee = Math.Max(V1, VStop);
        if (_knee == VStop)
            _kneeDistance = 0;
        else if (_d1 == 0)
            _kneeDistance = Unreachable;
        else
            _kneeDistance = ((_knee * _knee) - (VStop * VStop) + (2L * _d1) - 1) / (2L * _d1);
    }

    /// <summary>V1 = 0 switches the first phase off: A1 is then never used.</summary>
    public int RisingAcceleration(long speed) => speed < V1 ? _a1 : _aMax;

    /// <summary>Slowing down to a lowered VMAX uses the acceleration values, not the deceleration values.</summary>
    public int FallingAcceleration(long speed) => speed <= V1 && V1 != 0 ? _a1 : _aMax;

    public int Deceleration(long speed) => speed > _knee || V1 == 0 ? _dMax : _d1;

    /// <summary>The speed at which the deceleration in force now ends.</summary>
    public long DecelerationFloor(long speed) => speed > _knee ? _knee : VStop;

    /// <summary>
    /// True when a motor at this speed comes down to VSTOP inside the distance (2⁻²³ microstep):
    /// (v² − VSTOP²)/2D below V1, plus (v² − V1²)/2D above it. Multiplied out, so that no rounding enters.
    /// </summary>
    public bool CanStopWithin(long speed, long distance)
    {
        if (distance <= 0)
            return false;
        if (speed <= VStop)
            return true;
        if (speed <= _knee)
            return Covers(distance, _d1, (speed * speed) - (VStop * VStop));
        var above = distance - _kneeDistance;
        return above > 0 && Covers(above, _dMax, (speed * speed) - (_knee * _knee));
    }

    /// <summary>The speed after one tick of braking. In the tick that crosses V1 each deceleration gets its share of the time.</summary>
    public long Braked(long speed)
    {
        if (speed <= VStop)
            return speed;
        if (speed <= _knee || _knee == VStop)
            return Math.Max(speed - Deceleration(speed), VStop);
        if (speed - _dMax >= _knee)
            return speed - _dMax;
        var left = _dMax - (speed - _knee);
        var share = ((_d1 * (long)left) + _dMax - 1) / _dMax;
        return Math.Max(_knee - share, VStop);
    }

    private static bool Covers(long distance, int deceleration, long squares) =>
        Math.BigMul((ulong)distance, 2UL * (uint)deceleration, out var low) != 0 || low >= (ulong)squares;
}
