using Microsoft.Data.Sqlite;

namespace MesoInjector.Records.Auditing;

/// <summary>
/// Looks a large file over, page by page, while the device already runs. Where it is damaged the journal takes nothing more, and the
/// device refuses to arm. On a thread and a connection of its own; all the work is SQLite's.
/// </summary>
internal sealed class WholeFileCheck : IDisposable
{
    private readonly string _path;
    private readonly Action<string> _damaged;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private SqliteConnection? _connection;
    private bool _ended;

    /// <param name="path">The file.</param>
    /// <param name="damaged">Told, with the remedy, when it is.</param>
    public WholeFileCheck(string path, Action<string> damaged)
    {
        _path = path;
        _damaged = damaged;
        _thread = new Thread(Check) { Name = "journal check", IsBackground = true, Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Waits until it is through.</summary>
    public void Wait() => _thread.Join();

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            if (_connection?.Handle is { } handle)
                SQLitePCL.raw.sqlite3_interrupt(handle);
        }

        _thread.Join();
    }

    private void Check()
    {
        JournalOpening? problem = null;
        try
        {
            using SqliteConnection connection = JournalFile.Connect(_path, SqliteOpenMode.ReadOnly);
            lock (_gate)
            {
                if (_ended)
                    return;
                _connection = connection;
            }

            if (JournalFile.Scalar(connection, "PRAGMA quick_check(1)") is not "ok")
                problem = JournalFile.Damaged(_path);
            lock (_gate)
                _connection = null;
        }
        catch (SqliteException exception)
        {
            lock (_gate)
            {
                _connection = null;
                if (_ended)
                    return;
            }

            problem = JournalFile.Problem(_path, exception);
        }

        if (problem is not null)
            _damaged($"{problem.Problem} {problem.Remedy}");
    }
}
