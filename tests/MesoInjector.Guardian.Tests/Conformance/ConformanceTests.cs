namespace MesoInjector.Guardian.Tests.Conformance;

/// <summary>The simulator's guardian and the firmware say the same at every status of the same random life.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private const int Workers = 2;

    /// <summary>Long lives of the program on this machine.</summary>
    [Fact]
    [Requirement("SR-002", "SR-019", "SR-020", "SR-033", "SR-035", "SR-041", "SR-042", "SR-045", "SR-047")]
    public void Model_and_program_agree_over_two_thousand_long_lives() => Play(2000, 80, 0, () => new PortableGuardian());

    /// <summary>Short ones of the very binary, which is slower.</summary>
    [Fact]
    [Requirement("SR-002", "SR-019", "SR-020", "SR-033", "SR-035", "SR-041", "SR-042", "SR-045", "SR-047")]
    public void Model_and_binary_agree_over_a_thousand_lives() => Play(1000, 4, 1_000_000, () => new FirmwareUnderTrace());

    private void Play(int traces, int steps, int firstSeed, Func<ITracedGuardian> create)
    {
        long compared = 0;
        long tolerated = 0;
        Parallel.For(0, traces, new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = TestContext.Current.CancellationToken }, i =>
        {
            using ITracedGuardian other = create();
            using var model = new ModelUnderTrace();
            var trace = new RandomTrace(firstSeed + i, model, other);
            string? difference = trace.Play(steps);
            if (difference is not null)
                Assert.Fail($"seed {firstSeed + i}: {difference}");
            Interlocked.Add(ref compared, trace.Compared);
            Interlocked.Add(ref tolerated, trace.Tolerated);
        });
        output.WriteLine($"{traces} lives, {compared} statuses compared, {tolerated} of them a tick apart at a change");
        Assert.True(compared > traces * 10L, $"only {compared} statuses were compared");
        Assert.True(tolerated * 20 < compared, $"{tolerated} of {compared} differ at the moment of a change");
    }
}
