using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>A link with a guardian played by the test: what it says is put in, what the host sends is taken out as frames.</summary>
internal sealed class LinkBench
{
    private readonly ScriptedLine _line = ScriptedLine.Make();
    private readonly FrameReceiver _receiver = new();
    private byte _guardianSequence;
    private GuardianReading _reading;

    public LinkBench() => Link = new GuardianLink(_line);

    public GuardianLink Link { get; }

    /// <summary>Microseconds.</summary>
    public long Now { get; set; }

    /// <summary>The sequence of the last frame the host sent whole.</summary>
    public byte LastSent { get; private set; }

    /// <summary>How many bytes the line still takes.</summary>
    public int Room { get => _line.Room; set => _line.Room = value; }

    /// <summary>A status with little in it: homed, in Standby, everything taken that was sent until now.</summary>
    public GuardianStatus Calm => new(
        Challenge: 0xACE1, GuardianMode.Standby, Depth: -1200, Plunger: 0, GuardianInputs.EmergencyStopClosed, GuardianTrip.None, TipZero: 0,
        GuardianConditions.Homed | GuardianConditions.Power | GuardianConditions.CutProved, PermitNumber: 0, LastSent, Rejected: 0);

    /// <summary>A permit that is like any other.</summary>
    public static GuardianRequest Permit { get; } = new(
        GuardianWish.Permit, AxisPosition.FromMicrometres(1500), AxisPosition.FromMicrometres(866), TimeSpan.FromSeconds(30), AxisPosition.Zero);

    /// <summary>Lets time pass.</summary>
    public void Later(double milliseconds) => Now += (long)(milliseconds * 1000);

    /// <summary>The guardian says its state, and the host reads it.</summary>
    public ref readonly GuardianReading Hear(GuardianStatus status)
    {
        var wire = new byte[GuardianFrames.LongestWire];
        return ref HearBytes(wire[..GuardianFrames.WriteStatus(wire, ++_guardianSequence, status)]);
    }

    /// <summary>The guardian says who it is.</summary>
    public ref readonly GuardianReading Hear(GuardianIdentity identity)
    {
        var wire = new byte[GuardianFrames.LongestWire];
        return ref HearBytes(wire[..GuardianFrames.WriteIdentity(wire, ++_guardianSequence, identity)]);
    }

    /// <summary>Bytes arrive, and the host reads them.</summary>
    public ref readonly GuardianReading HearBytes(byte[] bytes)
    {
        _line.Arrive(bytes);
        return ref Sense();
    }

    public ref readonly GuardianReading Sense()
    {
        Link.Sense(MonotonicTime.FromMicroseconds(Now), ref _reading);
        return ref _reading;
    }

    /// <summary>The host acts.</summary>
    /// <returns>The frames the guardian gets of it whole.</returns>
    public List<byte[]> Act(GuardianRequest request)
    {
        Link.Act(MonotonicTime.FromMicroseconds(Now), request);
        var frames = new List<byte[]>();
        foreach (byte value in _line.TakeSent())
        {
            if (_receiver.Take(value))
                frames.Add(_receiver.Frame.ToArray());
        }

        if (frames.Count > 0)
            LastSent = GuardianFrames.SequenceOf(frames[^1]);
        return frames;
    }

    /// <summary>The host acts; only frames other than heartbeats and queries.</summary>
    public List<GuardianFrameType> Asks(GuardianRequest request) =>
        [.. Types(Act(request)).Where(type => type is not (GuardianFrameType.Heartbeat or GuardianFrameType.Query))];

    public static List<GuardianFrameType> Types(List<byte[]> frames) => [.. frames.Select(frame => GuardianFrames.TypeOf(frame))];
}
