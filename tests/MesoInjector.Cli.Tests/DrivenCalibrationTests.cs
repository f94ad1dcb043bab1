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
        MesoRun run = await Drive("H-1", simulated: false, "0.501");
        Assert.True(run.Code == 1, $"{run.Code} {run.Output} {run.Error}");
        Assert.Contains("1 of 48 readings are there", run.Error, StringComparison.Ordinal);
        Assert.Contains("needle out to 0.5 mm", run.Output, StringComparison.Ordinal);
        Assert.Equal([typeof(OperatorCommand.CalibrateDepth), typeof(OperatorCommand.PrepareTarget), typeof(OperatorCommand.PrepareTarget), typeof(OperatorCommand.LeaveService)], _told.Select(command => command.GetType()));
        Assert.All(_told.OfType<OperatorCommand.PrepareTarget>(), told => Assert.Equal(ServiceMove.NeedleForward, told.Target.Move));
    }

    [Fact]
    public async Task A_calibration_is_of_the_handpiece_at_the_socket_and_of_no_other()
    {
        MesoRun own = await Drive("H-1", simulated: false, "stop", handpiece: "");
        Assert.Equal(1, own.Code);
        MesoRun other = await Drive("H-2", simulated: false, "stop", handpiece: "H-1");
        Assert.Equal(2, other.Code);
        Assert.Contains("is of handpiece H-1; this device has H-2", other.Error, StringComparison.Ordinal);
        Assert.Single(_told.OfType<OperatorCommand.CalibrateDepth>());
    }

    [Fact]
    public async Task A_virtual_device_gives_a_calibration_marked_as_simulated_and_does_not_go_on_with_a_real_one()
    {
        Assert.Equal(1, (await Drive("H-1", simulated: true, "0.501")).Code);
        string work = Path.Combine(_folder, "calibration-depth.work.json");
        Assert.Contains("\"simulated\": true", await File.ReadAllTextAsync(work, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        MesoRun real = await Drive("H-1", simulated: false, "1.0");
        Assert.Equal(2, real.Code);
        Assert.Contains("was done on a virtual device; this is a real one", real.Error, StringComparison.Ordinal);
    }

    private async Task<MesoRun> Drive(string device, bool simulated, string typed, string handpiece = "H-1")
    {
        var port = new OperatorPort();
        port.Snapshots.Publish(new Snapshot { State = InjectorState.Standby });
        using var server = new LinkServer(Socket, port, "MesoInjector x", simulated, new Open(), [new Daemon(Path.Combine(_folder, "t.journal"), device, simulated)]);
        using var end = new CancellationTokenSource();
        Task loop = Task.Run(() => Answer(port, end.Token), TestContext.Current.CancellationToken);

        MesoRun example = await Meso.RunAsync("calibrate", "depth", "--setup-example");
        string setup = Path.Combine(_folder, "setup.json");
        await File.WriteAllTextAsync(setup, example.Output.Replace("\"handpiece\": \"\"", $"\"handpiece\": \"{handpiece}\"", StringComparison.Ordinal)
            .Replace("\"serialNumber\": \"\"", "\"serialNumber\": \"D-1\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        string pin = Path.Combine(_folder, "pin");
        await File.WriteAllTextAsync(pin, "571394\n", TestContext.Current.CancellationToken);

        MesoRun run = await Meso.TypeAsync([typed], "calibrate", "depth", "--socket", Socket, "--setup", setup, "--as", "tina", "--pin-file", pin);
        await end.CancelAsync();
        await loop;
        return run;
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
    private sealed class Daemon(string journal, string handpiece, bool simulated) : IRequestHandler
    {
        public LinkReply? Handle(LinkRequest request, IRequestContext context) => request.Method switch
        {
            "about" => LinkReply.Done(request, new JsonObject { ["journal"] = journal, ["handpiece"] = handpiece, ["simulated"] = simulated }),
            _ => LinkReply.Done(request, new JsonObject()),
        };
    }
}
