using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>What people read of the guardian.</summary>
public sealed class GuardianWordsTests
{
    [Fact]
    public void Every_mode_and_every_cause_has_its_own_words()
    {
        string[] modes = [.. Enum.GetValues<GuardianMode>().Select(GuardianWords.Of)];
        string[] causes = [.. Enum.GetValues<GuardianTrip>().Select(GuardianWords.Of)];
        Assert.Equal(modes.Length, modes.Distinct().Count());
        Assert.Equal(causes.Length, causes.Distinct().Count());
        Assert.DoesNotContain(modes.Concat(causes), words => words.Contains("does not know", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_cause_has_a_remedy_and_an_unknown_one_means_another_firmware()
    {
        Assert.All(Enum.GetValues<GuardianTrip>(), cause => Assert.NotEqual(GuardianWords.RemedyOf((GuardianTrip)200), GuardianWords.RemedyOf(cause)));
        Assert.Contains("does not know (200)", GuardianWords.Of((GuardianTrip)200), StringComparison.Ordinal);
        Assert.Contains("does not know (9)", GuardianWords.Of((GuardianMode)9), StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_of_this_build_says_so()
    {
        var identity = GuardianIdentity.Create(GuardianFrames.ProtocolVersion, GuardianLimitsHash.Ours, "0a1b2c3d", 0xBEEF);
        Assert.Equal("protocol 1, limits as here, commit 0a1b2c3d, program BEEF", GuardianWords.Of(identity));
    }

    [Fact]
    public void An_identity_of_another_build_says_what_differs_and_what_to_do()
    {
        var identity = GuardianIdentity.Create(9, 0x12345678, "0a1b2c3d", 0);
        string words = GuardianWords.Of(identity);
        Assert.Contains("protocol 9 (here 1)", words, StringComparison.Ordinal);
        Assert.Contains($"limits 12345678 (here {GuardianLimitsHash.Ours:X8})", words, StringComparison.Ordinal);
        Assert.Contains("flash the firmware of this release", words, StringComparison.Ordinal);
    }
}
