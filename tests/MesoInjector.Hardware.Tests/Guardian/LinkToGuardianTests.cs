using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Simulator.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>The link and a guardian that follows the rules, with a line between them that may lose what it carries.</summary>
public sealed class LinkToGuardianTests
{
    [Fact]
    public void From_power_up_to_an_open_permit_and_back()
    {
        var pair = new Pair();
        pair.Run(200, default);
        Assert.Equal(GuardianMode.Locked, pair.Guardian.Mode);
        Assert.True(pair.Reading.SameLimits);

        pair.Run(100, new GuardianRequest { Wish = GuardianWish.Home });
        Assert.Equal(GuardianMode.Standby, pair.Reading.Mode);

        GuardianRequest permit = LinkBench.Permit with { TipZero = AxisPosition.FromMicrometres(200) };
        pair.Run(100, permit);
        Assert.Equal(GuardianMode.Permitted, pair.Reading.Mode);
        Assert.Equal(AxisPosition.FromMicrometres(200), pair.Reading.TipZero);

        pair.Run(60, permit with { Wish = GuardianWish.Standby });
        Assert.Equal(GuardianMode.Standby, pair.Reading.Mode);
        Assert.Equal(0, pair.Reading.RefusedFrames);
    }

    [Fact]
    public void Heartbeats_over_a_sound_line_keep_the_power_on_for_a_minute()
    {
        var pair = new Pair();
        pair.Run(100, new GuardianRequest { Wish = GuardianWish.Home });
        pair.Run(60_000, default);
        Assert.Equal(GuardianMode.Standby, pair.Guardian.Mode);
        Assert.Equal(0, pair.Reading.RefusedFrames);
    }

    [Fact]
    public void A_host_that_stops_acting_trips_the_guardian()
    {
        var pair = new Pair();
        pair.Run(100, new GuardianRequest { Wish = GuardianWish.Home });
        pair.HostHangs = true;
        pair.Run(70, default);
        Assert.Equal(GuardianTrip.Heartbeat, pair.Guardian.TripCause);
        Assert.False(pair.Guardian.Power);
    }

    /// <summary>Every byte of the script is 5 ms: the wish, the pedal, and what the line loses.</summary>
    [Fact]
    public void However_the_line_loses_frames_one_wish_opens_at_most_one_permit() =>
        Prop.ForAll(Gen.Choose(0, 255).ArrayOf(300).ToArbitrary(), script =>
        {
            var pair = new Pair();
            pair.Run(100, new GuardianRequest { Wish = GuardianWish.Home });
            GuardianRequest wish = default;
            int wishes = 0;
            foreach (int step in script)
            {
                if (step % 16 == 0)
                {
                    wishes += wish.Wish == GuardianWish.Permit ? 0 : 1;
                    wish = wish.Wish == GuardianWish.Permit ? default : LinkBench.Permit;
                }

                pair.Guardian.PedalClosed = (step & 0x70) != 0x70;
                pair.LosesRequests = (step & 0x83) == 0x83;
                pair.LosesStatuses = (step & 0x8C) == 0x84;
                pair.Run(5, wish);
                if (pair.PermitsOpened > wishes)
                    return false;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void The_loss_above_does_open_and_lose_permits()
    {
        var pair = new Pair();
        pair.Run(100, new GuardianRequest { Wish = GuardianWish.Home });
        pair.LosesStatuses = true;
        pair.Run(30, LinkBench.Permit);
        pair.LosesStatuses = false;
        pair.Guardian.PedalClosed = false;
        pair.Run(100, LinkBench.Permit);
        pair.Guardian.PedalClosed = true;
        pair.Run(200, LinkBench.Permit);
        Assert.Equal(1, pair.PermitsOpened);
        Assert.Equal(GuardianMode.Standby, pair.Guardian.Mode);
    }

    /// <summary>Link and guardian, a cycle a millisecond.</summary>
    private sealed class Pair
    {
        private readonly ScriptedLine _line = ScriptedLine.Make();
        private readonly GuardianLink _link;
        private readonly byte[] _buffer = new byte[1024];
        private GuardianReading _reading;
        private GuardianMode _modeBefore;
        private long _now;

        public Pair()
        {
            _link = new GuardianLink(_line);
            Guardian.EmergencyStopClosed = true;
            Guardian.PedalClosed = true;
            Guardian.CodePins = SyringeCode.OneMillilitre;
            Guardian.HomeSwitch = true;
        }

        public GuardianModel Guardian { get; } = new();

        public GuardianReading Reading => _reading;

        public int PermitsOpened { get; private set; }

        public bool HostHangs { get; set; }

        public bool LosesRequests { get; set; }

        public bool LosesStatuses { get; set; }

        public void Run(int milliseconds, GuardianRequest request)
        {
            for (int cycle = 0; cycle < milliseconds; cycle++)
            {
                _now += 1000;
                Guardian.RailMillivolts = Guardian.Power ? 12_000 : 0;
                Guardian.Advance(1000);
                int count = Guardian.Transmit(_buffer);
                if (!LosesStatuses)
                    _line.Arrive(_buffer.AsSpan(0, count));
                if (HostHangs)
                    continue;
                _link.Sense(MonotonicTime.FromMicroseconds(_now), ref _reading);
                _link.Act(MonotonicTime.FromMicroseconds(_now), request);
                byte[] sent = _line.TakeSent();
                if (!LosesRequests)
                    Guardian.Receive(sent);
                PermitsOpened += Guardian.Mode == GuardianMode.Permitted && _modeBefore != GuardianMode.Permitted ? 1 : 0;
                _modeBefore = Guardian.Mode;
            }
        }
    }
}
