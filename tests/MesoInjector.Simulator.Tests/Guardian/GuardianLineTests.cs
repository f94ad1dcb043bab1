using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Simulator.Guardian;

namespace MesoInjector.Simulator.Tests.Guardian;

/// <summary>What comes over the line broken, stale or out of turn, and what the guardian tells of itself.</summary>
[Requirement("SR-055")]
public sealed class GuardianLineTests
{
    private const int Millisecond = GuardianHost.Millisecond;

    [Theory]
    [InlineData("07 01 07 CE BE AA 05 00", 1)] // one bit wrong
    [InlineData("07 01 07 CE BE 00", 1)] // cut short
    [InlineData("05 55 08 65 FA 00", 1)] // unknown type, wrong checksum
    [InlineData("07 01 07 CE BE AA 04 00", 1)] // sequence 7 again
    [InlineData("00 00 00", 0)] // zeros in a row are no frames
    [InlineData("07 01 07 CE BE AA 05 00 05 55 08 65 FA 00", 2)]
    [InlineData("01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 00", 1)] // too long
    public void What_cannot_be_meant_is_refused_and_counted_and_changes_nothing(string wire, int refused)
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Guardian.PedalClosed = true;
        host.Run(30 * Millisecond);
        while (host.Sequence != 7)
            host.Run(GuardianHost.Step);
        host.Beats = false;
        host.Run(22 * Millisecond);
        byte before = host.Last.Rejected;
        host.Raw(wire);
        host.Run(22 * Millisecond);
        Assert.Equal(refused, unchecked((byte)(host.Last.Rejected - before)));
        Assert.Equal(7, host.Last.LastSequence);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);

        // It fed no heartbeat either.
        Assert.InRange(host.RunToCut(60 * Millisecond), 1, 17 * Millisecond);
    }

    [Fact]
    public void A_frame_with_one_bit_wrong_opens_no_permit()
    {
        byte[] wire = new byte[GuardianFrames.LongestWire];
        int length = GuardianFrames.WritePermit(wire, 200, new GuardianPermit(300, 100, 1000, Number: 1));
        for (int bit = 0; bit < (length - 1) * 8; bit++)
        {
            GuardianHost host = GuardianHost.InStandby();
            host.Guardian.PedalClosed = true;
            host.Sequence = 199;
            byte[] wrong = wire[..length];
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            host.Guardian.Receive(wrong);
            host.Run(Millisecond);
            Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(255, false)]
    public void With_power_on_a_sequence_one_to_three_ahead_is_taken(int ahead, bool taken)
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Beats = false;
        byte last = host.Sequence;
        host.Sequence = unchecked((byte)(last + ahead - 1));
        Assert.Equal(taken ? 0 : 1, host.Refused(() => host.Send(GuardianFrameType.Query)));
        Assert.Equal(taken ? host.Sequence : last, host.Last.LastSequence);
    }

    [Fact]
    public void With_power_off_any_sequence_is_taken()
    {
        var host = new GuardianHost { Sequence = 100 };
        Assert.Equal(0, host.Refused(() => host.Send(GuardianFrameType.Query)));
        host.Sequence = 7;
        Assert.Equal(0, host.Refused(() => host.Send(GuardianFrameType.Query)));
        Assert.NotNull(host.Identity);
    }

    [Fact]
    public void The_sequence_is_taken_although_the_request_is_refused()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Beats = false;
        Assert.Equal(1, host.Refused(() => host.Permit(300, 100, 1000))); // pedal up
        Assert.Equal(host.Sequence, host.Last.LastSequence);
    }

    [Fact]
    public void Query_brings_version_limits_and_commit()
    {
        var host = new GuardianHost();
        host.Run(Millisecond);
        host.Send(GuardianFrameType.Query);
        host.Run(Millisecond);
        GuardianIdentity identity = Assert.NotNull(host.Identity);
        Assert.True(identity.MatchesHost);
        Assert.Equal(GuardianLimitsHash.Ours, identity.LimitsHash);
        Assert.Equal(1, identity.ProtocolVersion);
    }

    [Fact]
    public void Another_identity_is_told_as_it_is_and_does_not_match()
    {
        GuardianIdentity other = GuardianIdentity.Create(1, GuardianLimitsHash.Ours ^ 1, "0a1b2c3d", 0xABCD);
        var guardian = new GuardianModel(other);
        byte[] wire = new byte[GuardianFrames.LongestWire * 4];
        guardian.Receive(wire.AsSpan(0, GuardianFrames.WriteBare(wire, 1, GuardianFrameType.Query)));
        int count = guardian.Transmit(wire);
        var receiver = new FrameReceiver();
        GuardianIdentity told = default;
        foreach (byte value in wire.AsSpan(0, count))
        {
            if (receiver.Take(value))
                GuardianFrames.TryReadIdentity(receiver.Frame, out told);
        }

        Assert.Equal(other, told);
        Assert.False(told.MatchesHost);
    }

    [Fact]
    public void The_rules_numbers_are_those_of_the_protocols_table()
    {
        Assert.Equal(770, GuardianRules.DepthCap);
        Assert.Equal(600, GuardianRules.SlowZone);
        Assert.Equal(20, GuardianRules.NosePlaneAllowance);
        Assert.Equal(20, GuardianRules.PermitDepthAllowance);
        Assert.Equal(10, GuardianRules.PlungerAllowance);
        Assert.Equal(100, GuardianRules.LargestTipZero);
        Assert.Equal(-1200, GuardianRules.HomeDepth);
        Assert.Equal(120, GuardianRules.ImplausibleCounts);
        Assert.Equal(45, GuardianRules.AllowedCounts(599));
        Assert.Equal(14, GuardianRules.AllowedCounts(600));
        Assert.Equal(0, GuardianRules.PlungerCap(SyringeCode.None));
    }

    [Fact]
    public void The_status_tells_the_pins()
    {
        GuardianHost host = GuardianHost.InService();
        host.Guardian.PedalClosed = true;
        host.Guardian.HomeSwitch = true;
        host.Run(25 * Millisecond);
        Assert.Equal(
            GuardianInputs.Pedal | GuardianInputs.EmergencyStopClosed | GuardianInputs.Key | GuardianInputs.CodeB | GuardianInputs.HomeSwitch | GuardianInputs.Rail,
            host.Last.Inputs);
        Assert.Equal(GuardianConditions.Power | GuardianConditions.Homed | GuardianConditions.CutProved, host.Last.Conditions);
    }

    [Fact]
    public void No_noise_on_the_line_ever_opens_a_permit_or_gives_power()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new System.Random(seed);
            GuardianHost host = GuardianHost.InStandby();
            host.Guardian.PedalClosed = true;
            var locked = new GuardianHost();
            byte[] noise = new byte[200];
            for (int burst = 0; burst < 20; burst++)
            {
                random.NextBytes(noise);
                for (int i = 0; i < noise.Length; i++)
                    noise[i] = random.Next(6) == 0 ? (byte)0 : noise[i];
                host.Guardian.Receive(noise);
                locked.Guardian.Receive(noise);
                host.Run(Millisecond);
                locked.Run(Millisecond);
                if (host.Guardian.Mode is GuardianMode.Permitted or GuardianMode.Service || locked.Guardian.Power)
                    return false;
            }

            return host.Guardian.Mode == GuardianMode.Standby && host.Last.PermitNumber == 0 && host.Last.Rejected != 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));
    }

    [Fact]
    public void Nobody_listening_loses_frames_but_nothing_else()
    {
        var guardian = new GuardianModel { EmergencyStopClosed = true };
        guardian.Advance(60L * 1000 * Millisecond);
        byte[] bytes = new byte[8192];
        int count = guardian.Transmit(bytes);
        Assert.InRange(count, 4000, 4096);
        Assert.Equal(0, guardian.Transmit(bytes));
        var receiver = new FrameReceiver();
        foreach (byte value in bytes.AsSpan(0, count))
            receiver.Take(value);
        Assert.Equal(0u, receiver.Refused);
    }
}
