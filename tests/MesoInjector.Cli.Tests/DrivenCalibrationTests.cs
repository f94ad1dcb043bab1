using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;

namespace MesoInjector.Cli.Tests;

/// <summary><c>meso calibrate … --socket</c>: what the daemon is told, and when.</summary>
[Requirement("SR-074")]
public sealed class DrivenCalibrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-drive-").FullName;
    private readonly ConcurrentQueue<OperatorCommand> _told = [];

    private string Socket => Path.Combine(_folder, "meso.sock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_signs_in_enters_prepares_the_first_target_and_leaves_when_the_technician_stops()
    {
        var port = new OperatorPort();
        port.Snapshots.Publish(new Snapshot { State = InjectorState.Standby });
        using var server = new LinkServer(Socket, port, "MesoInjector x", simulated: false, new Open(), [new Daemon(Path.Combine(_folder, "t.journal"))]);
        using var end = new CancellationTokenSource();
        Task loop = Task.Run(() => Answer(port, end.Token), TestContext.Current.CancellationToken);

        MesoRun example = await Meso.RunAsync("calibrate", "depth", "--setup-example");
        string setup = Path.Combine(_folder, "setup.json");
        await File.WriteAllTextAsync(setup, example.Output.Replace("\"handpiece\": \"\"", "\"handpiece\": \"H-1\"", StringComparison.Ordinal)
            .Replace("\"serialNumber\": \"\"", "\"serialNumber\": \"D-1\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        string pin = Path.Combine(_folder, "pin");
        await File.WriteAllTextAsync(pin, "571394\n", TestContext.Current.CancellationToken);

        MesoRun run = await Meso.RunAsync("calibrate", "depth", "--socket", Socket, "--setup", setup, "--as", "tina", "--pin-file", pin);

        await end.CancelAsync();
        await loop;
        Assert.True(run.Code == 1, $"{run.Code} {run.Output} {run.Error}");
        Assert.Contains("0 of 48 readings are there", run.Error, StringComparison.Ordinal);
        Assert.Contains("needle out to 0.5 mm", run.Output, StringComparison.Ordinal);
        Assert.Equal([typeof(OperatorCommand.CalibrateDepth), typeof(OperatorCommand.PrepareTarget), typeof(OperatorCommand.LeaveService)], _told.Select(command => command.GetType()));
        Assert.Equal(ServiceMove.NeedleForward, _told.OfType<OperatorCommand.PrepareTarget>().Single().Target.Move);
    }

    [Fact]
    public async Task Without_a_daemon_or_without_a_name_it_says_so_and_nothing_is_driven()
    {
        MesoRun nobody = await Meso.RunAsync("calibrate", "depth", "--socket", Socket);
        Assert.Equal(2, nobody.Code);
        Assert.Contains("--as NAME", nobody.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Meso.RunAsync("calibrate", "force", "--socket", Socket, "--as", "tina")).Code);
    }

    private void Answer(OperatorPort port, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (port.Commands.Take() is { } command)
            {
                _told.Enqueue(command);
                port.Answers.TryAdd(new CommandAnswer(command.Id, Refusal: null));
            }

            Thread.Sleep(1);
        }
    }

    private sealed class Open : ICommandGate
    {
        public Refusal? Block(OperatorCommand command) => null;
    }

    /// <summary>As much of a daemon as is asked for.</summary>
    private sealed class Daemon(string journal) : IRequestHandler
    {
        public LinkReply? Handle(LinkRequest request, IRequestContext context) => request.Method switch
        {
            "about" => LinkReply.Done(request, new JsonObject { ["journal"] = journal }),
            _ => LinkReply.Done(request, new JsonObject()),
        };
    }
}
