using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Guardian;

/// <content>The serial line: requests in, status and identity out, and the heartbeat (G-7).</content>
public sealed partial class GuardianModel
{
    /// <summary>What the send queue holds: more than two seconds of nobody listening; what does not fit is lost, as on the wire.</summary>
    private const int QueueLength = 4096;

    private readonly GuardianIdentity _identity;
    private readonly byte[] _queue = new byte[QueueLength];
    private readonly FrameReceiver _receiver = new();
    private int _queueStart;
    private int _queueCount;

    private ushort _challenge;
    private ushort _challengeBefore;
    private bool _answered;
    private long _lastHeartbeat;
    private byte _sequence;
    private byte _lastSequence;
    private uint _refusedRequests;

    /// <summary>Bytes from the host arrive. Requests are judged at once; the state they lead to is said in the next <see cref="Advance"/>.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (_hung)
            return;
        foreach (byte value in bytes)
        {
            if (_receiver.Take(value))
                Take(_receiver.Frame);
        }

        Schedule();
    }

    /// <summary>Takes what waits to be sent.</summary>
    /// <returns>How many bytes were put into <paramref name="buffer"/>.</returns>
    public int Transmit(Span<byte> buffer)
    {
        int count = _hung ? 0 : Math.Min(buffer.Length, _queueCount);
        for (int i = 0; i < count; i++)
            buffer[i] = _queue[(_queueStart + i) % QueueLength];
        _queueStart = (_queueStart + count) % QueueLength;
        _queueCount -= count;
        return count;
    }

    private void BootLine()
    {
        _receiver.Clear();
        _queueCount = 0;
        _challenge = GuardianChallenge.First;
        _challengeBefore = GuardianChallenge.First;
        _answered = false;
        _lastHeartbeat = _now - HeartbeatLatest - Tick;
        _sequence = 0;
        _lastSequence = 0;
        _refusedRequests = 0;
    }

    private void Take(ReadOnlySpan<byte> frame)
    {
        GuardianFrameType type = GuardianFrames.TypeOf(frame);
        if (!HasForm(frame, type, out ushort answer, out short tipZero, out GuardianPermit permit))
        {
            _receiver.Refuse();
            return;
        }

        // With the power cut a host that starts anew may begin with any sequence; with power on only the one it goes on with.
        byte sequence = GuardianFrames.SequenceOf(frame);
        if (Power && !GuardianRules.InSequence(sequence, _lastSequence))
        {
            _receiver.Refuse();
            return;
        }

        _lastSequence = sequence;
        if (type == GuardianFrameType.Heartbeat)
            TakeHeartbeat(answer);
        else if (!TakeRequest(type, tipZero, permit))
            RefuseRequest();
    }

    private static bool HasForm(ReadOnlySpan<byte> frame, GuardianFrameType type, out ushort answer, out short tipZero, out GuardianPermit permit)
    {
        answer = 0;
        tipZero = 0;
        permit = default;
        return type switch
        {
            GuardianFrameType.Heartbeat => GuardianFrames.TryReadHeartbeat(frame, out answer),
            GuardianFrameType.SetTipZero => GuardianFrames.TryReadSetTipZero(frame, out tipZero),
            GuardianFrameType.Permit => GuardianFrames.TryReadPermit(frame, out permit),
            GuardianFrameType.Home or GuardianFrameType.EndPermit or GuardianFrameType.Reset or GuardianFrameType.Query => GuardianFrames.IsBare(frame, type),
            _ => false,
        };
    }

    private bool TakeRequest(GuardianFrameType type, short tipZero, in GuardianPermit permit)
    {
        switch (type)
        {
            case GuardianFrameType.Home when MayHome:
                BeginHoming();
                return true;
            case GuardianFrameType.SetTipZero when _mode is GuardianMode.Standby or GuardianMode.Service && _homed
                                                   && GuardianRules.Takes(tipZero, Depth - _tipZero, _tipZero):
                _tipZero = tipZero;
                return true;
            case GuardianFrameType.Permit when MayPermit(permit):
                OpenPermit(permit);
                return true;
            case GuardianFrameType.EndPermit when _mode == GuardianMode.Permitted:
                EndPermit(GuardianTrip.NosePlane);
                return true;
            case GuardianFrameType.EndPermit:
                return true;
            case GuardianFrameType.Reset when _mode == GuardianMode.Tripped && !_pedal && _emergencyStopClosed && !_broken:
                SetMode(GuardianMode.Locked);
                BeginCutProof();
                return true;
            case GuardianFrameType.Query:
                SendIdentity();
                return true;
            default:
                return false;
        }
    }

    private bool MayHome => _mode == GuardianMode.Locked && _emergencyStopClosed && CutProvedInTime && CountsPlausible && Stamp - _lastHeartbeat <= HeartbeatLatest;

    /// <summary>
    /// G-7. A challenge stands until it is answered, then the next status brings another; so an answer in flight is never wrong because
    /// a status overtook it. The answer to the challenge before, given again, is stale: it is refused and feeds nothing.
    /// </summary>
    private void TakeHeartbeat(ushort answer)
    {
        bool current = answer == GuardianChallenge.Answer(_challenge);
        if (current && !_answered)
        {
            bool early = Stamp - _lastHeartbeat < HeartbeatEarliest;
            if (early && Power)
            {
                Trip(GuardianTrip.Heartbeat);
                return;
            }

            _answered = true;
            _lastHeartbeat = Stamp;
            if (Power)
                _heartbeatLateAt = _lastHeartbeat + HeartbeatLatest + Tick;
        }
        else if (current || answer == GuardianChallenge.Answer(_challengeBefore) || !Power)
        {
            RefuseRequest();
        }
        else
        {
            Trip(GuardianTrip.Heartbeat);
        }
    }

    private void RefuseRequest() => _refusedRequests = unchecked(_refusedRequests + 1);

    private void SendStatus()
    {
        _statusAt = Stamp + StatusPeriod;
        if (_answered)
        {
            _answered = false;
            _challengeBefore = _challenge;
            _challenge = GuardianChallenge.Next(_challenge);
        }

        var status = new GuardianStatus(
            _challenge,
            _mode,
            (short)Math.Clamp(Depth, short.MinValue, short.MaxValue),
            _plunger - _plungerAtBoot,
            Inputs(),
            _trip,
            (short)_tipZero,
            Conditions(),
            _permitNumber,
            _lastSequence,
            unchecked((byte)(_receiver.Refused + _refusedRequests)));
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        Queue(wire[..GuardianFrames.WriteStatus(wire, NextSequence(), status)]);
    }

    private void SendIdentity()
    {
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        Queue(wire[..GuardianFrames.WriteIdentity(wire, NextSequence(), _identity)]);
    }

    private byte NextSequence() => _sequence = unchecked((byte)(_sequence + 1));

    private GuardianInputs Inputs() =>
        (_pedal ? GuardianInputs.Pedal : GuardianInputs.None)
        | (_emergencyStopClosed ? GuardianInputs.EmergencyStopClosed : GuardianInputs.None)
        | (_key ? GuardianInputs.Key : GuardianInputs.None)
        | (GuardianInputs)((byte)_syringe << 3)
        | (_homeSwitch ? GuardianInputs.HomeSwitch : GuardianInputs.None)
        | (_rail >= CutRail ? GuardianInputs.Rail : GuardianInputs.None);

    private GuardianConditions Conditions() =>
        (Power ? GuardianConditions.Power : GuardianConditions.None)
        | (_homed ? GuardianConditions.Homed : GuardianConditions.None)
        | (CutProvedInTime ? GuardianConditions.CutProved : GuardianConditions.None)
        | (_ending ? GuardianConditions.PermitEnding : GuardianConditions.None);

    private void Queue(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > QueueLength - _queueCount)
            return;
        foreach (byte value in frame)
        {
            _queue[(_queueStart + _queueCount) % QueueLength] = value;
            _queueCount++;
        }
    }
}
