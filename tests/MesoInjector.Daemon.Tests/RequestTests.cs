using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Requests;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;
using MesoInjector.Records.Commands;

namespace MesoInjector.Daemon.Tests;

/// <summary>Requests over the link: done once, on their own thread, and whatever a console does with them harms nobody but itself.</summary>
public sealed class RequestTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-requests-").FullName;
    private readonly OperatorPort _port = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Handler _handler = new();
    private readonly Thread _loop;
    private readonly LinkServer _server;
    private int _cycles;
    private int _stops;
    private volatile bool _deaf;

    public RequestTests()
    {
        _server = new LinkServer(Path, _port, "daemon under test", simulated: true, new CommandRights(new Seat()), [_handler]);
        _loop = new Thread(Loop) { Name = "loop" };
        _loop.Start();
    }

    private string Path => System.IO.Path.Combine(_folder, "meso.sock");

    public void Dispose()
    {
        _handler.Gate.Set();
        _end.Cancel();
        _loop.Join();
        _server.Dispose();
        _end.Dispose();
        _handler.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_request_is_done_on_the_thread_of_the_requests_and_its_result_comes_back()
    {
        using LinkClient console = Connected();
        LinkReply? reply = await console.AskAsync("echo", new JsonObject { ["word"] = "hello" }, Patience);
        Assert.Equal("hello", reply!.Result!.Value.GetString());
        Assert.Equal(["link: requests"], _handler.Threads.Distinct());
    }

    [Fact]
    public async Task The_same_id_is_answered_again_and_not_done_again_and_is_good_for_nothing_else()
    {
        using LinkClient console = Connected();
        using LinkClient other = Connected();
        var id = Guid.NewGuid();
        Assert.Equal(1, (await console.AskAsync("count", null, Patience, id))!.Result!.Value.GetInt32());
        Assert.Equal(1, (await console.AskAsync("count", null, Patience, id))!.Result!.Value.GetInt32());
        Assert.Equal(1, (await other.AskAsync("count", null, Patience, id))!.Result!.Value.GetInt32());
        Assert.Equal(RefusalCode.RepeatedId, (await console.AskAsync("count", new JsonObject { ["x"] = 1 }, Patience, id))!.Refusal!.Code);
        Assert.Equal(RefusalCode.RepeatedId, (await console.AskAsync("echo", null, Patience, id))!.Refusal!.Code);
        Assert.Equal(2, (await console.AskAsync("count", null, Patience))!.Result!.Value.GetInt32());
    }

    [Fact]
    public async Task What_fails_is_refused_with_words_and_the_next_is_done()
    {
        using LinkClient console = Connected();
        Refusal unknown = (await console.AskAsync("nonsense", null, Patience))!.Refusal!;
        Assert.Equal(RefusalCode.Request, unknown.Code);
        Assert.Contains("nonsense", unknown.Words, StringComparison.Ordinal);
        Assert.Contains("a defect", (await console.AskAsync("break", null, Patience))!.Refusal!.Words, StringComparison.Ordinal);
        Assert.Equal("'word' is missing or not a text.", (await console.AskAsync("echo", null, Patience))!.Refusal!.Words);
        Assert.Contains("can be sent", (await console.AskAsync("echo", new JsonObject { ["word"] = new string('x', 100_000) }, Patience))!.Refusal!.Words, StringComparison.Ordinal);
        Assert.NotNull((await console.AskAsync("count", null, Patience))!.Result);
    }

    [Fact]
    public async Task A_request_that_hangs_holds_up_neither_the_loop_nor_snapshots_nor_a_stop_and_too_many_more_are_refused()
    {
        using LinkClient console = Connected();
        Task<LinkReply?> hanging = console.AskAsync("hang", null, Patience);
        Eventually.True(() => _handler.Hanging, "the request hangs");
        List<Task<LinkReply?>> more = [.. Enumerable.Range(0, 8).Select(_ => console.AskAsync("count", null, Patience))];
        LinkReply? busy = await await Task.WhenAny(more);
        Assert.Equal(RefusalCode.Busy, busy!.Refusal!.Code);

        int cycles = Volatile.Read(ref _cycles);
        long seen = console.Latest!.Number;
        Eventually.True(() => Volatile.Read(ref _cycles) > cycles + 10 && console.Latest?.Number > seen, "the loop goes on and is shown");
        var stop = new OperatorCommand.Stop(Guid.NewGuid());
        Assert.Null((await console.SendAsync(stop.Id, CommandText.Of(stop), Patience))!.Refusal);
        Assert.Equal(1, _stops);

        _handler.Gate.Set();
        Assert.NotNull((await hanging)!.Result);
        LinkReply?[] all = await Task.WhenAll(more);
        Assert.Equal(RequestDesk.MostOfOneConsole - 1, all.Count(reply => reply!.Refusal is null));
    }

    [Fact]
    public async Task One_console_that_asks_without_end_does_not_keep_another_out()
    {
        using LinkClient greedy = Connected();
        using LinkClient console = Connected();
        Task<LinkReply?> hanging = greedy.AskAsync("hang", null, Patience);
        Eventually.True(() => _handler.Hanging, "the request hangs");
        Task[] flood = [.. Enumerable.Range(0, 50).Select(_ => greedy.AskAsync("count", null, Patience))];
        Task<LinkReply?> asked = console.AskAsync("echo", new JsonObject { ["word"] = "me too" }, Patience);
        _handler.Gate.Set();
        Assert.Equal("me too", (await asked)!.Result!.Value.GetString());
        await hanging;
        await Task.WhenAll(flood);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"7\"}")]
    public void Garbage_in_a_request_ends_its_own_connection_and_nothing_else(string text)
    {
        using LinkClient watching = Connected();
        using Socket hostile = Greeted();
        hostile.Send(LinkFrame.Of(LinkMessage.Request, System.Text.Encoding.UTF8.GetBytes(text)));
        Eventually.True(() => _server.Consoles == 1, "the hostile console is cut off");
        long seen = watching.Latest!.Number;
        Eventually.True(() => watching.Latest?.Number > seen, "the others see on");
        Assert.Equal(0, _handler.Count);
    }

    [Fact]
    public async Task A_console_that_dies_after_asking_harms_nobody()
    {
        using LinkClient watching = Connected();
        using (Socket dying = Greeted())
        {
            dying.Send(LinkRequest.Frame(Guid.NewGuid(), "hang", null));
            Eventually.True(() => _handler.Hanging, "its request is under way");
        }

        Eventually.True(() => _server.Consoles == 1, "it is forgotten");
        _handler.Gate.Set();
        Assert.Equal(1, (await watching.AskAsync("count", null, Patience))!.Result!.Value.GetInt32());
    }

    [Fact]
    public async Task A_request_gives_the_loop_a_command_and_hears_its_answer_or_that_there_was_none()
    {
        using LinkClient console = Connected();
        Assert.Equal("taken", (await console.AskAsync("give", null, Patience))!.Result!.Value.GetString());
        _deaf = true;
        Assert.Equal("no answer", (await console.AskAsync("give", null, Patience))!.Result!.Value.GetString());
        _deaf = false;
        Assert.Equal("taken", (await console.AskAsync("give", null, Patience))!.Result!.Value.GetString());
    }

    [Fact]
    public async Task A_command_that_may_not_be_given_is_refused_and_never_reaches_the_loop()
    {
        using LinkClient console = Connected();
        var arm = new OperatorCommand.Arm(Guid.NewGuid());
        Assert.Equal(RefusalCode.Right, (await console.SendAsync(arm.Id, CommandText.Of(arm), Patience))!.Refusal!.Code);
        Assert.DoesNotContain("Arm", _handler.Given);
        var stop = new OperatorCommand.Stop(Guid.NewGuid());
        Assert.Null((await console.SendAsync(stop.Id, CommandText.Of(stop), Patience))!.Refusal);
        Assert.Equal(["Stop"], _handler.Given);
    }

    private LinkClient Connected()
    {
        var console = new LinkClient(Path, "console under test", TimeProvider.System);
        Eventually.True(() => console.Latest is not null, "connected");
        return console;
    }

    private Socket Greeted()
    {
        int before = _server.Consoles;
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(Path));
        socket.Send(new LinkHello(LinkFrame.Version, false, "raw").ToFrame());
        Eventually.True(() => _server.Consoles == before + 1, "greeted");
        return socket;
    }

    /// <summary>What the loop does with its port.</summary>
    private void Loop()
    {
        while (!_end.IsCancellationRequested)
        {
            Interlocked.Increment(ref _cycles);
            if (!_deaf && _port.Commands.Take() is { } command)
            {
                _handler.Given.Enqueue(command.GetType().Name);
                _stops += command is OperatorCommand.Stop ? 1 : 0;
                _port.Answers.TryAdd(new CommandAnswer(command.Id, Refusal: null));
            }

            _port.Snapshots.Publish(new Snapshot { State = InjectorState.Standby, Detail = "" });
            Thread.Sleep(1);
        }
    }

    private sealed class Handler : IRequestHandler, IDisposable
    {
        public ManualResetEventSlim Gate { get; } = new();

        public ConcurrentQueue<string?> Threads { get; } = new();

        public ConcurrentQueue<string> Given { get; } = new();

        public volatile bool Hanging;

        public int Count { get; private set; }

        public LinkReply? Handle(LinkRequest request, IRequestContext context)
        {
            Threads.Enqueue(Thread.CurrentThread.Name);
            switch (request.Method)
            {
                case "echo":
                    return LinkReply.Done(request, request.Arguments.Text("word"));
                case "count":
                    return LinkReply.Done(request, ++Count);
                case "break":
                    throw new InvalidOperationException("a defect");
                case "hang":
                    Hanging = true;
                    Gate.Wait();
                    return LinkReply.Done(request, context.Look().State.ToString());
                case "give":
                    return LinkReply.Done(request, context.Give(new OperatorCommand.Pause(Guid.NewGuid())) is null ? "no answer" : "taken");
                default:
                    return null;
            }
        }

        public void Dispose() => Gate.Dispose();
    }
}
