using System.Net.Sockets;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;
using MesoInjector.Records.Commands;

namespace MesoInjector.Daemon.Tests;

/// <summary>Both ends of the link: whatever a console does, the loop's side goes on, and other consoles see it.</summary>
public sealed class LinkServerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-link-").FullName;
    private readonly OperatorPort _port = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _loop;
    private LinkServer _server;
    private volatile bool _refuses;
    private int _taken;
    private int _stops;

    public LinkServerTests()
    {
        _server = new LinkServer(Path, _port, "daemon under test", simulated: true, new OpenGate(), []);
        _loop = new Thread(Loop);
        _loop.Start();
    }

    private string Path => System.IO.Path.Combine(_folder, "meso.sock");

    public void Dispose()
    {
        _end.Cancel();
        _loop.Join();
        _server.Dispose();
        _end.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_console_sees_what_the_loop_shows_and_hears_what_becomes_of_its_commands()
    {
        using LinkClient console = Connected();
        Assert.Equal(new LinkHello(LinkFrame.Version, true, "daemon under test"), console.Daemon);
        long first = console.Latest!.Number;
        Eventually(() => console.Latest?.Number > first + 10);
        Assert.True(console.Age < TimeSpan.FromSeconds(5));

        var pause = new OperatorCommand.Pause(Guid.NewGuid());
        Assert.Equal(new CommandAnswer(pause.Id, Refusal: null), await console.SendAsync(pause.Id, CommandText.Of(pause), Patience));
        _refuses = true;
        var arm = new OperatorCommand.Arm(Guid.NewGuid());
        CommandAnswer? refused = await console.SendAsync(arm.Id, CommandText.Of(arm), Patience);
        Assert.Equal("not now", refused!.Refusal!.Words);
    }

    [Fact]
    public async Task Many_consoles_at_once_each_get_their_own_answers()
    {
        LinkClient[] consoles = [.. Enumerable.Range(0, 4).Select(_ => Connected())];
        await Task.WhenAll(consoles.Select(async console =>
        {
            for (int i = 0; i < 25; i++)
            {
                var pause = new OperatorCommand.Pause(Guid.NewGuid());
                Assert.NotNull(await console.SendAsync(pause.Id, CommandText.Of(pause), Patience));
            }
        }));
        Assert.Equal(100, _taken);
        foreach (LinkClient console in consoles)
            console.Dispose();
    }

    [Fact]
    public async Task A_stop_gets_through_while_other_commands_are_poured_in()
    {
        using LinkClient flood = Connected();
        using LinkClient console = Connected();
        Task pouring = Task.WhenAll(Enumerable.Range(0, 200).Select(_ =>
        {
            var pause = new OperatorCommand.Pause(Guid.NewGuid());
            return flood.SendAsync(pause.Id, CommandText.Of(pause), Patience);
        }));
        var stop = new OperatorCommand.Stop(Guid.NewGuid());
        Assert.NotNull(await console.SendAsync(stop.Id, CommandText.Of(stop), Patience));
        Assert.Equal(1, _stops);
        await pouring;
    }

    [Fact]
    public void A_console_that_never_reads_is_cut_off_and_the_others_see_on()
    {
        using LinkClient watching = Connected();
        using Socket stalled = Raw();
        stalled.Send(new LinkHello(LinkFrame.Version, false, "stalled").ToFrame());
        Eventually(() => _server.Consoles == 2);
        Eventually(() => _server.Consoles == 1, TimeSpan.FromSeconds(60));
        long seen = watching.Latest!.Number;
        Eventually(() => watching.Latest!.Number > seen);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })]
    [InlineData(new byte[] { 255, 255, 255, 127, 1 })]
    [InlineData(new byte[] { 5, 0, 0, 0, 1, 9, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 5, 0, 0, 0, 1, 1, 0, 0, 0, 0, 4, 0, 0, 0, 3, 65, 66, 67, 68 })]
    [InlineData(new byte[] { 5, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2 })]
    public void Garbage_ends_its_own_connection_and_nothing_else(byte[] bytes)
    {
        using LinkClient watching = Connected();
        using Socket hostile = Raw();
        hostile.Send(bytes);
        Eventually(() => _server.Consoles == 1);
        long seen = watching.Latest!.Number;
        Eventually(() => watching.Latest?.Number > seen);
        Assert.Equal(0, _taken);
    }

    [Fact]
    public void A_console_that_dies_in_the_middle_of_a_frame_is_forgotten()
    {
        using (Socket dying = Raw())
        {
            dying.Send(new LinkHello(LinkFrame.Version, false, "dying").ToFrame());
            dying.Send([100, 0, 0, 0, 3, 1, 2]);
            Eventually(() => _server.Consoles == 1);
        }

        Eventually(() => _server.Consoles == 0);
    }

    [Fact]
    public void More_consoles_than_there_is_room_for_are_turned_away()
    {
        LinkClient[] consoles = [.. Enumerable.Range(0, LinkServer.MostConsoles).Select(_ => Connected())];
        using Socket late = Raw();
        Eventually(() => late.Poll(0, SelectMode.SelectRead));
        Assert.Equal(0, late.Receive(new byte[10]));
        foreach (LinkClient console in consoles)
            console.Dispose();
    }

    [Fact]
    public void A_daemon_that_starts_anew_is_found_again_and_meanwhile_nothing_is_shown()
    {
        using LinkClient console = Connected();
        _server.Dispose();
        Eventually(() => console.Latest is null);
        Assert.NotEqual("", console.Problem);
        Assert.Equal(TimeSpan.MaxValue, console.Age);
        File.WriteAllText(Path, "");
        File.Delete(Path);
        _server = new LinkServer(Path, _port, "the next one", simulated: false, new OpenGate(), []);
        Eventually(() => console.Latest is not null);
        Assert.Equal("the next one", console.Daemon!.Program);
    }

    [Fact]
    public void A_file_in_the_place_of_the_socket_is_left_alone()
    {
        string file = System.IO.Path.Combine(_folder, "treatment.journal");
        File.WriteAllText(file, "a record");
        Assert.Contains("was left alone", Assert.Throws<IOException>(() => new LinkServer(file, _port, "careless", simulated: false, new OpenGate(), [])).Message, StringComparison.Ordinal);
        Assert.Equal("a record", File.ReadAllText(file));
    }

    [Fact]
    public void Silent_connections_give_their_places_back()
    {
        Socket[] silent = [.. Enumerable.Range(0, LinkServer.MostConsoles).Select(_ => Raw())];
        Eventually(() => _server.Consoles == LinkServer.MostConsoles);
        Eventually(() => _server.Consoles == 0);
        using LinkClient console = Connected();
        foreach (Socket socket in silent)
            socket.Dispose();
    }

    [Fact]
    public void A_second_daemon_does_not_take_the_socket_away()
    {
        Assert.Contains("another daemon listens", Assert.Throws<IOException>(() => new LinkServer(Path, _port, "second", simulated: false, new OpenGate(), [])).Message, StringComparison.Ordinal);
        using LinkClient console = Connected();
        Assert.Equal("daemon under test", console.Daemon!.Program);
    }

    private LinkClient Connected()
    {
        var console = new LinkClient(Path, "console under test", TimeProvider.System);
        Eventually(() => console.Latest is not null);
        return console;
    }

    private Socket Raw()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(Path));
        return socket;
    }

    /// <summary>What the loop does with its port, once a millisecond.</summary>
    private void Loop()
    {
        for (long cycle = 0; !_end.IsCancellationRequested; cycle++)
        {
            if (_port.Commands.Take() is { } command)
            {
                _stops += command is OperatorCommand.Stop ? 1 : 0;
                _taken++;
                _port.Answers.TryAdd(new CommandAnswer(command.Id, _refuses ? new Refusal(RefusalCode.NotNow, "not now", "wait") : null));
            }

            _port.Snapshots.Publish(new Snapshot { At = MonotonicTime.FromMicroseconds(cycle * 1000), State = InjectorState.Standby, Detail = new string('x', 1500) });
            Thread.Sleep(1);
        }
    }

    private static void Eventually(Func<bool> condition, TimeSpan? patience = null) => Assert.True(SpinWait.SpinUntil(condition, patience ?? Patience));

    private sealed class OpenGate : ICommandGate
    {
        public Refusal? Block(OperatorCommand command) => null;
    }
}
