using System.Runtime.InteropServices;

namespace MesoInjector.Cli;

/// <summary>Ctrl-C and a polite kill ask for an end in order instead of ending the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="byInput">
    /// The program belongs to another one: it ends when its standard input does, and leaves Ctrl-C, which a terminal sends to both, to the other.
    /// So it also ends in order when the other is killed.
    /// </param>
    public Interruption(bool byInput = false)
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, byInput ? Ignore : Ask),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask),
        ];
        if (byInput)
            new Thread(WaitForEnd) { IsBackground = true, Name = "end of input" }.Start();
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        lock (_registrations)
            _source.Dispose();
    }

    private static void Ignore(PosixSignalContext context) => context.Cancel = true;

    private void Ask(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }

    private void WaitForEnd()
    {
        while (Console.In.ReadLine() is not null)
        {
            // Nobody says anything; only the end counts.
        }

        lock (_registrations)
        {
            try
            {
                _source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The program has ended by itself.
            }
        }
    }
}
