using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Text;
using MesoInjector.Control;
using MesoInjector.Link;
using MesoInjector.Records.Commands;

namespace MesoInjector.Daemon.Serving;

/// <summary>One console. Whatever it does wrong ends its own connection and nothing else.</summary>
internal sealed class ConsoleConnection : IDisposable
{
    /// <summary>A slot that is not emptied for so long belongs to a loop that stands still.</summary>
    private static readonly TimeSpan SlotPatience = TimeSpan.FromSeconds(1);

    /// <summary>Who does not greet takes a place from consoles that would.</summary>
    private const int GreetingMilliseconds = 2000;

    /// <summary>Answers are routed by the latest ids; a console waits for no more.</summary>
    private const int IdsKept = 64;

    private readonly Socket _socket;
    private readonly CommandSlot _slot;
    private readonly ICommandGate _gate;
    private readonly RequestDesk _requests;
    private readonly Action<ConsoleConnection> _forget;
    private readonly Lock _sending = new();
    private readonly Queue<Guid> _ids = new();
    private volatile bool _greeted;
    private int _disposed;
    private int _requestsWaiting;

    public ConsoleConnection(Socket socket, byte[] hello, CommandSlot slot, ICommandGate gate, RequestDesk requests, Action<ConsoleConnection> forget)
    {
        _socket = socket;
        _slot = slot;
        _gate = gate;
        _requests = requests;
        _forget = forget;
        new Thread(() => Listen(hello)) { IsBackground = true, Name = "link: console" }.Start();
    }

    /// <summary>The number of the last snapshot sent here.</summary>
    public long Shown { get; private set; } = -1;

    /// <summary>Whether the command came from here.</summary>
    public bool Gave(Guid id)
    {
        lock (_ids)
            return _ids.Contains(id);
    }

    /// <summary>Sends a snapshot that has not been sent here yet.</summary>
    public void Show(long number, ReadOnlySpan<byte> frame)
    {
        if (!_greeted || Shown == number)
            return;
        Shown = number;
        TrySend(frame);
    }

    /// <summary>Sends without waiting: a console that has no room for a frame does not read, and is cut off.</summary>
    public void TrySend(ReadOnlySpan<byte> frame)
    {
        if (!_greeted)
            return;
        try
        {
            // Frames come from several threads, and none of them waits for more than another's copy into the buffer.
            lock (_sending)
            {
                int sent = _socket.Send(frame, SocketFlags.None, out SocketError error);
                if (error == SocketError.Success && sent == frame.Length)
                    return;
            }
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile.
        }

        Dispose();
    }

    /// <summary>A request of this console begins to wait.</summary>
    /// <returns>False where as many as may be wait already.</returns>
    public bool RequestBegins(int most)
    {
        if (Interlocked.Increment(ref _requestsWaiting) <= most)
            return true;
        RequestEnds();
        return false;
    }

    /// <summary>It is done, or was turned away.</summary>
    public void RequestEnds() => Interlocked.Decrement(ref _requestsWaiting);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _forget(this);
        _socket.Dispose();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "whatever a console sends, it harms nobody but itself")]
    private void Listen(byte[] hello)
    {
        try
        {
            using var stream = new NetworkStream(_socket, ownsSocket: false);
            _socket.ReceiveTimeout = GreetingMilliseconds;
            stream.Write(hello);
            if (LinkFrame.Read(stream) is not { Message: LinkMessage.Hello } first)
                return;
            LinkHello.Read(first.Payload);

            // From here on sending must never wait; reading waits by polling.
            _socket.Blocking = false;
            _greeted = true;
            using var waiting = new WaitingStream(_socket);
            while (LinkFrame.Read(waiting) is { Message: LinkMessage.Command or LinkMessage.Request } frame)
            {
                if (frame.Message == LinkMessage.Command)
                    Give(CommandText.Read(Encoding.UTF8.GetString(frame.Payload)));
                else
                    _requests.Take(this, frame.Payload);
            }
        }
        catch (Exception)
        {
            // Garbage, another version, or gone: the connection ends.
        }
        finally
        {
            Dispose();
        }
    }

    private void Give(OperatorCommand command)
    {
        if (_gate.Block(command) is { } refusal)
        {
            byte[] answer = new byte[LinkAnswer.LargestSize];
            TrySend(LinkFrame.Of(LinkMessage.Answer, answer.AsSpan(0, LinkAnswer.Write(answer, new CommandAnswer(command.Id, refusal)))));
            return;
        }

        lock (_ids)
        {
            _ids.Enqueue(command.Id);
            if (_ids.Count > IdsKept)
                _ids.Dequeue();
        }

        // A stop that finds a stop waiting is as good as given; any other command waits for its turn.
        long until = Environment.TickCount64 + (long)SlotPatience.TotalMilliseconds;
        while (!_slot.TryGive(command) && command is not OperatorCommand.Stop && Environment.TickCount64 < until)
            Thread.Sleep(1);
    }
}
