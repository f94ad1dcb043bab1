using System.Globalization;
using MesoInjector.Control.Machine;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Crash.Child;

/// <summary>Plays sessions on the bench for ever, several at once, each with its own journal and its own account of the truth. It is there to be killed.</summary>
/// <remarks>Arguments: a folder, how many benches, a seed. Says <c>ready</c> when all of them have come to their first injection.</remarks>
internal static class Program
{
    public static int Main(string[] args)
    {
        string folder = args[0];
        int benches = int.Parse(args[1], CultureInfo.InvariantCulture);
        ulong seed = ulong.Parse(args[2], CultureInfo.InvariantCulture);
        using var playing = new CountdownEvent(benches);
        Thread[] threads = [.. Enumerable.Range(0, benches).Select(bench => new Thread(() => Play(folder, bench, seed + ((ulong)bench * 1_000_003), playing)))];
        foreach (Thread thread in threads)
            thread.Start();
        playing.Wait();
        Console.Out.WriteLine("ready");
        foreach (Thread thread in threads)
            thread.Join();
        return 1;
    }

    private static void Play(string folder, int bench, ulong seed, CountdownEvent playing)
    {
        JournalOpening opening = Journal.Open(Path.Combine(folder, $"{bench}.journal"), TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Simulated));
        Journal journal = opening.Journal ?? throw new InvalidOperationException(opening.Problem);
        var truth = new Truth(Path.Combine(folder, $"{bench}.truth"));
        bool waited = false;
        for (; ; seed++)
        {
            using var session = new VirtualSession(Sessions.Of(seed), journal, new SessionOptions { Board = BoardFile.Standard });
            truth.Begin(session.Number);
            session.Run(
                (_, device) =>
                {
                    Note(truth, device);
                    if (waited || device.Controller.State != InjectorState.Inserting)
                        return;
                    waited = true;
                    playing.Signal();
                },
                CancellationToken.None);
        }
    }

    private static void Note(Truth truth, VirtualBench device)
    {
        for (int point = 1; point <= Truth.Points; point++)
            truth.Count(point, device.Gun.Referee.Delivered(point));
    }
}
