using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Simulator.Guardian;

namespace MesoInjector.Simulator.Tests.Guardian;

/// <summary>
/// The other end of the guardian's line and the rest of the gun round it: answers challenges, moves needle and plunger no faster than
/// allowed, and lets the rail follow the gate. Time runs from event to event on the guardian's own grid of 100 µs.
/// </summary>
internal sealed class GuardianHost
{
    public const int Step = 100;
    public const int Millisecond = 1000;
    public const int Home = -1200;

    private readonly byte[] _bytes = new byte[64];
    private readonly byte[] _wire = new byte[GuardianFrames.LongestWire];
    private readonly FrameReceiver _receiver = new();
    private long _lastBeat = long.MinValue / 2;
    private bool _unanswered;
    private int _rawNeedle;

    /// <summary>A guardian just powered, emergency stop closed, a syringe in the holder.</summary>
    public GuardianHost(SyringeCode syringe = SyringeCode.ThreeMillilitre)
    {
        Guardian.EmergencyStopClosed = true;
        Guardian.CodePins = syringe;
    }

    public GuardianModel Guardian { get; } = new();

    public List<GuardianStatus> Statuses { get; } = [];

    public GuardianStatus Last => Statuses[^1];

    public GuardianIdentity? Identity { get; private set; }

    /// <summary>Sequence of the last frame sent.</summary>
    public byte Sequence { get; set; }

    /// <summary>Answers the challenges, 10 ms apart at least.</summary>
    public bool Beats { get; set; } = true;

    /// <summary>The rail is at 12 V while the gate is on and at 0 otherwise.</summary>
    public bool RailFollows { get; set; } = true;

    public int Plunger { get; private set; }

    public long Now { get; private set; }

    /// <summary>Every byte the guardian sent.</summary>
    public List<byte> Heard { get; } = [];

    /// <summary>Homed and standing by with the needle at home.</summary>
    public static GuardianHost InStandby(SyringeCode syringe = SyringeCode.ThreeMillilitre)
    {
        var host = new GuardianHost(syringe);
        host.Run(40 * Millisecond);
        host.Send(GuardianFrameType.Home);
        host.Guardian.HomeSwitch = true;
        host.Run(40 * Millisecond);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        Assert.Equal(Home, host.Guardian.Depth);

        // Out of the switch and back into it, so that the zero is fine.
        host.Guardian.NeedleCount(host._rawNeedle = 5);
        host.Guardian.HomeSwitch = false;
        host.Guardian.NeedleCount(host._rawNeedle = 0);
        host.Guardian.HomeSwitch = true;
        host.Run(20 * Millisecond);
        host.Guardian.HomeSwitch = false;
        return host;
    }

    /// <summary>In Service, with the needle at home.</summary>
    public static GuardianHost InService()
    {
        GuardianHost host = InStandby();
        host.Guardian.Key = true;
        Assert.Equal(GuardianMode.Service, host.Guardian.Mode);
        return host;
    }

    /// <summary>Inside a permit, needle at home, pedal down.</summary>
    public static GuardianHost InPermit(int depth = 300, int plunger = 100, int milliseconds = 30_000, SyringeCode syringe = SyringeCode.ThreeMillilitre)
    {
        GuardianHost host = InStandby(syringe);
        host.Guardian.PedalClosed = true;
        host.Run(10 * Millisecond);
        host.Permit(depth, plunger, milliseconds);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        return host;
    }

    public void Run(long microseconds)
    {
        for (long end = Now + microseconds; Now < end;)
        {
            if (RailFollows)
                Guardian.RailMillivolts = Guardian.Power ? 12_000 : 0;
            long step = Math.Clamp(Guardian.NextEventMicroseconds, Step, end - Now);
            if (Beats && _unanswered)
                step = Math.Clamp(_lastBeat + (10 * Millisecond) - Now, Step, step);
            Guardian.Advance(step);
            Now += step;
            Listen();
            if (Beats && _unanswered && Now - _lastBeat >= 10 * Millisecond)
                Beat();
        }
    }

    /// <summary>Runs until the power goes; how long that took.</summary>
    public long RunToCut(long limit)
    {
        long start = Now;
        while (Guardian.Power)
        {
            Assert.True(Now - start <= limit, $"no cut within {limit} µs");
            Run(Step);
        }

        return Now - start;
    }

    /// <summary>Takes the needle to a depth, 4 counts in a millisecond forward (20 mm/s), 2 beyond 3 mm, 10 back.</summary>
    public void MoveTo(int depth)
    {
        while (Guardian.Depth != depth && Guardian.Mode != GuardianMode.Tripped)
        {
            int left = depth - Guardian.Depth;
            Needle(Math.Clamp(left, -10, Guardian.Depth < 590 ? 4 : 2));
            Run(Millisecond);
        }
    }

    /// <summary>Moves the needle by so many counts in one edge.</summary>
    public void Needle(int counts) => Guardian.NeedleCount(_rawNeedle += counts);

    /// <summary>Moves the plunger by so many counts, one by one.</summary>
    public void Push(int counts)
    {
        for (int count = 0; count < Math.Abs(counts); count++)
        {
            Plunger += Math.Sign(counts);
            Guardian.PlungerCount(Plunger);
            if (count % 10 == 9)
                Run(Millisecond);
        }
    }

    public void Send(GuardianFrameType type) => Send(GuardianFrames.WriteBare(_wire, NextSequence(), type));

    public void Beat() => Beat(GuardianChallenge.Answer(Last.Challenge));

    public void Beat(ushort answer)
    {
        _unanswered = false;
        _lastBeat = Now;
        Send(GuardianFrames.WriteHeartbeat(_wire, NextSequence(), answer));
    }

    public void Permit(int depth, int plunger, int milliseconds) => Permit(depth, plunger, milliseconds, (Last.PermitNumber + 1) & 0x0F);

    public void Permit(int depth, int plunger, int milliseconds, int number) =>
        Send(GuardianFrames.WritePermit(_wire, NextSequence(), new GuardianPermit((ushort)depth, (ushort)plunger, (ushort)milliseconds, (byte)number)));

    public void TipZero(int counts) => Send(GuardianFrames.WriteSetTipZero(_wire, NextSequence(), (short)counts));

    /// <summary>Puts bytes on the line as they are.</summary>
    public void Raw(string hex) => Guardian.Receive(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

    /// <summary>How many frames and requests were refused while something was done; the count is read from the next status.</summary>
    public int Refused(Action deed)
    {
        Run(25 * Millisecond);
        byte before = Last.Rejected;
        deed();
        Run(25 * Millisecond);
        return unchecked((byte)(Last.Rejected - before));
    }

    private void Send(int length) => Guardian.Receive(_wire.AsSpan(0, length));

    private byte NextSequence() => Sequence = unchecked((byte)(Sequence + 1));

    private void Listen()
    {
        int count = Guardian.Transmit(_bytes);
        for (int i = 0; i < count; i++)
        {
            Heard.Add(_bytes[i]);
            if (!_receiver.Take(_bytes[i]))
                continue;
            if (GuardianFrames.TryReadStatus(_receiver.Frame, out GuardianStatus status))
            {
                _unanswered |= Statuses.Count == 0 || status.Challenge != Last.Challenge;
                Statuses.Add(status);
            }
            else if (GuardianFrames.TryReadIdentity(_receiver.Frame, out GuardianIdentity identity))
            {
                Identity = identity;
            }
        }
    }
}
