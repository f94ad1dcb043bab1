using System.Diagnostics.CodeAnalysis;
using MesoInjector.Records.Auditing;
using MesoInjector.Records.Lists;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records;

/// <summary>
/// Looks a file over before it is trusted as a journal. Nothing in it is changed until it is known to be a journal of this version, or
/// to be empty.
/// </summary>
internal static class JournalFile
{
    /// <summary>Between two attempts to get at a file that a backup program holds; the recorder tries again anyway.</summary>
    private const int BusySeconds = 1;

    /// <summary>Bytes. Looking a file over page by page takes a second per gigabyte at best; a larger one is looked over while the device runs.</summary>
    private const long LargestToCheckWhole = 32L << 20;

    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>EAGAIN of Linux and of macOS, and the sharing violation of Windows.</summary>
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private static readonly string[] CannotBeWritten = ["the file or its folder cannot be written.", "Give this user the right to write to the file and its folder."];

    /// <summary>Opens a file for writing, or says why not.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "the journal owns them, or Refused disposes of them")]
    public static JournalOpening OpenToWrite(string path, TimeProvider clock, ProgramIdentity? program)
    {
        FileStream? held = null;
        SqliteConnection? connection = null;
        try
        {
            if (path != ":memory:")
            {
                if (ProblemOfPlace(path) is { } place)
                    return place;
                held = Hold(path);
                if (held is null)
                    return Problem(path, "another program is writing to it.", "Stop that program (a running daemon, perhaps), then start again. Reading it is possible meanwhile.");
            }

            connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
            JournalOpening? problem = ProblemOfContent(connection, path, out bool isNew);
            problem ??= Prepare(connection, path, isNew, clock);
            problem ??= ProblemOfTail(connection, path);
            if (problem is not null)
                return Refused(problem, connection, held);
            var journal = new Journal(connection, clock, held);
            journal.BeginProgram(program);
            if (IsLarge(path))
                journal.CheckWholeFile(path);
            return new JournalOpening(journal, "", "");
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Refused(Problem(path, exception), connection, held);
        }
    }

    /// <summary>Opens a file for reading only; a daemon may be writing to it.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "the journal owns it, or Refused disposes of it")]
    public static JournalOpening OpenToRead(string path, TimeProvider clock)
    {
        SqliteConnection? connection = null;
        try
        {
            if (!File.Exists(path))
                return Problem(path, "there is no such file.", "Check the name; a journal is made by the first start of the daemon.");
            connection = Connect(path, SqliteOpenMode.ReadOnly);
            JournalOpening? problem = ProblemOfContent(connection, path, out bool isNew);
            if (problem is null && isNew)
                problem = Problem(path, "the file is empty.", "Check the name; a journal is made by the first start of the daemon.");
            if (problem is null && !IsUpToDate(connection))
                problem = Problem(path, "it was written by an older version of this program.", "Start the device once; it brings the journal up to date and loses nothing of it.");
            return problem is null ? new JournalOpening(new Journal(connection, clock, held: null), "", "") : Refused(problem, connection, held: null);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Refused(Problem(path, exception), connection, held: null);
        }
    }

    /// <summary>Whether the disk, rather than what was to be written, made it fail.</summary>
    public static bool IsOfTheDisk(SqliteException exception) => exception.SqliteErrorCode is 5 or 6 or 8 or 10 or 11 or 13 or 14 or 23 or 26;

    /// <summary>The same in words, with the remedy.</summary>
    public static JournalWriteException WriteFailed(string path, SqliteException exception)
    {
        JournalOpening problem = Problem(path, exception);
        return new JournalWriteException($"{problem.Problem} {problem.Remedy}", exception);
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A missing folder is not made: it may be a disk that was not mounted, with the true journal on it.</summary>
    private static JournalOpening? ProblemOfPlace(string path)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full) ?? full;
        if (!Directory.Exists(folder))
            return Problem(path, $"the folder {folder} does not exist.", "Mount the disk it is on, or make the folder, then start again.");
        if (Directory.Exists(full))
            return Problem(path, "this is a folder, not a file.", "Name a file in it.");

        // Asked of the file rather than of the system: whoever may write everything must still not write to a journal put away.
        bool readOnly = File.Exists(full) && (OperatingSystem.IsWindows()
            ? File.GetAttributes(full).HasFlag(FileAttributes.ReadOnly)
            : (File.GetUnixFileMode(full) & AnyWrite) == UnixFileMode.None);
        return readOnly ? Problem(path, "the file is read-only.", "Make it writable if it is this device's journal; otherwise name another file.") : null;
    }

    /// <summary>The write-ahead log alone would let two writers take turns, and both would number their authorisations alike.</summary>
    /// <returns>Null when another program holds it.</returns>
    private static FileStream? Hold(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (Array.IndexOf(HeldByAnother, exception.HResult) >= 0)
        {
            return null;
        }
    }

    public static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = path == ":memory:" ? SqliteOpenMode.Memory : mode,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString());
        try
        {
            connection.Open();

            // What is compared with lives in memory only: a device's disk may be full just then.
            Execute(connection, "PRAGMA temp_store = MEMORY");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static JournalOpening? ProblemOfContent(SqliteConnection connection, string path, out bool isNew)
    {
        long application = (long)Scalar(connection, "PRAGMA application_id")!;
        long version = (long)Scalar(connection, "PRAGMA user_version")!;
        long objects = (long)Scalar(connection, "SELECT count(*) FROM sqlite_schema")!;
        isNew = application == 0 && version == 0 && objects == 0;
        if (isNew)
            return null;
        if (application != JournalSchema.Application)
            return Problem(path, "this is the database of another program, not a journal.", "Name another file; this one was left as it is.");
        if (version > JournalSchema.Version)
        {
            return Problem(path, $"it was written by a newer version of this program (schema {version}; this one knows {JournalSchema.Version}).",
                "Use that version, or name another file; this one was left as it is.");
        }

        return IsLarge(path) || Scalar(connection, "PRAGMA quick_check") is "ok"
            ? null
            : Damaged(path);
    }

    /// <summary>Of a large file the newest entries are looked at before it is trusted: a crash or a torn write shows there.</summary>
    private static JournalOpening? ProblemOfTail(SqliteConnection connection, string path)
    {
        using var statements = new Statements(connection);
        return TailCheck.Fits(statements)
            ? null
            : Problem(path, "its newest entries do not fit together: the file was changed or damaged.",
                "Keep it, with the files beside it; `meso records verify` says which entries. Restore a backup, or name a new file.");
    }

    /// <summary>Too large to be looked over before every start.</summary>
    public static bool IsLarge(string path) => path != ":memory:" && new FileInfo(path).Length > LargestToCheckWhole;

    private static bool IsUpToDate(SqliteConnection connection)
    {
        using var statements = new Statements(connection);
        return statements.Number("PRAGMA user_version") == JournalSchema.Version && ListsStand(statements);
    }

    private static bool ListsStand(Statements statements) =>
        ListTables.Names.All(name => statements.Scalar("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1", name) is not null)
        && statements.Number("SELECT version FROM list_state") == ListTables.Version
        && statements.Number("SELECT number FROM list_state") == statements.Number("SELECT coalesce(max(number), 0) FROM journal");

    private static JournalOpening? Prepare(SqliteConnection connection, string path, bool isNew, TimeProvider clock)
    {
        if (Scalar(connection, "PRAGMA journal_mode = WAL") is not ("wal" or "memory"))
            return Problem(path, "no write-ahead log can be kept beside it.", "Put the journal on a disk of this machine, not on a network drive.");
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;");
        using SqliteTransaction transaction = connection.BeginTransaction();
        using var statements = new Statements(connection) { Transaction = transaction };
        if (isNew)
            SchemaSteps.CreateNew(statements);
        else
            SchemaSteps.BringUp(statements, clock);
        if (!ListsStand(statements))
        {
            statements.Execute(ListTables.Drop);
            statements.Execute(ListTables.Create("main"));
            new ListWriter(statements).Rebuild();
        }

        transaction.Commit();
        return null;
    }

    private static JournalOpening Refused(JournalOpening problem, SqliteConnection? connection, FileStream? held)
    {
        connection?.Dispose();
        held?.Dispose();
        return problem;
    }

    private static JournalOpening Problem(string path, string words, string remedy) => new(null, $"{path}: {words}", remedy);

    public static JournalOpening Damaged(string path) =>
        Problem(path, "the file is damaged.", "Keep it, with the files beside it; restore a backup, or name a new file. What was given lately must then be known from elsewhere.");

    public static JournalOpening Problem(string path, Exception exception) => exception is SqliteException sqlite
        ? sqlite.SqliteErrorCode switch
        {
            5 or 6 => Problem(path, "another program holds the file.", "Stop that program (a backup, perhaps), then start again."),
            8 or 14 or 23 => Problem(path, CannotBeWritten[0], CannotBeWritten[1]),
            10 => Problem(path, $"the disk does not answer as it should ({sqlite.Message}).", "Check the disk; copy the file away before anything else."),
            11 => Damaged(path),
            13 => Problem(path, "the disk is full.", "Make room on it, then start again."),
            26 => Problem(path, "this is not a journal.", "Name another file; this one was left as it is. If it was a journal, it is damaged: restore a backup."),
            _ => Problem(path, sqlite.Message, "Check that the file is a journal and that its folder can be written and has room."),
        }
        : exception is UnauthorizedAccessException
            ? Problem(path, CannotBeWritten[0], CannotBeWritten[1])
            : Problem(path, exception.Message, "Check that the folder can be written and has room.");
}
