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
    private readonly ConcurrentQueue<string> _asked = [];

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

    [Fact]
    public async Task The_daemon_signs_after_the_result_was_shown_and_the_last_place_can_be_driven_to_again()
    {
        var subject = Simulator.CalibrationBench.VirtualInstrument.Subject(Calibration.CalibrationKind.Depth, "", new DateOnly(2026, 11, 3), "test");
        var instrument = new Simulator.CalibrationBench.VirtualInstrument(subject, 1);
        string[] readings = [.. Calibration.Procedures.ProcedureList.Of(subject.Kind).Steps(subject).Select(step => instrument.Read(step).ToString(System.Globalization.CultureInfo.InvariantCulture))];

        MesoRun shown = await Drive("H-1", simulated: false, string.Join('\n', [.. readings, "stop"]));
        Assert.Contains("Passed.", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Not kept yet", shown.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("calibration.sign", _asked);

        _told.Clear();
        MesoRun signed = await Drive("H-1", simulated: false, string.Join('\n', ["undo", readings[^1], "sign"]));
        Assert.True(signed.Code == 0, $"{signed.Output} {signed.Error}");
        Assert.Contains("Calibration 7: inForce.", signed.Output, StringComparison.Ordinal);
        Assert.Equal(ServiceMove.TouchOff, _told.OfType<OperatorCommand.PrepareTarget>().Single().Target.Move);
        Assert.Equal(typeof(OperatorCommand.LeaveService), _told.Last().GetType());
        Assert.Equal("calibration.sign", _asked.Last(method => method != "signOut"));
    }

    private async Task<MesoRun> Drive(string device, bool simulated, string typed, string handpiece = "H-1")
    {
        var port = new OperatorPort();
        port.Snapshots.Publish(new Snapshot { State = InjectorState.Standby });
        using var server = new LinkServer(Socket, port, "MesoInjector x", simulated, new Open(), [new Daemon(Path.Combine(_folder, "t.journal"), device, simulated, _asked)]);
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
    private sealed class Daemon(string journal, string handpiece, bool simulated, ConcurrentQueue<string> asked) : IRequestHandler
    {
        public LinkReply? Handle(LinkRequest request, IRequestContext context)
        {
            asked.Enqueue(request.Method);
            return Answer(request);
        }

        private LinkReply Answer(LinkRequest request) => request.Method switch
        {
            "calibration.sign" => LinkReply.Done(request, new JsonObject { ["number"] = 7, ["status"] = "inForce" }),
            "about" => LinkReply.Done(request, new JsonObject { ["journal"] = journal, ["handpiece"] = handpiece, ["simulated"] = simulated }),
            _ => LinkReply.Done(request, new JsonObject()),
        };
    }
}
