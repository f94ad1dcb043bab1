using MesoInjector.Simulator.Guardian;

namespace MesoInjector.Guardian.Tests.Conformance;

/// <summary>The simulator's guardian, stepped by its own tick.</summary>
public sealed class ModelUnderTrace : ITracedGuardian
{
    private const int Tick = 100;

    private readonly FrameReceiver _receiver = new();
    private readonly byte[] _buffer = new byte[256];
    private readonly List<GuardianStatus> _statuses = [];
    private readonly List<long> _sentAt = [];
    private long _now;
    private int _needle;
    private int _plunger;

    public GuardianModel Model { get; } = new();

    public IReadOnlyList<GuardianStatus> Statuses => _statuses;

    /// <summary>When each status was sent.</summary>
    public IReadOnlyList<long> SentAt => _sentAt;

    public void Set(Pin pin, int value)
    {
        switch (pin)
        {
            case Pin.HomeSwitch:
                Model.HomeSwitch = value != 0;
                break;
            case Pin.Pedal:
                Model.PedalClosed = value != 0;
                break;
            case Pin.EmergencyStop:
                Model.EmergencyStopClosed = value != 0;
                break;
            case Pin.Key:
                Model.Key = value != 0;
                break;
            case Pin.Code:
                Model.CodePins = (SyringeCode)value;
                break;
            case Pin.RailLow:
                Model.RailMillivolts = value != 0 ? 0 : 12_000;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(pin), pin, "no such pin");
        }
    }

    public void MoveNeedle(int step) => Model.NeedleCount(_needle += step);

    public void MovePlunger(int step) => Model.PlungerCount(_plunger += step);

    public void MoveNeedleImpossibly() => Model.IllegalTransition();

    public void Send(ReadOnlySpan<byte> wire, long arrives)
    {
        AdvanceTo(arrives);
        Model.Receive(wire);
    }

    public void AdvanceTo(long microseconds)
    {
        while (_now < microseconds)
        {
            long to = Math.Min(microseconds, ((_now / Tick) + 1) * Tick);
            Model.Advance(to - _now);
            _now = to;
            Listen();
        }
    }

    public void Dispose()
    {
    }

    private void Listen()
    {
        foreach (byte value in _buffer.AsSpan(0, Model.Transmit(_buffer)))
        {
            if (!_receiver.Take(value) || !GuardianFrames.TryReadStatus(_receiver.Frame, out GuardianStatus status))
                continue;
            _statuses.Add(status);
            _sentAt.Add(_now);
        }
    }
}
