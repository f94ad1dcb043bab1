using MesoInjector.Records;
using MesoInjector.Records.Auditing;

namespace MesoInjector.Console.Reading;

/// <summary>A look at every entry of the record, which may take minutes: one at a time, beside everything else, and it can be called off.</summary>
internal sealed class ChainLook(JournalReading reading) : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _off;
    private ChainProgress _progress = ChainProgress.None;

    /// <summary>How far it has come.</summary>
    public ChainProgress Progress
    {
        get
        {
            lock (_gate)
                return _progress;
        }
    }

    /// <summary>Begins; does nothing where one is under way.</summary>
    /// <param name="known">A head that was exported before; null for none.</param>
    public void Begin(ChainHead? known)
    {
        lock (_gate)
        {
            if (_progress.Running)
                return;
            _off?.Dispose();
            _off = new CancellationTokenSource();
            _progress = new ChainProgress { Running = true, Known = known };
            CancellationToken off = _off.Token;
            _ = Task.Run(() => LookAsync(known, off), CancellationToken.None);
        }
    }

    /// <summary>Calls it off.</summary>
    public void End()
    {
        lock (_gate)
            _off?.Cancel();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _off?.Cancel();
            _off?.Dispose();
            _off = null;
        }
    }

    private async Task LookAsync(ChainHead? known, CancellationToken off)
    {
        JournalProblem? problem = null;
        AuditReport? report = null;
        try
        {
            report = await reading.ReadAsync(journal => Look(journal, known, off), found => problem = found).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Tell(progress => progress with { Running = false, CalledOff = true });
            return;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or Microsoft.Data.Sqlite.SqliteException)
        {
            problem = new JournalProblem(exception.Message, "");
        }

        Tell(progress => progress with { Running = false, Report = report, Problem = problem, Done = report?.Entries ?? progress.Done });
    }

    private AuditReport Look(Journal journal, ChainHead? known, CancellationToken off)
    {
        long entries = journal.Treatments.Entries;
        Tell(progress => progress with { Of = entries });
        return journal.Verify(known, number => Tell(progress => progress with { Done = number }), off);
    }

    private void Tell(Func<ChainProgress, ChainProgress> change)
    {
        lock (_gate)
            _progress = change(_progress);
    }
}
