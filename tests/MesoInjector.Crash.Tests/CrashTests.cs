using System.Diagnostics.CodeAnalysis;
using MesoInjector.Crash.Child;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Crash.Tests;

/// <summary>Whenever the device dies, the record never says less than what can have gone in.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "the seed is the point")]
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 40;
    private const int Benches = 8;
    private const int PowerCuts = 150;
    private const int Workers = 2;

    /// <summary>Until nothing flows any more.</summary>
    private const int AfterPowerCut = 5000;

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-crash-").FullName;

    [Fact]
    [Requirement("SR-013", "SR-016")]
    public async Task Three_hundred_and_twenty_sessions_killed_at_random_moments()
    {
        var random = new Random(7);
        var inquest = new Inquest();
        for (int kill = 0; kill < Kills; kill++)
        {
            string folder = Directory.CreateDirectory(Path.Combine(_folder, $"{kill}")).FullName;
            await KilledProcess.Run(folder, Benches, (ulong)(kill * 100) + 1, TimeSpan.FromMilliseconds(random.Next(500)));
            for (int bench = 0; bench < Benches; bench++)
            {
                using var truth = new Truth(Path.Combine(folder, $"{bench}.truth"));
                inquest.Hold(Path.Combine(folder, $"{bench}.journal"), truth.Session, truth.Delivered, goOn: bench == 0);
            }
        }

        Report(Kills * Benches, inquest);
        Assert.InRange(inquest.InSession, 200, int.MaxValue);
        Assert.InRange(inquest.InInjection, 50, int.MaxValue);
        Assert.InRange(inquest.SavedByTheAuthorisation, 10, int.MaxValue);
    }

    [Fact]
    [Requirement("SR-013", "SR-016")]
    public void The_power_cut_at_a_hundred_and_fifty_random_cycles()
    {
        var inquest = new Inquest();
        var gate = new Lock();
        Parallel.For(0, PowerCuts, new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = TestContext.Current.CancellationToken }, cut =>
        {
            var random = new Random(cut);
            string journal = Path.Combine(_folder, $"power-{cut}.journal");
            (long session, long[] delivered) = CutPower(journal, (ulong)cut + 5000, random.Next(9_000, 40_000));
            lock (gate)
                inquest.Hold(journal + ".left", session, point => delivered[point - 1], goOn: cut % 10 == 0);
        });
        Report(PowerCuts, inquest);
        Assert.InRange(inquest.InSession, 100, int.MaxValue);
        Assert.InRange(inquest.SavedByTheAuthorisation, 10, int.MaxValue);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Plays so many cycles, then everything is without power: the disk has what was forced to it, the syringe gives what it stores.</summary>
    private static (long Session, long[] Delivered) CutPower(string path, ulong seed, int cycles)
    {
        JournalOpening opening = Journal.Open(path, TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Simulated));
        Assert.True(opening.Succeeded, opening.Problem);
        using Journal journal = opening.Journal;
        using var session = new VirtualSession(Sessions.Of(seed), journal, new SessionOptions { Board = BoardFile.Standard });
        VirtualBench? bench = null;
        int run = 0;
        try
        {
            session.Run(
                (_, device) =>
                {
                    bench = device;
                    if (++run == cycles)
                        throw new PowerCutException();
                },
                CancellationToken.None);
        }
        catch (PowerCutException)
        {
            // As meant.
        }

        foreach (string ending in (string[])["", "-wal"])
            File.Copy(path + ending, $"{path}.left{ending}");
        VirtualGun gun = bench!.Gun;
        gun.Supply.Source = 0;
        gun.NeedleChip.LogicSupply = gun.PlungerChip.LogicSupply = false;
        for (int i = 0; i < AfterPowerCut; i++)
            gun.AdvanceMillisecond();
        return (session.Number, [.. Enumerable.Range(1, Truth.Points).Select(point => (long)(gun.Referee.Delivered(point) * 1000))]);
    }

    private void Report(int crashes, Inquest inquest) => output.WriteLine(
        $"{crashes} crashes: {inquest.InSession} in a session, {inquest.InInjection} with a dose under way, {inquest.SavedByTheAuthorisation} where only the open authorisation accounts for what went in");

    private sealed class PowerCutException : Exception;
}
