using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>One wish opens at most one permit, and a wish that went away ends it.</summary>
[Requirement("SR-047")]
public sealed class PermitAskingTests
{
    private static readonly GuardianRequest Wish = LinkBench.Permit;

    private readonly LinkBench _bench = new();

    [Fact]
    public void A_permit_is_asked_for_with_its_numbers_rounded_up_to_cover_them()
    {
        _bench.Hear(_bench.Calm);
        GuardianRequest request = Wish with { Depth = AxisPosition.FromMicrometres(1501), Travel = AxisPosition.FromMicrometres(866) };
        byte[] frame = Assert.Single(_bench.Act(request), sent => GuardianFrames.TypeOf(sent) == GuardianFrameType.Permit);
        Assert.True(GuardianFrames.TryReadPermit(frame, out GuardianPermit permit));
        Assert.Equal(new GuardianPermit(301, 174, 30_000, Number: 1), permit);
    }

    [Fact]
    public void Numbers_too_large_for_the_frame_stand_at_its_end_and_are_the_guardians_to_refuse()
    {
        _bench.Hear(_bench.Calm);
        GuardianRequest request = Wish with
        {
            Depth = AxisPosition.FromMicrometres(1_000_000),
            Travel = AxisPosition.FromMicrometres(-5),
            Duration = TimeSpan.FromHours(1),
        };
        byte[] frame = Assert.Single(_bench.Act(request), sent => GuardianFrames.TypeOf(sent) == GuardianFrameType.Permit);
        Assert.True(GuardianFrames.TryReadPermit(frame, out GuardianPermit permit));
        Assert.Equal(new GuardianPermit(65_535, 0, 65_535, Number: 1), permit);
    }

    [Fact]
    public void It_is_asked_again_every_20_ms_until_the_status_shows_it_and_then_no_more()
    {
        var asked = new List<int>();
        for (int cycle = 0; cycle < 200; cycle++)
        {
            if (cycle % 20 == 0)
                _bench.Hear(cycle < 60 ? _bench.Calm : Open(1));
            if (_bench.Asks(Wish).Contains(GuardianFrameType.Permit))
                asked.Add(cycle);
            _bench.Later(1);
        }

        Assert.Equal([0, 20, 40], asked);
    }

    [Theory]
    [InlineData(GuardianMode.Locked)]
    [InlineData(GuardianMode.Homing)]
    [InlineData(GuardianMode.Service)]
    [InlineData(GuardianMode.Tripped)]
    public void It_is_not_asked_for_outside_standby(GuardianMode mode)
    {
        _bench.Hear(_bench.Calm with { Mode = mode });
        Assert.Empty(_bench.Asks(Wish));
    }

    [Fact]
    public void It_is_not_asked_of_a_guardian_that_is_silent()
    {
        _bench.Hear(_bench.Calm);
        _bench.Later(61);
        _bench.Sense();
        Assert.Empty(_bench.Asks(Wish));
    }

    [Theory]
    [InlineData(63, false)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void It_is_not_asked_for_before_the_tip_zero_is_in_force(short tipZero, bool asks)
    {
        _bench.Hear(_bench.Calm with { TipZero = tipZero });
        GuardianRequest request = Wish with { TipZero = AxisPosition.FromMicrometres(320) };
        Assert.Equal(asks, _bench.Asks(request).Contains(GuardianFrameType.Permit));
    }

    [Fact]
    public void A_permit_that_the_guardian_ended_is_not_asked_for_again()
    {
        OpenOne();
        _bench.Hear(_bench.Calm with { PermitNumber = 1 });
        NothingIsAskedFor(500, Wish);
    }

    [Fact]
    public void A_permit_that_opened_and_ended_between_two_statuses_is_not_asked_for_again()
    {
        _bench.Hear(_bench.Calm);
        Assert.Equal([GuardianFrameType.Permit], _bench.Asks(Wish));
        _bench.Later(20);
        _bench.Hear(_bench.Calm with { PermitNumber = 1 });
        NothingIsAskedFor(500, Wish);
    }

    [Fact]
    public void After_the_wish_went_away_and_came_back_the_next_one_is_asked_for()
    {
        OpenOne();
        _bench.Hear(_bench.Calm with { PermitNumber = 1 });
        Assert.Empty(_bench.Asks(Wish));
        Assert.Empty(_bench.Asks(default));
        Assert.Equal([GuardianFrameType.Permit], _bench.Asks(Wish));
    }

    [Fact]
    public void A_wish_that_goes_away_ends_the_permit_at_once_and_again_until_the_status_shows_it()
    {
        OpenOne();
        var ended = new List<int>();
        byte lastSeen = _bench.LastSent;
        for (int cycle = 0; cycle < 100; cycle++)
        {
            // The frames up to the third arrive at the guardian only after 60 ms.
            if (cycle % 20 == 10)
                _bench.Hear(cycle < 50 ? Open(1) with { LastSequence = lastSeen } : _bench.Calm with { PermitNumber = 1 });
            if (_bench.Asks(default).Contains(GuardianFrameType.EndPermit))
                ended.Add(cycle);
            _bench.Later(1);
        }

        Assert.Equal([0, 20, 40], ended);
    }

    [Fact]
    public void A_wish_that_goes_away_before_the_permit_was_seen_open_ends_it_too()
    {
        _bench.Hear(_bench.Calm);
        byte before = _bench.LastSent;
        Assert.Equal([GuardianFrameType.Permit], _bench.Asks(Wish));
        _bench.Later(1);
        Assert.Equal([GuardianFrameType.EndPermit], _bench.Asks(default));

        // This status left the guardian before the request came there: it does not say that nothing is open.
        _bench.Later(20);
        _bench.Hear(_bench.Calm with { LastSequence = before });
        Assert.Equal([GuardianFrameType.EndPermit], _bench.Asks(default));
        _bench.Later(20);
        _bench.Hear(_bench.Calm with { PermitNumber = 1 });
        Assert.Empty(_bench.Asks(default));
    }

    [Fact]
    public void Other_numbers_end_the_open_permit_before_the_next_is_asked_for()
    {
        OpenOne();
        GuardianRequest other = Wish with { Depth = AxisPosition.FromMicrometres(2000) };
        Assert.Equal([GuardianFrameType.EndPermit], _bench.Asks(other));
        _bench.Later(1);
        Assert.Empty(_bench.Asks(other));
        _bench.Later(19);
        _bench.Hear(_bench.Calm with { PermitNumber = 1 });
        _bench.Asks(other);
        _bench.Later(1);
        _bench.Hear(Open(2));
        NothingIsAskedFor(100, other);
        Assert.Equal(GuardianMode.Permitted, _bench.Link.Status.Mode);
    }

    [Fact]
    public void A_permit_found_open_is_ended_even_when_one_is_wished_for()
    {
        _bench.Hear(Open(1));
        Assert.Equal([GuardianFrameType.EndPermit], _bench.Asks(Wish));
    }

    [Fact]
    public void Ending_a_permit_is_asked_of_a_silent_guardian_too()
    {
        OpenOne();
        _bench.Later(500);
        _bench.Sense();
        Assert.Equal([GuardianFrameType.EndPermit], _bench.Asks(default));
    }

    [Fact]
    public void Without_a_wish_nothing_is_asked_for()
    {
        _bench.Hear(_bench.Calm);
        NothingIsAskedFor(500, default);
    }

    private GuardianStatus Open(byte number) => _bench.Calm with { Mode = GuardianMode.Permitted, PermitNumber = number };

    private void OpenOne()
    {
        _bench.Hear(_bench.Calm);
        Assert.Equal([GuardianFrameType.Permit], _bench.Asks(Wish));
        _bench.Later(20);
        _bench.Hear(Open(1));
        Assert.Empty(_bench.Asks(Wish));
    }

    /// <summary>Whatever the guardian's last status was, it says it again every 20 ms.</summary>
    private void NothingIsAskedFor(int milliseconds, GuardianRequest request)
    {
        GuardianStatus last = _bench.Link.Status;
        for (int cycle = 0; cycle < milliseconds; cycle++)
        {
            if (cycle % 20 == 0)
                _bench.Hear(last with { LastSequence = _bench.LastSent });
            Assert.Empty(_bench.Asks(request));
            _bench.Later(1);
        }
    }
}
