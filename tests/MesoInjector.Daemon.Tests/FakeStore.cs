using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Records;

namespace MesoInjector.Daemon.Tests;

/// <summary>A store that can be told to fail or to stand still in the middle of a write.</summary>
internal sealed class FakeStore : IRecordStore
{
    private readonly Lock _door = new();
    private readonly List<RecordEntry> _written = [];

    public volatile Exception? Fails;

    public volatile int Attempts;

    /// <summary>Closed, a write stands at it.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    /// <summary>Closes the gate until what is returned is disposed of, also when the test fails before.</summary>
    public IDisposable Close()
    {
        Gate.Reset();
        return new Opener(Gate);
    }

    public bool Disposed { get; private set; }

    public AuthorisationId LastAuthorisation { get; set; }

    public RecordEntry? Interrupted { get; init; }

    public List<RecordEntry> Written
    {
        get
        {
            lock (_door)
                return [.. _written];
        }
    }

    public void Write(ReadOnlySpan<RecordEntry> entries)
    {
        Interlocked.Increment(ref Attempts);
        Gate.Wait();
        if (Fails is { } exception)
            throw exception;
        lock (_door)
        {
            foreach (ref readonly RecordEntry entry in entries)
            {
                _written.Add(entry);
                if (entry.Kind == RecordKind.Authorised)
                    LastAuthorisation = entry.Authorisation;
            }
        }
    }

    public void Dispose() => Disposed = true;

    private sealed class Opener(ManualResetEventSlim gate) : IDisposable
    {
        public void Dispose() => gate.Set();
    }
}
