namespace MesoInjector.Guardian.Tests.Rules;

/// <summary>Lamp and buzzer speak with the host dead.</summary>
public sealed class SignalTests
{
    private const int BuzzerPin = 3;
    private const int LampPin = 2;
    private const int Step = 200_000;
    private const int HalfWave = 200 * GuardianChip.CyclesPerMicrosecond;

    [Fact]
    public void Locked_is_lit_and_power_is_dark()
    {
        using GuardianBoard board = new GuardianBoard().Locked();
        Assert.True(board.Chip.LampLit);
        board.Standby();
        Assert.False(board.Chip.LampLit);
    }

    [Fact]
    [Requirement("SR-041")]
    public void With_the_host_dead_three_beeps_and_then_the_number_of_the_cause()
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        board.Answers = false;
        board.Chip.TakeEdges();
        board.PassUntil(() => !board.Chip.Released);
        ulong from = board.Chip.LastKill;
        const int Steps = 6 + (2 * (8 + (2 * (int)GuardianTrip.Heartbeat)));
        board.Pass(Steps * Step);
        IReadOnlyList<PinEdge> edges = board.Chip.TakeEdges();
        Assert.Equal(BeepsAndFlashes(rounds: 2), Heard(edges, from, Steps));

        ulong[] buzzer = [.. edges.Where(edge => edge.Pin == BuzzerPin).Select(edge => edge.Cycle)];
        ulong[] waves = [.. buzzer.Zip(buzzer.Skip(1), (before, after) => after - before).Where(wave => wave < Step)];
        Assert.InRange(waves.Average(wave => (double)wave), HalfWave * 0.98, HalfWave * 1.02);
    }

    /// <summary>Each step of 200 ms: '*' lit, 'b' beeping, 'B' both, '.' neither.</summary>
    private static string BeepsAndFlashes(int rounds)
    {
        string round = ".......b" + string.Concat(Enumerable.Repeat("*.", (int)GuardianTrip.Heartbeat));
        return "B.B.B." + string.Concat(Enumerable.Repeat(round, rounds));
    }

    private static string Heard(IReadOnlyList<PinEdge> edges, ulong from, int steps)
    {
        var heard = new char[steps];
        for (int i = 0; i < steps; i++)
        {
            ulong middle = from + ((ulong)((2 * i) + 1) * Step * GuardianChip.CyclesPerMicrosecond / 2);
            bool lit = edges.Where(edge => edge.Pin == LampPin && edge.Cycle < middle).Select(edge => edge.High).LastOrDefault();
            bool beeps = edges.Any(edge => edge.Pin == BuzzerPin && edge.Cycle > middle - (2 * HalfWave) && edge.Cycle < middle + (2 * HalfWave));
            heard[i] = (lit, beeps) switch { (true, true) => 'B', (true, false) => '*', (false, true) => 'b', _ => '.' };
        }

        return new string(heard);
    }
}
