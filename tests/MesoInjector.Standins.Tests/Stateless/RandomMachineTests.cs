using System.Security.Cryptography;
using System.Text;

namespace MesoInjector.Standins.Tests.StatelessContract;

public sealed class RandomMachineTests
{
    private const int Seeds = 500;

    /// <summary>One digest a seed, as recorded with the package. On a difference compare <c>RandomMachine.Run(seed)</c> of the two.</summary>
    [Fact]
    public void Machines_of_random_shape_behave_as_recorded() =>
        Golden.Verify("random.golden", string.Join('\n', Enumerable.Range(1, Seeds).Select(seed => $"{seed} {Digest((uint)seed)}")));

    [Fact]
    public void One_of_them_is_recorded_in_full() => Golden.Verify("random-seed-7.golden", RandomMachine.Run(7));

    /// <summary>A generator that never reaches the traps would make the digests worthless.</summary>
    [Theory]
    [InlineData("InvalidOperationException: not exclusive")]
    [InlineData("InvalidOperationException: unmet g")]
    [InlineData("InvalidOperationException: initial transition")]
    [InlineData("ArgumentException")]
    [InlineData("InitialTransition")]
    [InlineData("TimeoutException")]
    [InlineData("unhandled")]
    [InlineData("internal")]
    [InlineData("fires")]
    [InlineData("False null")]
    public void They_reach_the_corners(string words) =>
        Assert.Contains(Enumerable.Range(1, Seeds), seed => RandomMachine.Run((uint)seed).Contains(words, StringComparison.Ordinal));

    private static string Digest(uint seed) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(RandomMachine.Run(seed))))[..12];
}
