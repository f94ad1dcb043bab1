
namespace MesoInjector.Guardian.Tests.Emulator;

/// <summary>The guardian's chip on its board: switches, encoders, the motor rail, and a host that answers its challenges.</summary>
public sealed class GuardianBoard : IDisposable
{
    /// <summary>From the home switch to the nose plane, in counts.</summary>
    public const int HomeToNosePlane = 1200;

    /// <summary>A count every 250 µs is 20 mm/s, every 400 µs 12.5 mm/s: slow enough everywhere.</summary>
    public const int Slow = 400;
    public const int Fast = 100;

    private const int Slice = 1000;
    private const int HeartbeatPause = 10_000;
    private const int RailDivider = 4;

    private readonly StatusEar _ear = new();
    private readonly byte[] _bytes = new byte[512];
    private byte _sequence;
    private int _answered = -1;
    private ulong _lastHeartbeat;
    private bool? _railUp;

    /// <summary>At power-up: emergency stop closed, everything else open, rail low.</summary>
    public GuardianBoard()
    {
        Chip = new GuardianChip();
        Needle = new EncoderLines(Chip, 'D', 2, 3);
        Plunger = new EncoderLines(Chip, 'C', 0, 1);
        Needle.Drive();
        Plunger.Drive();
        HomeSwitch = false;
        Pedal = false;
        EmergencyStopClosed = true;
        Key = false;
        Code = SyringeCode.None;
        RailMillivolts = 0;
    }

    public GuardianChip Chip { get; }

    public EncoderLines Needle { get; }

    public EncoderLines Plunger { get; }

    public IReadOnlyList<GuardianStatus> Statuses => _ear.Statuses;

    /// <summary>The last it has said.</summary>
    public GuardianStatus Status => _ear.Statuses[^1];

    public GuardianIdentity? Identity => _ear.Identity;

    /// <summary>The host answers challenges.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>There is a challenge the host has not answered by itself.</summary>
    public bool Challenged => Statuses.Count > 0 && Status.Challenge != _answered;

    /// <summary>The rail is at 12 V with the power on and empty without.</summary>
    public bool RailFollows { get; set; } = true;

    /// <summary>KILL is up and the charge pump is driven.</summary>
    public bool Power => Chip.Released && Chip.Cycle - Chip.LastToggle < 5000 * GuardianChip.CyclesPerMicrosecond;

    public bool HomeSwitch { set => Chip.Drive('D', 4, !value); }

    public bool Pedal { set => Chip.Drive('D', 5, !value); }

    public bool EmergencyStopClosed { set => Chip.Drive('D', 6, !value); }

    public bool Key { set => Chip.Drive('D', 7, !value); }

    public int RailMillivolts { set => Chip.DriveConverter(value / RailDivider); }

    public SyringeCode Code
    {
        set
        {
            Chip.Drive('C', 2, ((int)value & 1) == 0);
            Chip.Drive('C', 3, ((int)value & 2) == 0);
        }
    }

    // ---- time --------------------------------------------------------------------------------------------------------

    /// <summary>Lets time pass; the host listens and answers every millisecond.</summary>
    public void Pass(int microseconds)
    {
        ulong end = Chip.Cycle + ((ulong)microseconds * GuardianChip.CyclesPerMicrosecond);
        while (Chip.Cycle < end)
        {
            Chip.RunTo(Math.Min(end, Chip.Cycle + (Slice * GuardianChip.CyclesPerMicrosecond)));
            Listen();
        }
    }

    /// <summary>Passes the time of one whole status.</summary>
    public void PassAStatus() => Pass(25_000);

    /// <summary>Passes time until something holds; fails when it never does.</summary>
    public void PassUntil(Func<bool> holds, int milliseconds = 1000)
    {
        for (int i = 0; !holds(); i++)
        {
            if (i >= milliseconds)
                Assert.Fail($"still {(Statuses.Count > 0 ? Status : "silent")}");
            Pass(1000);
        }
    }

    // ---- the host ----------------------------------------------------------------------------------------------------

    public void Send(GuardianFrameType type)
    {
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        Chip.Send(wire[..GuardianFrames.WriteBare(wire, NextSequence(), type)]);
    }

    public void SendTipZero(int counts)
    {
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        Chip.Send(wire[..GuardianFrames.WriteSetTipZero(wire, NextSequence(), (short)counts)]);
    }

    public void SendPermit(int maxDepth, int maxPlunger, int milliseconds = 5000, int? number = null)
    {
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        int next = number ?? ((Status.PermitNumber + 1) & 0x0F);
        var permit = new GuardianPermit((ushort)maxDepth, (ushort)maxPlunger, (ushort)milliseconds, (byte)next);
        Chip.Send(wire[..GuardianFrames.WritePermit(wire, NextSequence(), permit)]);
    }

    public void SendHeartbeat(ushort answer)
    {
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        Chip.Send(wire[..GuardianFrames.WriteHeartbeat(wire, NextSequence(), answer)]);
    }

    public byte NextSequence() => _sequence = unchecked((byte)(_sequence + 1));

    // ---- the axes ----------------------------------------------------------------------------------------------------

    public void MoveNeedle(int counts, int microsecondsEach) => Move(Needle, counts, microsecondsEach);

    public void MovePlunger(int counts, int microsecondsEach) => Move(Plunger, counts, microsecondsEach);

    /// <summary>To a depth from the nose plane of a nominal needle: fast as long as it may be, then slowly.</summary>
    public void MoveNeedleTo(int depth)
    {
        const int SlowFrom = 550;
        int at = Needle.Count - Zero;
        if (depth > SlowFrom && at < SlowFrom)
        {
            MoveNeedle(SlowFrom - at, Fast);
            Pass(5000);
            at = SlowFrom;
        }

        MoveNeedle(depth - at, depth > SlowFrom ? Slow : Fast);
    }

    /// <summary>The needle's count at the nose plane.</summary>
    public int Zero { get; private set; }

    private void Move(EncoderLines axis, int counts, int microsecondsEach)
    {
        for (int i = 0; i < Math.Abs(counts); i++)
        {
            axis.Step(Math.Sign(counts));
            Pass(microsecondsEach);
        }
    }

    // ---- where tests begin -------------------------------------------------------------------------------------------

    /// <summary>Powered up, cut proved.</summary>
    public GuardianBoard Locked()
    {
        PassUntil(() => Statuses.Count > 1 && Status.Conditions.HasFlag(GuardianConditions.CutProved));
        return this;
    }

    /// <summary>Homed at a switch that closed, and parked there.</summary>
    public GuardianBoard Standby(SyringeCode code = SyringeCode.None)
    {
        Locked();
        PassUntil(() => _answered >= 0);
        Send(GuardianFrameType.Home);
        PassUntil(() => Status.Mode == GuardianMode.Homing);
        MoveNeedle(-3, Slow);
        HomeSwitch = true;
        Zero = Needle.Count + HomeToNosePlane;
        Code = code;
        PassUntil(() => Status.Mode == GuardianMode.Standby && Status.Syringe == code);
        return this;
    }

    /// <summary>In Standby with the needle at the nose plane.</summary>
    public GuardianBoard AtNosePlane(SyringeCode code = SyringeCode.None)
    {
        Standby(code);
        HomeSwitch = false;
        MoveNeedleTo(0);
        return this;
    }

    /// <summary>Service: the key turned, needle at the nose plane.</summary>
    public GuardianBoard Service()
    {
        AtNosePlane();
        Key = true;
        PassUntil(() => Status.Mode == GuardianMode.Service);
        return this;
    }

    /// <summary>An injection that may begin: pedal down, permit open, needle at the nose plane.</summary>
    public GuardianBoard Permitted(int maxDepth = 300, int maxPlunger = 150, int milliseconds = 5000, SyringeCode code = SyringeCode.OneMillilitre)
    {
        AtNosePlane(code);
        Pedal = true;
        PassAStatus();
        SendPermit(maxDepth, maxPlunger, milliseconds);
        PassUntil(() => Status.Mode == GuardianMode.Permitted);
        return this;
    }

    // ---- what tests ask ----------------------------------------------------------------------------------------------

    /// <summary>The power is on, and the mode is as it was.</summary>
    public void HoldsIn(GuardianMode mode)
    {
        PassAStatus();
        Assert.Equal((mode, GuardianTrip.None), (Status.Mode, Status.Trip));
        Assert.Equal(mode is not (GuardianMode.Locked or GuardianMode.Tripped), Power);
    }

    /// <summary>Tripped for a cause, with KILL low and ENABLE still.</summary>
    public void HasTripped(GuardianTrip cause)
    {
        PassAStatus();
        Assert.Equal((GuardianMode.Tripped, cause), (Status.Mode, Status.Trip));
        Assert.False(Chip.Released);
        Assert.False(Chip.EnableHigh);
        ulong toggled = Chip.LastToggle;
        Pass(2000);
        Assert.Equal(toggled, Chip.LastToggle);
        Assert.False(Status.Conditions.HasFlag(GuardianConditions.Power));
    }

    public void Dispose() => Chip.Dispose();

    private void Listen()
    {
        int count = Chip.Receive(_bytes);
        foreach (byte value in _bytes.AsSpan(0, count))
            _ear.Hear(value);
        bool rested = _answered < 0 || Chip.Cycle - _lastHeartbeat >= HeartbeatPause * GuardianChip.CyclesPerMicrosecond;
        if (Answers && rested && Challenged)
        {
            _answered = Status.Challenge;
            _lastHeartbeat = Chip.Cycle;
            SendHeartbeat(GuardianChallenge.Answer(Status.Challenge));
        }

        if (RailFollows && _railUp != Chip.Released)
        {
            _railUp = Chip.Released;
            RailMillivolts = Chip.Released ? 12_000 : 0;
        }
    }
}
