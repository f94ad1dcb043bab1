using MesoInjector.Guardian.Tests.Conformance;

namespace MesoInjector.Guardian.Tests.Timing;

/// <summary>What takes a day of the device, on the program without its chip.</summary>
public sealed class LongTests
{
    private const long EightHours = 8L * 3600 * 1_000_000;

    [Fact]
    [Requirement("SR-048")]
    public void Every_eight_hours_it_is_proved_again_at_the_first_safe_moment()
    {
        using var guardian = new PortableGuardian();
        guardian.Set(Pin.EmergencyStop, 1);
        guardian.AdvanceTo(20_000);
        Answer(guardian);
        guardian.Send(GuardianFrameType.Home);
        guardian.Set(Pin.HomeSwitch, 1);
        guardian.Set(Pin.RailLow, 0);
        KeepAlive(guardian, EightHours - 1_000_000);
        Assert.Equal(GuardianMode.Standby, guardian.Statuses[^1].Mode);
        Assert.True(guardian.Statuses[^1].Conditions.HasFlag(GuardianConditions.CutProved));

        guardian.Set(Pin.Pedal, 1);
        KeepAlive(guardian, EightHours + 2_000_000);
        Assert.Equal(GuardianMode.Standby, guardian.Statuses[^1].Mode);
        Assert.False(guardian.Statuses[^1].Conditions.HasFlag(GuardianConditions.CutProved));

        guardian.Set(Pin.Pedal, 0);
        KeepAlive(guardian, EightHours + 2_040_000);
        Assert.Equal(GuardianMode.Locked, guardian.Statuses[^1].Mode);
        guardian.Set(Pin.RailLow, 1);
        KeepAlive(guardian, EightHours + 2_100_000);
        Assert.True(guardian.Statuses[^1].Conditions.HasFlag(GuardianConditions.CutProved));
    }

    private static void KeepAlive(PortableGuardian guardian, long until)
    {
        while (guardian.Now < until)
        {
            ushort challenge = guardian.Statuses[^1].Challenge;
            guardian.AdvanceTo(Math.Min(until, guardian.Now + 20_000));
            if (guardian.Statuses[^1].Challenge != challenge)
                Answer(guardian);
        }
    }

    private static void Answer(PortableGuardian guardian) => guardian.Heartbeat(GuardianChallenge.Answer(guardian.Statuses[^1].Challenge));
}
