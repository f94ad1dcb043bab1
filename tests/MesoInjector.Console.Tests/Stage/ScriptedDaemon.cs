using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using MesoInjector.Link;

namespace MesoInjector.Console.Tests.Stage;

/// <summary>The daemon's end of the link, saying what a test wants: shows one state, answers requests by name, and keeps what it was asked.</summary>
internal sealed class ScriptedDaemon : IDisposable
{
    private static readonly TimeSpan ShowEvery = TimeSpan.FromMilliseconds(50);

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> _consoles = [];
    private readonly CancellationTokenSource _end = new();
    private long _number;

    public ScriptedDaemon(string path, bool simulated = false)
    {
        Simulated = simulated;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _ = Task.Run(AcceptAsync);
    }

    public bool Simulated { get; }

    /// <summary>What is shown.</summary>
    public Snapshot Seen { get; set; } = new() { State = InjectorState.Standby, Detail = "" };

    /// <summary>What each request is answered with: a result, or a refusal. Those not named are refused.</summary>
    public ConcurrentDictionary<string, Func<JsonElement, object?>> Answers { get; } = new();

    /// <summary>The requests that came, in order.</summary>
    public ConcurrentQueue<(string Method, JsonElement Arguments)> Requests { get; } = new();

    /// <summary>The names of the commands that came, in order.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>The commands themselves.</summary>
    public ConcurrentQueue<OperatorCommand> Given { get; } = new();

    public static Refusal No(string words, string remedy = "Do it otherwise.") => new(RefusalCode.Request, words, remedy);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        foreach (Socket console in _consoles)
            console.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                Socket console = await _listener.AcceptAsync(_end.Token).ConfigureAwait(false);
                _consoles.Add(console);
                _ = Task.Factory.StartNew(() => Serve(console), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Serve(Socket console)
    {
        try
        {
            using var stream = new NetworkStream(console);
            var gate = new Lock();
            Send(stream, gate, new LinkHello(LinkFrame.Version, Simulated, "scripted daemon").ToFrame());
            using var show = new Timer(_ => Show(stream, gate), null, TimeSpan.Zero, ShowEvery);
            while (LinkFrame.Read(stream) is { } frame)
            {
                if (frame.Message == LinkMessage.Command)
                    Take(stream, gate, frame.Payload);
                else if (frame.Message == LinkMessage.Request)
                    Answer(stream, gate, frame.Payload);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidDataException)
        {
            // The console went away.
        }
    }

    private void Show(NetworkStream stream, Lock gate)
    {
        byte[] payload = new byte[LinkSnapshot.LargestSize];
        int size = LinkSnapshot.Write(payload, Interlocked.Increment(ref _number), Seen);
        Send(stream, gate, LinkFrame.Of(LinkMessage.Snapshot, payload.AsSpan(0, size)));
    }

    private void Take(NetworkStream stream, Lock gate, byte[] payload)
    {
        OperatorCommand command = Records.Commands.CommandText.Read(System.Text.Encoding.UTF8.GetString(payload));
        Given.Enqueue(command);
        Commands.Enqueue(command.GetType().Name);
        byte[] answer = new byte[LinkAnswer.LargestSize];
        Send(stream, gate, LinkFrame.Of(LinkMessage.Answer, answer.AsSpan(0, LinkAnswer.Write(answer, new CommandAnswer(command.Id, Refusal: null)))));
    }

    private void Answer(NetworkStream stream, Lock gate, byte[] payload)
    {
        LinkRequest request = LinkRequest.Read(payload);
        Requests.Enqueue((request.Method, request.Arguments));
        object? said = Answers.TryGetValue(request.Method, out Func<JsonElement, object?>? answer) ? answer(request.Arguments) : No($"There is no request '{request.Method}' here.");
        LinkReply reply = said is Refusal refusal ? LinkReply.Refused(request, refusal) : LinkReply.Done(request, said as JsonNode ?? JsonSerializer.SerializeToNode(said));
        Send(stream, gate, LinkFrame.Of(LinkMessage.Reply, reply.ToPayload()));
    }

    private static void Send(NetworkStream stream, Lock gate, byte[] frame)
    {
        try
        {
            lock (gate)
                stream.Write(frame);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The console went away.
        }
    }
}
