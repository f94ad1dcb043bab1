extern alias console;

using System.Diagnostics;
using System.Globalization;
using System.Net;
using console::MesoInjector.Console;
using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Daemon;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Benchmarks;

/// <summary>
/// How punctual the daemon's loop is by itself, with a console beside it as it ships, and with the same console inside its process. The
/// loop is the daemon's own on the kernel's clock, with real-time scheduling where the system gives it; the device is the virtual gun at rest.
/// </summary>
internal static class LoopBesideConsole
{
    private const int Port = 8049;
    private const int Rounds = 3;
    private const int Streams = 2;

    private static readonly TimeSpan PageEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Each case in turn, several rounds, each in a process of its own.</summary>
    public static void Measure(int seconds, TextWriter output)
    {
        output.WriteLine($"{seconds} s each; {Streams} streams at 30 Hz and a page every {PageEvery.TotalMilliseconds:0} ms where there is a console");
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string how in (string[])["alone", "beside", "inside"])
                output.WriteLine($"{how,-7} {RunLoop(how, seconds)}");
        }
    }

    /// <summary>One case: the loop, for so long.</summary>
    public static void Loop(string how, int seconds)
    {
        string folder = Directory.CreateTempSubdirectory("meso-jitter-").FullName;
        string socket = Path.Combine(folder, "meso.sock");
        string path = Path.Combine(folder, "t.journal");
        using (Journal journal = Journal.Open(path, TimeProvider.System).Journal!)
        {
            using var device = new GunAtRest();
            using var end = new CancellationTokenSource();
            var options = new DaemonOptions { JournalPath = path, SocketPath = socket, BlackBoxMegabytes = 4 };
            var session = new DaemonSession(device, journal, new LinuxLoopClock(), TimeProvider.System, options) { Simulated = true };
            using Process? beside = how == "beside" ? Self("console", socket, path) : null;
            Task inside = how == "inside" ? Task.Run(() => Console(socket, path, end.Token)) : Task.CompletedTask;
            using Process? load = how == "alone" ? null : Self("load", seconds.ToString(CultureInfo.InvariantCulture), "");
            end.CancelAfter(TimeSpan.FromSeconds(seconds));
            session.Run(System.Console.Out, System.Console.Error, end.Token);
            beside?.Kill();
            load?.WaitForExit();
            inside.Wait();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The console as its own program.</summary>
    public static void Console(string socket, string journal, CancellationToken cancellation) =>
        ConsoleProgram.Run(new ConsoleOptions { SocketPath = socket, JournalPath = journal, Address = new IPEndPoint(IPAddress.Loopback, Port) }, TextWriter.Null, System.Console.Error, cancellation);

    /// <summary>What two browsers ask of a console.</summary>
    public static async Task LoadAsync(int seconds)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        Task[] all = [.. Enumerable.Range(0, Streams).Select(_ => UntilAsync(() => ListenAsync(client, end.Token), end.Token)), UntilAsync(() => LookAsync(client, end.Token), end.Token)];
        await Task.WhenAll(all).ConfigureAwait(false);
    }

    private static async Task UntilAsync(Func<Task> work, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await work().ConfigureAwait(false);
                await Task.Delay(PageEvery, end).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // The console is still starting.
                await Task.Delay(PageEvery, CancellationToken.None).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static async Task ListenAsync(HttpClient client, CancellationToken end)
    {
        await using Stream stream = await client.GetStreamAsync(new Uri("/live?rate=30", UriKind.Relative), end).ConfigureAwait(false);
        byte[] buffer = new byte[8192];
        while (await stream.ReadAsync(buffer, end).ConfigureAwait(false) > 0)
        {
            // Read, as a browser does.
        }
    }

    private static Task<string> LookAsync(HttpClient client, CancellationToken end) => client.GetStringAsync(new Uri("/", UriKind.Relative), end);

    private static string RunLoop(string how, int seconds)
    {
        using Process process = Self("loop", how, seconds.ToString(CultureInfo.InvariantCulture), redirect: true);
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said.Split('\n').FirstOrDefault(line => line.Contains("cycles,", StringComparison.Ordinal)) ?? $"failed: {said}";
    }

    private static Process Self(string mode, string first, string second, bool redirect = false)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = redirect };
        foreach (string argument in (string[])[typeof(LoopBesideConsole).Assembly.Location, "jitter-" + mode, first, second])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>The virtual gun behind the product's own drivers; a millisecond passes in it with each cycle, and nobody touches it.</summary>
    private sealed class GunAtRest : IInjectorDevice, IDisposable
    {
        private readonly WiredGun _gun = new(BoardFile.Standard, seed: 1, new Circumstances(), viscosity: 1, new Hands(seed: 1, new Habits()));

        public void Sense(MonotonicTime now, ref DeviceReadings readings)
        {
            _gun.Pass(1);
            _gun.Show();
            _gun.Device.Sense(now, ref readings);
        }

        public void Act(MonotonicTime now, in InjectorOutputs outputs) => _gun.Device.Act(now, outputs);

        public void Dispose() => _gun.Dispose();
    }
}
