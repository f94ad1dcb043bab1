using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>What the link says of the guardian, and how it answers and asks.</summary>
[Requirement("SR-041", "SR-065")]
public sealed class GuardianLinkTests
{
    private static readonly GuardianIdentity Ours = GuardianIdentity.Create(GuardianFrames.ProtocolVersion, GuardianLimitsHash.Ours, "0a1b2c3d", 0xABCD);

    private readonly LinkBench _bench = new();

    [Fact]
    public void A_guardian_never_heard_is_a_day_old_and_nobody_in_particular()
    {
        GuardianReading reading = _bench.Sense();
        Assert.Equal(GuardianLink.NeverHeard, reading.Age);
        Assert.Equal(TimeSpan.FromDays(1), reading.Age);
        Assert.False(reading.SameLimits);
        Assert.Equal(GuardianMode.Locked, reading.Mode);
    }

    [Fact]
    public void The_age_of_a_status_runs_from_the_cycle_in_which_it_arrived()
    {
        Assert.Equal(TimeSpan.Zero, _bench.Hear(_bench.Calm).Age);
        _bench.Later(7);
        Assert.Equal(TimeSpan.FromMilliseconds(7), _bench.Sense().Age);
    }

    [Fact]
    public void A_status_is_read_into_lengths_and_states()
    {
        GuardianReading reading = _bench.HearBytes(Vector("V-12"));
        Assert.Equal(AxisPosition.FromMicrometres(296 * 5), reading.Depth);
        Assert.Equal(AxisPosition.FromMicrometres(12_345 * 5), reading.Plunger);
        Assert.Equal(AxisPosition.FromMicrometres(64 * 5), reading.TipZero);
        Assert.Equal(GuardianMode.Permitted, reading.Mode);
        Assert.Equal(GuardianTrip.None, reading.Trip);
        Assert.Equal(SyringeCode.ThreeMillilitre, reading.Syringe);
        Assert.True(reading.PedalClosed);
        Assert.Equal(2, reading.RefusedFrames);

        reading = _bench.HearBytes(Vector("V-13"));
        Assert.Equal(AxisPosition.FromMicrometres(-6000), reading.Depth);
        Assert.Equal(GuardianTrip.Depth, reading.Trip);
        Assert.Equal(SyringeCode.None, reading.Syringe);
        Assert.False(reading.PedalClosed);
    }

    [Fact]
    public void The_status_number_changes_with_every_status_and_with_nothing_else()
    {
        byte first = _bench.Hear(_bench.Calm).StatusNumber;
        Assert.Equal(first, _bench.Sense().StatusNumber);
        Assert.Equal(first, _bench.Hear(Ours).StatusNumber);
        Assert.NotEqual(first, _bench.Hear(_bench.Calm).StatusNumber);
    }

    [Fact]
    public void No_wrong_bit_in_a_status_changes_what_is_read()
    {
        byte[] wire = Vector("V-12");
        for (int bit = 0; bit < (wire.Length - 1) * 8; bit++)
        {
            var bench = new LinkBench();
            byte[] wrong = [.. wire];
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(GuardianLink.NeverHeard, bench.HearBytes(wrong).Age);
            Assert.NotEqual(0u, bench.Link.Refused);
        }
    }

    [Fact]
    public void A_whole_frame_that_no_guardian_sends_is_refused()
    {
        GuardianReading reading = _bench.HearBytes(Vector("V-01"));
        Assert.Equal(GuardianLink.NeverHeard, reading.Age);
        Assert.Equal(1u, _bench.Link.Refused);
    }

    [Fact]
    public void A_challenge_is_answered_in_act_once_and_rightly()
    {
        _bench.Hear(_bench.Calm with { Challenge = 0xD30F });
        byte[] heartbeat = Assert.Single(_bench.Act(default), frame => GuardianFrames.TypeOf(frame) == GuardianFrameType.Heartbeat);
        Assert.True(GuardianFrames.TryReadHeartbeat(heartbeat, out ushort answer));
        Assert.Equal(0x0814, answer);
        for (int cycle = 0; cycle < 19; cycle++)
        {
            _bench.Later(1);
            _bench.Sense();
            Assert.DoesNotContain(GuardianFrameType.Heartbeat, LinkBench.Types(_bench.Act(default)));
        }
    }

    [Fact]
    public void Without_a_challenge_there_is_no_heartbeat()
    {
        _bench.Sense();
        Assert.DoesNotContain(GuardianFrameType.Heartbeat, LinkBench.Types(_bench.Act(default)));
    }

    [Fact]
    public void Two_heartbeats_are_ten_milliseconds_apart_however_close_the_challenges()
    {
        _bench.Hear(_bench.Calm);
        Assert.Contains(GuardianFrameType.Heartbeat, LinkBench.Types(_bench.Act(default)));
        _bench.Later(2);
        _bench.Hear(_bench.Calm with { Challenge = 0xD30F });
        for (int cycle = 2; cycle < 10; cycle++)
        {
            Assert.DoesNotContain(GuardianFrameType.Heartbeat, LinkBench.Types(_bench.Act(default)));
            _bench.Later(1);
            _bench.Sense();
        }

        Assert.Contains(GuardianFrameType.Heartbeat, LinkBench.Types(_bench.Act(default)));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(60.001, false)]
    public void A_challenge_older_than_the_guardians_patience_is_not_answered(double milliseconds, bool answered)
    {
        _bench.Hear(_bench.Calm);
        _bench.Later(milliseconds);
        _bench.Sense();
        Assert.Equal(answered, LinkBench.Types(_bench.Act(default)).Contains(GuardianFrameType.Heartbeat));
    }

    [Fact]
    public void Every_frame_has_the_next_sequence()
    {
        _bench.Hear(_bench.Calm);
        byte expected = 0;
        for (int cycle = 0; cycle < 2000; cycle++)
        {
            if (cycle % 20 == 0)
                _bench.Hear(_bench.Calm);
            foreach (byte[] frame in _bench.Act(LinkBench.Permit))
                Assert.Equal(unchecked(++expected), GuardianFrames.SequenceOf(frame));
            _bench.Later(1);
        }

        Assert.NotEqual(0, expected);
    }

    [Fact]
    public void A_frame_that_did_not_fit_is_sent_again_behind_a_zero_with_its_sequence()
    {
        _bench.Hear(_bench.Calm);
        _bench.Hear(Ours);
        _bench.Room = 3;
        Assert.Empty(_bench.Act(default));
        _bench.Room = int.MaxValue;
        _bench.Later(1);
        byte[] frame = Assert.Single(_bench.Act(default));
        Assert.Equal(GuardianFrameType.Heartbeat, GuardianFrames.TypeOf(frame));
        Assert.Equal(1, GuardianFrames.SequenceOf(frame));
    }

    [Fact]
    public void Who_the_guardian_is_is_asked_every_20_ms_until_it_says()
    {
        var asked = new List<int>();
        for (int cycle = 0; cycle <= 60; cycle++)
        {
            if (cycle == 50)
                _bench.Hear(Ours);
            if (LinkBench.Types(_bench.Act(default)).Contains(GuardianFrameType.Query))
                asked.Add(cycle);
            _bench.Later(1);
        }

        Assert.Equal([0, 20, 40], asked);
        Assert.Equal(Ours, _bench.Link.Identity);
    }

    [Fact]
    public void A_guardian_with_our_protocol_and_limits_has_the_same_limits() => Assert.True(_bench.Hear(Ours).SameLimits);

    [Fact]
    public void A_guardian_with_other_limits_has_not() =>
        Assert.False(_bench.Hear(Ours with { LimitsHash = GuardianLimitsHash.Ours ^ 1 }).SameLimits);

    [Fact]
    public void A_guardian_with_another_protocol_has_not() =>
        Assert.False(_bench.Hear(Ours with { ProtocolVersion = GuardianFrames.ProtocolVersion + 1 }).SameLimits);

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void After_a_silence_it_may_be_another_guardian(double milliseconds, bool same)
    {
        _bench.Hear(_bench.Calm);
        _bench.Hear(Ours);
        _bench.Later(milliseconds);
        Assert.Equal(same, _bench.Hear(_bench.Calm).SameLimits);
        Assert.Equal(!same, LinkBench.Types(_bench.Act(default)).Contains(GuardianFrameType.Query));
    }

    [Theory]
    [InlineData(GuardianMode.Locked, GuardianWish.Home, true)]
    [InlineData(GuardianMode.Homing, GuardianWish.Home, false)]
    [InlineData(GuardianMode.Standby, GuardianWish.Home, false)]
    [InlineData(GuardianMode.Tripped, GuardianWish.Home, false)]
    [InlineData(GuardianMode.Tripped, GuardianWish.Reset, true)]
    [InlineData(GuardianMode.Locked, GuardianWish.Reset, false)]
    [InlineData(GuardianMode.Standby, GuardianWish.Reset, false)]
    public void Only_what_the_mode_can_take_is_asked_for(GuardianMode mode, GuardianWish wish, bool asks)
    {
        _bench.Hear(_bench.Calm with { Mode = mode });
        GuardianFrameType[] expected = wish == GuardianWish.Home ? [GuardianFrameType.Home] : [GuardianFrameType.Reset];
        Assert.Equal(asks ? expected : [], _bench.Asks(new GuardianRequest { Wish = wish }));
    }

    [Fact]
    public void Home_is_asked_again_every_20_ms_until_the_status_shows_it()
    {
        var asked = new List<int>();
        for (int cycle = 0; cycle < 100; cycle++)
        {
            if (cycle % 20 == 0)
                _bench.Hear(_bench.Calm with { Mode = cycle < 60 ? GuardianMode.Locked : GuardianMode.Homing });
            if (_bench.Asks(new GuardianRequest { Wish = GuardianWish.Home }).Count > 0)
                asked.Add(cycle);
            _bench.Later(1);
        }

        Assert.Equal([0, 20, 40], asked);
    }

    [Fact]
    public void A_tip_zero_is_rounded_up_so_that_the_cap_is_never_looser_than_asked()
    {
        _bench.Hear(_bench.Calm);
        GuardianRequest request = new() { TipZero = AxisPosition.FromMicrometres(321) };
        byte[] frame = Assert.Single(_bench.Act(request), sent => GuardianFrames.TypeOf(sent) == GuardianFrameType.SetTipZero);
        Assert.True(GuardianFrames.TryReadSetTipZero(frame, out short counts));
        Assert.Equal(65, counts);

        _bench.Later(20);
        _bench.Hear(_bench.Calm with { TipZero = 65 });
        Assert.Empty(_bench.Asks(request));
    }

    [Theory]
    [InlineData(GuardianMode.Locked, false)]
    [InlineData(GuardianMode.Homing, false)]
    [InlineData(GuardianMode.Standby, true)]
    [InlineData(GuardianMode.Permitted, false)]
    [InlineData(GuardianMode.Service, true)]
    [InlineData(GuardianMode.Tripped, false)]
    public void A_tip_zero_is_set_only_where_it_is_taken(GuardianMode mode, bool asks)
    {
        _bench.Hear(_bench.Calm with { Mode = mode });
        GuardianRequest request = new() { TipZero = AxisPosition.FromMicrometres(320) };
        Assert.Equal(asks, _bench.Asks(request).Contains(GuardianFrameType.SetTipZero));
    }

    [Fact]
    public void Time_that_is_skipped_on_both_ends_makes_nothing_older()
    {
        _bench.Hear(_bench.Calm);
        _bench.Later(5);
        _bench.Link.ShiftClock(3_600_000_000);
        _bench.Now += 3_600_000_000;
        Assert.Equal(TimeSpan.FromMilliseconds(5), _bench.Sense().Age);
    }

    [Fact]
    public void Sensing_and_acting_allocate_nothing()
    {
        _bench.Hear(_bench.Calm);
        var link = new GuardianLink(new RepeatingLine());
        GuardianReading reading = default;
        RunCycles(link, ref reading, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RunCycles(link, ref reading, 100);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void RunCycles(GuardianLink link, ref GuardianReading reading, int from)
    {
        GuardianRequest request = LinkBench.Permit;
        for (int cycle = from; cycle < from + 100; cycle++)
        {
            link.Sense(MonotonicTime.FromMicroseconds(cycle * 1000), ref reading);
            link.Act(MonotonicTime.FromMicroseconds(cycle * 1000), request);
        }
    }

    private static byte[] Vector(string id) => DocumentTables.Bytes(DocumentTables.Rows("protocol.md", id).Single()[5]);

    /// <summary>Repeats one status for ever and takes everything.</summary>
    private sealed class RepeatingLine : ISerialLine
    {
        private readonly byte[] _status = Vector("V-11");
        private int _at;

        public int Read(Span<byte> buffer)
        {
            buffer[0] = _status[_at];
            _at = (_at + 1) % _status.Length;
            return 1;
        }

        public bool Write(ReadOnlySpan<byte> bytes) => true;

        public void Dispose()
        {
        }
    }
}
