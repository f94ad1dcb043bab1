using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MesoInjector.Control.Machine;
using MesoInjector.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Cli.Tests;

/// <summary><c>meso run</c>: the daemon of the bench and the console, as the two processes they are.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-run-test-").FullName;

    private string Record => Path.Combine(_folder, "bench.journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Both_start_the_screens_answer_and_Control_C_ends_the_console_first_and_the_daemon_in_order()
    {
        int port = FreePort();
        using Meso meso = Start(port);
        Assert.Contains($"http://127.0.0.1:{port}/", await meso.WaitForAsync("The device on the bench is ready"), StringComparison.Ordinal);
        await meso.WaitForAsync("sign in as clara  PIN 271828  (clinician)");
        await meso.WaitForAsync("Ctrl-C ends both");
        Assert.Equal("ok", await HealthAsync(port));

        // A terminal sends it to the whole group: the children must leave it to their parent.
        foreach (int child in Children(meso.ProcessId))
            Meso.Signal(child, Meso.Interrupt);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        Assert.Equal(2, Children(meso.ProcessId).Count);

        meso.PressControlC();
        MesoRun run = await meso.EndAsync();

        Assert.Equal(130, run.Code);
        Assert.Contains("daemon: The injector is at rest.", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
        using Journal journal = Journal.OpenToRead(Record).Journal!;
        Assert.Contains(nameof(RecordOrigin.Simulated), Assert.Single(journal.Read(EventKind.ProgramStarted)).Body!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_that_dies_is_started_again_and_the_daemon_goes_on()
    {
        int port = FreePort();
        using Meso meso = Start(port);
        await meso.WaitForAsync("Ctrl-C ends both");
        List<int> before = Children(meso.ProcessId);
        int console = before.Single(process => CommandLine(process).Contains("console", StringComparison.Ordinal));
        Meso.Signal(console, Meso.KillAtOnce);

        await meso.WaitForErrorAsync("The console has died (exit code 137) and is started again. The device goes on by itself.");
        await meso.WaitForAsync("console: Console at");
        Assert.Equal("ok", await HealthAsync(port));
        Assert.Equal(before.Single(process => process != console), Children(meso.ProcessId).Single(process => CommandLine(process).Contains("--bench", StringComparison.Ordinal)));

        meso.PressControlC();
        Assert.Equal(130, (await meso.EndAsync()).Code);
    }

    [Fact]
    public async Task When_the_daemon_dies_all_ends_and_says_so()
    {
        using Meso meso = Start(FreePort());
        await meso.WaitForAsync("Ctrl-C ends both");
        Meso.Signal(Children(meso.ProcessId).Single(process => CommandLine(process).Contains("--bench", StringComparison.Ordinal)), Meso.KillAtOnce);

        MesoRun run = await meso.EndAsync();

        Assert.Equal(137, run.Code);
        Assert.Contains("The daemon has ended (exit code 137).", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_killed_itself_the_daemon_still_brings_the_device_to_rest()
    {
        using Meso meso = Start(FreePort());
        await meso.WaitForAsync("Ctrl-C ends both");
        List<int> children = Children(meso.ProcessId);
        Assert.Equal(2, children.Count);
        Meso.Signal(meso.ProcessId, Meso.KillAtOnce);

        Assert.True(SpinWait.SpinUntil(() => children.TrueForAll(child => !Directory.Exists($"/proc/{child}") || IsDead(child)), TimeSpan.FromSeconds(60)));
        using Journal journal = Journal.OpenToRead(Record).Journal!;
        Assert.Equal(InjectorState.ShutDown, journal.Read().Last(entry => entry.Kind == EventKind.StateChanged).Entry.To);
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_what_to_do_and_nothing_is_started()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;

        MesoRun run = await Meso.RunAsync("run", "--port", port.ToString(CultureInfo.InvariantCulture), "--journal", Record, "--no-browser");

        Assert.Equal(2, run.Code);
        Assert.Contains($"Port {port} of this machine is in use. Give another one with --port", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Record));
    }

    [Fact]
    public async Task The_bench_never_writes_to_the_record_of_a_real_device()
    {
        using (Journal.Open(Record, TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Real)).Journal)
        {
            // Opened once by a real device.
        }

        MesoRun run = await Meso.RunAsync("daemon", "--bench", "--journal", Record);
        Assert.Equal(2, run.Code);
        Assert.Contains("record of a real device", run.Error, StringComparison.Ordinal);
    }

    private Meso Start(int port) => Meso.Start("run", "--port", port.ToString(CultureInfo.InvariantCulture), "--journal", Record, "--no-browser", "--scale", "20");

    private static async Task<string> HealthAsync(int port)
    {
        using var http = new HttpClient();
        for (int i = 0; ; i++)
        {
            try
            {
                return await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/health"), TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException) when (i < 100)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static List<int> Children(int parent) =>
        [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(process => Stat(process) is { } stat && stat[1] == parent.ToString(CultureInfo.InvariantCulture) && stat[0] != "Z")];

    private static bool IsDead(int process) => Stat(process) is not { } stat || stat[0] == "Z";

    /// <summary>State, parent and so on; null where the process is gone.</summary>
    private static string[]? Stat(int process)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string CommandLine(int process) => File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ');
}
