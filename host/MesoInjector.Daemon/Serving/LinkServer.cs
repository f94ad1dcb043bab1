using System.Net.Sockets;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Link;

namespace MesoInjector.Daemon.Serving;

/// <summary>
/// The daemon's end of the link: shows consoles what the loop shows and takes their commands. The loop never waits for it: it reads the
/// snapshot board, fills the command slot, and empties the ring of answers.
/// </summary>
public sealed class LinkServer : IDisposable
{
    /// <summary>A console, a second one on a laptop, and a technician's command line.</summary>
    public const int MostConsoles = 8;

    private const int LookEveryMilliseconds = 5;

    private static readonly TimeSpan SnapshotEvery = TimeSpan.FromMilliseconds(33);

    private readonly OperatorPort _port;
    private readonly ICommandGate _gate;
    private readonly RequestContext _context;
    private readonly RequestDesk _requests;
    private readonly byte[] _hello;
    private readonly string _path;
    private readonly Socket _listener;
    private readonly Thread _accepting;
    private readonly Thread _sending;
    private readonly List<ConsoleConnection> _consoles = [];
    private readonly byte[] _frame = new byte[LinkFrame.HeadSize + LinkSnapshot.LargestSize];
    private readonly byte[] _answer = new byte[LinkFrame.HeadSize + LinkAnswer.LargestSize];
    private volatile bool _ended;

    /// <summary>Begins to listen.</summary>
    /// <param name="path">Of the socket, in a folder that exists; one that a daemon left behind is replaced.</param>
    /// <param name="port">What the loop shows and takes.</param>
    /// <param name="program">Name and version of this program.</param>
    /// <param name="simulated">The device is a virtual one.</param>
    /// <param name="gate">Which commands consoles may give.</param>
    /// <param name="handlers">Who does their requests; the first that knows one does it.</param>
    /// <exception cref="SocketException">The socket cannot be made.</exception>
    /// <exception cref="IOException">Another daemon listens there.</exception>
    public LinkServer(string path, OperatorPort port, string program, bool simulated, ICommandGate gate, IReadOnlyList<IRequestHandler> handlers)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(port);
        _port = port;
        _gate = gate;
        _path = path;
        _hello = new LinkHello(LinkFrame.Version, simulated, program).ToFrame();
        _listener = Listen(path);
        _context = new RequestContext(port);
        _requests = new RequestDesk(handlers, _context);
        _accepting = Begin(Accept, "link: accept");
        _sending = Begin(Send, "link: send");
    }

    /// <summary>How many consoles are connected.</summary>
    public int Consoles
    {
        get
        {
            lock (_consoles)
                return _consoles.Count;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ended = true;
        _listener.Dispose();
        _accepting.Join();
        _requests.Dispose();
        _sending.Join();
        _context.Dispose();
        ConsoleConnection[] left;
        lock (_consoles)
            left = [.. _consoles];
        foreach (ConsoleConnection console in left)
            console.Dispose();
        File.Delete(_path);
    }

    private static Thread Begin(ThreadStart work, string name)
    {
        var thread = new Thread(work) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    private static Socket Listen(string path)
    {
        if (File.Exists(path))
        {
            // A socket has no length: whatever has one is somebody's file, perhaps the record.
            if (new FileInfo(path).Length > 0)
                throw new IOException($"{path} is a file and no socket; it was left alone");
            if (Answers(path))
                throw new IOException($"another daemon listens at {path}; stop it first");
            File.Delete(path);
        }

        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listener.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
            listener.Listen(MostConsoles);
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    private static bool Answers(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Accept()
    {
        while (!_ended)
        {
            try
            {
                Socket socket = _listener.Accept();
                lock (_consoles)
                {
                    if (_consoles.Count < MostConsoles && !_ended)
                        _consoles.Add(new ConsoleConnection(socket, _hello, _port.Commands, _gate, _requests, Forget));
                    else
                        socket.Dispose();
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                if (!_ended)
                    Thread.Sleep(LookEveryMilliseconds);
            }
        }
    }

    private void Forget(ConsoleConnection console)
    {
        lock (_consoles)
            _consoles.Remove(console);
    }

    /// <summary>Snapshots at their pace and at every change of state, answers as soon as they are there.</summary>
    private void Send()
    {
        InjectorState state = default;
        long next = 0;
        var answers = new CommandAnswer[8];
        while (!_ended)
        {
            int count = _port.Answers.Peek(answers);
            _port.Answers.Remove(count);
            for (int i = 0; i < count; i++)
                Answer(answers[i]);
            long published = _port.Snapshots.Published;
            long now = Environment.TickCount64;
            if (published > 0 && Consoles > 0)
            {
                Snapshot snapshot = _port.Snapshots.Read();
                if (snapshot.State != state || now >= next)
                {
                    next = now + (long)SnapshotEvery.TotalMilliseconds;
                    state = snapshot.State;
                    Show(published, snapshot);
                }
            }

            Thread.Sleep(LookEveryMilliseconds);
        }
    }

    private static ReadOnlySpan<byte> Frame(byte[] buffer, LinkMessage message, int length)
    {
        LinkFrame.WriteHead(buffer, message, length);
        return buffer.AsSpan(0, LinkFrame.HeadSize + length);
    }

    /// <summary>To the console that gave the command, and to no other.</summary>
    private void Answer(CommandAnswer answer)
    {
        _context.Hear(answer);
        ReadOnlySpan<byte> frame = Frame(_answer, LinkMessage.Answer, LinkAnswer.Write(_answer.AsSpan(LinkFrame.HeadSize), answer));
        for (int i = Consoles - 1; i >= 0; i--)
        {
            if (At(i) is { } console && console.Gave(answer.Id))
                console.TrySend(frame);
        }
    }

    /// <summary>A snapshot is sent once: one that is repeated would look fresh when the loop stands still.</summary>
    private void Show(long number, in Snapshot snapshot)
    {
        ReadOnlySpan<byte> frame = Frame(_frame, LinkMessage.Snapshot, LinkSnapshot.Write(_frame.AsSpan(LinkFrame.HeadSize), number, snapshot));
        for (int i = Consoles - 1; i >= 0; i--)
            At(i)?.Show(number, frame);
    }

    private ConsoleConnection? At(int index)
    {
        lock (_consoles)
            return index < _consoles.Count ? _consoles[index] : null;
    }
}
