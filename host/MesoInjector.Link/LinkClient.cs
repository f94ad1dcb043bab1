using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using MesoInjector.Control;

namespace MesoInjector.Link;

/// <summary>
/// A console's end of the link: the latest snapshot, and commands with their answers. It reconnects for ever; while it is not connected
/// <see cref="Latest"/> is null, because a value without fresh data is none.
/// </summary>
public sealed class LinkClient : IDisposable
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(200);

    private readonly string _path;
    private readonly string _program;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<CommandAnswer>> _waiting = new();
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<LinkReply>> _asked = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private Socket? _socket;
    private Stream? _stream;
    private volatile LinkSnapshot? _latest;
    private long _seenAt;

    /// <summary>Begins to connect.</summary>
    /// <param name="path">The daemon's socket.</param>
    /// <param name="program">Name and version of this program.</param>
    /// <param name="clock">Measures the age of snapshots.</param>
    public LinkClient(string path, string program, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(clock);
        _path = path;
        _program = program;
        _clock = clock;
        _thread = new Thread(Live) { IsBackground = true, Name = "link" };
        _thread.Start();
    }

    /// <summary>The latest snapshot; null while there is no connection.</summary>
    public LinkSnapshot? Latest => _latest;

    /// <summary>The daemon at the other end; null while there is none.</summary>
    public LinkHello? Daemon { get; private set; }

    /// <summary>Why there is no connection, in words; empty while there is one.</summary>
    public string Problem { get; private set; } = "not connected yet";

    /// <summary>How long ago the latest snapshot arrived.</summary>
    public TimeSpan Age => _latest is null ? TimeSpan.MaxValue : _clock.GetElapsedTime(Volatile.Read(ref _seenAt));

    /// <summary>Called with each snapshot, on the link's thread; null for nobody.</summary>
    public Action<LinkSnapshot>? OnSnapshot { get; init; }

    /// <summary>Sends a command and waits for what becomes of it.</summary>
    /// <param name="id">The command's id: the same id is answered again and not done again.</param>
    /// <param name="text">The command.</param>
    /// <param name="patience">How long to wait.</param>
    /// <returns>Null where no answer came: ask the snapshots what is so, or send it again with the same id.</returns>
    public Task<CommandAnswer?> SendAsync(Guid id, string text, TimeSpan patience) =>
        SendAsync(_waiting, id, LinkFrame.Of(LinkMessage.Command, Encoding.UTF8.GetBytes(text)), patience);

    /// <summary>Asks for something that is no operator's command and waits for what becomes of it.</summary>
    /// <param name="method">What, as <c>session.open</c>.</param>
    /// <param name="arguments">An object; null for none.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="id">The request's id, to ask again for what was not answered; null for a new one.</param>
    /// <returns>Null where no reply came: ask again with the same id, and it is answered again and not done again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The request is longer than a frame.</exception>
    public Task<LinkReply?> AskAsync(string method, JsonNode? arguments, TimeSpan patience, Guid? id = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        Guid asked = id ?? Guid.NewGuid();
        return SendAsync(_asked, asked, LinkRequest.Frame(asked, method, arguments), patience);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _end.Cancel();

        // Only the end of the socket ends a read that waits.
        lock (_gate)
            _socket?.Dispose();
        _thread.Join();
        _end.Dispose();
    }

    private async Task<T?> SendAsync<T>(ConcurrentDictionary<Guid, TaskCompletionSource<T>> waiting, Guid id, byte[] frame, TimeSpan patience)
        where T : class
    {
        TaskCompletionSource<T> answer = waiting.GetOrAdd(id, _ => new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            return TrySend(frame) ? await answer.Task.WaitAsync(patience, _clock).ConfigureAwait(false) : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    private bool TrySend(byte[] frame)
    {
        lock (_gate)
        {
            if (_stream is null)
                return false;
            try
            {
                _stream.Write(frame);
                return true;
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    private void Live()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Connect(new UnixDomainSocketEndPoint(_path));
                using var stream = new NetworkStream(socket);
                lock (_gate)
                    _socket = socket;
                if (!_end.IsCancellationRequested)
                    Converse(stream);
            }
            catch (Exception exception) when (exception is SocketException or IOException or InvalidDataException or ObjectDisposedException or ArgumentOutOfRangeException)
            {
                Problem = exception is InvalidDataException ? exception.Message : $"no daemon answers at {_path}: {exception.Message}";
            }

            Lose();
            _end.Token.WaitHandle.WaitOne(RetryEvery);
        }
    }

    private void Converse(NetworkStream stream)
    {
        stream.Write(new LinkHello(LinkFrame.Version, Simulated: false, _program).ToFrame());
        lock (_gate)
            _stream = stream;
        while (!_end.IsCancellationRequested && LinkFrame.Read(stream) is { } frame)
        {
            switch (frame.Message)
            {
                case LinkMessage.Hello:
                    Daemon = LinkHello.Read(frame.Payload);
                    Problem = "";
                    break;
                case LinkMessage.Snapshot when Daemon is not null:
                    LinkSnapshot snapshot = LinkSnapshot.Read(frame.Payload);
                    Volatile.Write(ref _seenAt, _clock.GetTimestamp());
                    _latest = snapshot;
                    OnSnapshot?.Invoke(snapshot);
                    break;
                case LinkMessage.Answer:
                    CommandAnswer answer = LinkAnswer.Read(frame.Payload);
                    if (_waiting.TryGetValue(answer.Id, out TaskCompletionSource<CommandAnswer>? waiting))
                        waiting.TrySetResult(answer);
                    break;
                case LinkMessage.Reply:
                    LinkReply reply = LinkReply.Read(frame.Payload);
                    if (_asked.TryGetValue(reply.Id, out TaskCompletionSource<LinkReply>? asked))
                        asked.TrySetResult(reply);
                    break;
                default:
                    throw new InvalidDataException($"a daemon does not send {frame.Message}");
            }
        }

        Problem = "the daemon ended the connection";
    }

    private void Lose()
    {
        lock (_gate)
        {
            _stream = null;
            _socket = null;
        }

        _latest = null;
        Daemon = null;
    }
}
