using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace MesoInjector.Simulator.Live;

/// <summary>
/// What requests want done at the bench waits here until the loop's thread does it between two cycles. Nobody holds a lock while the bench
/// steps, and what comes between which cycles is all that chance decides.
/// </summary>
internal sealed class DeedQueue
{
    /// <summary>A screen asks a few times a second; more than this waiting is not a person.</summary>
    private const int Most = 64;

    private readonly ConcurrentQueue<Deed> _waiting = new();

    /// <summary>Gives a deed and waits until it is done; from any thread but the loop's.</summary>
    /// <param name="what">Done on the loop's thread; what it returns is the answer.</param>
    /// <param name="patience">How long to wait.</param>
    /// <returns>Null where the loop did not take it in time: it will not be done then.</returns>
    /// <exception cref="Exception">Whatever the deed threw.</exception>
    public BenchReply? Do(Func<LiveBench, BenchReply> what, TimeSpan patience)
    {
        if (_waiting.Count >= Most)
            return null;
        var deed = new Deed(what);
        _waiting.Enqueue(deed);
        return deed.Wait(patience);
    }

    /// <summary>Does all that waits; for the loop's thread.</summary>
    public void DoAll(LiveBench bench)
    {
        for (int done = 0; done < Most && _waiting.TryDequeue(out Deed? deed); done++)
            deed.Do(bench);
    }

    private sealed class Deed(Func<LiveBench, BenchReply> what)
    {
        private const int Waits = 0;
        private const int Taken = 1;
        private const int GivenUp = 2;

        private readonly TaskCompletionSource<BenchReply> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _state;

        [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "a deed that fails is the asker's; the loop it borrows goes on")]
        public void Do(LiveBench bench)
        {
            if (Interlocked.CompareExchange(ref _state, Taken, Waits) != Waits)
                return;
            try
            {
                _done.SetResult(what(bench));
            }
            catch (Exception exception)
            {
                _done.SetException(exception);
            }
        }

        public BenchReply? Wait(TimeSpan patience)
        {
            // A deed that has been taken is done in no time, and must not be called not done.
            bool done = ((IAsyncResult)_done.Task).AsyncWaitHandle.WaitOne(patience);
            if (!done && Interlocked.CompareExchange(ref _state, GivenUp, Waits) == Waits)
                return null;
            return _done.Task.GetAwaiter().GetResult();
        }
    }
}
