using MesoInjector.Control;

namespace MesoInjector.Daemon.Serving;

/// <summary>Commands that requests give: one at a time, from their thread. The answer comes from the thread that empties the loop's ring.</summary>
internal sealed class RequestContext(OperatorPort port) : IRequestContext, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _answered = new();
    private Guid _awaited;
    private CommandAnswer? _answer;

    public Snapshot Look() => port.Snapshots.Read();

    public CommandAnswer? Give(OperatorCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        lock (_gate)
        {
            _awaited = command.Id;
            _answer = null;
            _answered.Reset();
        }

        long until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!port.Commands.TryGive(command))
        {
            if (Environment.TickCount64 >= until)
                return null;
            Thread.Sleep(1);
        }

        _answered.Wait((int)Math.Max(0, until - Environment.TickCount64));
        lock (_gate)
        {
            _awaited = default;
            return _answer;
        }
    }

    public void Dispose() => _answered.Dispose();

    /// <summary>The loop answered a command.</summary>
    public void Hear(CommandAnswer answer)
    {
        lock (_gate)
        {
            if (answer.Id != _awaited)
                return;
            _answer = answer;
            _answered.Set();
        }
    }
}
