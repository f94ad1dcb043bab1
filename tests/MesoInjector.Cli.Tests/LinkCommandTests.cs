using System.Text.Json;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon;
using MesoInjector.Daemon.Serving;

namespace MesoInjector.Cli.Tests;

/// <summary><c>meso status</c> and <c>meso stop</c> at a daemon's socket.</summary>
public sealed class LinkCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-status-").FullName;

    private string Socket => Path.Combine(_folder, "meso.sock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_daemon_shows_is_shown_in_words_and_as_json()
    {
        var port = new OperatorPort();
        port.Snapshots.Publish(new Snapshot
        {
            State = InjectorState.Faulted,
            Detail = "the line is cut",
            Alarms = default(AlarmSet).With(AlarmId.EmergencyStop),
            NeedleTrusted = true,
            Depth = AxisPosition.FromMicrometres(-2000),
            Points = 36,
            PointsDone = 12,
        });
        using var server = new LinkServer(Socket, port, "MesoInjector x", simulated: true, new AnyCommand(), handlers: []);

        MesoRun words = await Meso.RunAsync("status", "--socket", Socket);
        Assert.Equal(0, words.Code);
        Assert.Contains("MesoInjector x, SIMULATION", words.Output, StringComparison.Ordinal);
        Assert.Contains("Faulted – the line is cut", words.Output, StringComparison.Ordinal);
        Assert.Contains("needle    -2 mm", words.Output, StringComparison.Ordinal);
        Assert.Contains(AlarmCatalogue.Of(AlarmId.EmergencyStop).Title, words.Output, StringComparison.Ordinal);

        // Each console that connects is shown what is so from the next snapshot on.
        port.Snapshots.Publish(new Snapshot { State = InjectorState.Armed, Points = 36, PointsDone = 13 });
        using JsonDocument json = JsonDocument.Parse((await Meso.RunAsync("status", "--socket", Socket, "--json")).Output);
        Assert.Equal(("Armed", 13), (json.RootElement.GetProperty("state").GetString(), json.RootElement.GetProperty("pointsDone").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("depthUm").ValueKind);
    }

    [Fact]
    public async Task A_stop_from_a_shell_reaches_the_loop_and_its_answer_comes_back()
    {
        var port = new OperatorPort();
        port.Snapshots.Publish(new Snapshot { State = InjectorState.Armed });
        using var server = new LinkServer(Socket, port, "MesoInjector x", simulated: true, new AnyCommand(), handlers: []);
        using var end = new CancellationTokenSource();
        Task loop = Task.Run(
            () =>
            {
                while (!end.IsCancellationRequested)
                {
                    if (port.Commands.Take() is OperatorCommand.Stop stop)
                        port.Answers.TryAdd(new CommandAnswer(stop.Id, Refusal: null));
                    Thread.Sleep(1);
                }
            },
            TestContext.Current.CancellationToken);

        MesoRun run = await Meso.RunAsync("stop", "--socket", Socket);

        await end.CancelAsync();
        await loop;
        Assert.Equal(0, run.Code);
        Assert.Equal("Stopped.\n", run.Output);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("stop")]
    public async Task Without_a_daemon_it_says_so_and_what_to_do(string command)
    {
        MesoRun run = await Meso.RunAsync(command, "--socket", Socket);
        Assert.Equal(3, run.Code);
        Assert.Contains($"no daemon answers at {Socket}", run.Error, StringComparison.Ordinal);
        Assert.Contains("--socket", run.Error, StringComparison.Ordinal);
    }

    private sealed class AnyCommand : ICommandGate
    {
        public Refusal? Block(OperatorCommand command) => null;
    }
}
