namespace MesoInjector.Guardian.Tests.Conformance;

/// <summary>The firmware in its chip; its clock begins one tick before its first status.</summary>
public sealed class FirmwareUnderTrace : ITracedGuardian
{
    private const int Tick = 100;
    private const int ByteMicroseconds = 87;

    private readonly GuardianChip _chip = new();
    private readonly StatusEar _ear = new();
    private readonly byte[] _bytes = new byte[256];
    private readonly EncoderLines _needle;
    private readonly EncoderLines _plunger;
    private readonly ulong _start;

    public FirmwareUnderTrace()
    {
        _needle = new EncoderLines(_chip, 'D', 2, 3);
        _plunger = new EncoderLines(_chip, 'C', 0, 1);
        _needle.Drive();
        _plunger.Drive();
        Set(Pin.HomeSwitch, 0);
        Set(Pin.Pedal, 0);
        Set(Pin.EmergencyStop, 0);
        Set(Pin.Key, 0);
        Set(Pin.Code, 0);
        Set(Pin.RailLow, 1);
        while (_chip.Receive(_bytes.AsSpan(0, 1)) == 0)
            _chip.RunFor(GuardianChip.CyclesPerMicrosecond);
        _ear.Hear(_bytes[0]);
        _start = _chip.Cycle - (Tick * GuardianChip.CyclesPerMicrosecond);
    }

    public IReadOnlyList<GuardianStatus> Statuses => _ear.Statuses;

    public void Set(Pin pin, int value)
    {
        switch (pin)
        {
            case Pin.HomeSwitch:
                _chip.Drive('D', 4, value == 0);
                break;
            case Pin.Pedal:
                _chip.Drive('D', 5, value == 0);
                break;
            case Pin.EmergencyStop:
                _chip.Drive('D', 6, value == 0);
                break;
            case Pin.Key:
                _chip.Drive('D', 7, value == 0);
                break;
            case Pin.Code:
                _chip.Drive('C', 2, (value & 1) == 0);
                _chip.Drive('C', 3, (value & 2) == 0);
                break;
            case Pin.RailLow:
                _chip.DriveConverter(value != 0 ? 0 : 3000);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(pin), pin, "no such pin");
        }
    }

    public void MoveNeedle(int step) => _needle.Step(step);

    public void MovePlunger(int step) => _plunger.Step(step);

    public void MoveNeedleImpossibly() => _needle.Jump();

    public void Send(ReadOnlySpan<byte> wire, long arrives)
    {
        AdvanceTo(arrives - (wire.Length * ByteMicroseconds));
        _chip.Send(wire);
        AdvanceTo(arrives);
    }

    public void AdvanceTo(long microseconds)
    {
        ulong until = _start + ((ulong)microseconds * GuardianChip.CyclesPerMicrosecond);
        if (until > _chip.Cycle)
            _chip.RunTo(until);
        foreach (byte value in _bytes.AsSpan(0, _chip.Receive(_bytes)))
            _ear.Hear(value);
    }

    public void Dispose() => _chip.Dispose();
}
