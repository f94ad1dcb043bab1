using MesoInjector.Records.Auditing;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records.Keeping;

/// <summary>Copies a journal while it is being written to, into one file that needs nothing beside it.</summary>
internal static class JournalBackup
{
    /// <summary>What is not finished has this ending, and is gone when it went wrong.</summary>
    private const string Unfinished = ".part";

    public static JournalProblem? Write(SqliteConnection from, string path)
    {
        string full = Path.GetFullPath(path);
        if (ProblemOfPlace(full) is { } place)
            return place;
        string part = full + Unfinished;
        try
        {
            File.Delete(part);
            Copy(from, part);
            if (ProblemOfCopy(part) is { } problem)
            {
                File.Delete(part);
                return problem;
            }

            Force(part);
            File.Move(part, full);
            return null;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            DeleteQuietly(part);
            JournalOpening words = exception is SqliteException sqlite ? JournalFile.Problem(full, sqlite) : JournalFile.Problem(full, exception);
            return new JournalProblem(words.Problem, words.Remedy);
        }
    }

    /// <summary>A file that is there is never written over: it may be the only good copy.</summary>
    public static JournalProblem? ProblemOfPlace(string full)
    {
        string folder = Path.GetDirectoryName(full) ?? full;
        if (!Directory.Exists(folder))
            return new JournalProblem($"{full}: the folder {folder} does not exist.", "Mount the disk it is on, or make the folder.");
        return File.Exists(full) || Directory.Exists(full)
            ? new JournalProblem($"{full}: there is something of this name already.", "Name another file; this one was left as it is.")
            : null;
    }

    /// <summary>On disk, not on its way there.</summary>
    public static void Force(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        file.Flush(flushToDisk: true);
    }

    public static void DeleteQuietly(string path)
    {
        foreach (string ending in (string[])["", "-wal", "-shm", "-journal", ".lock"])
        {
            try
            {
                File.Delete(path + ending);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The reason it could not be finished is the one to be told.
            }
        }
    }

    private static void Copy(SqliteConnection from, string part)
    {
        using SqliteConnection to = JournalFile.Connect(part, SqliteOpenMode.ReadWriteCreate);
        from.BackupDatabase(to);

        // One file, without a log beside it.
        JournalFile.Scalar(to, "PRAGMA journal_mode = DELETE");
    }

    private static JournalProblem? ProblemOfCopy(string part)
    {
        using SqliteConnection copy = JournalFile.Connect(part, SqliteOpenMode.ReadOnly);
        using var statements = new Statements(copy);
        if (JournalFile.Scalar(copy, "PRAGMA integrity_check") is not "ok")
            return new JournalProblem("The copy is damaged: the journal it was taken from is, or the disk it was written to.", "Check both disks; `meso records verify` looks at the journal.");
        AuditReport report = JournalAudit.Run(statements, known: null, progress: null, CancellationToken.None);
        return report.Sound ? null : new JournalProblem($"The journal does not hold: {report.Findings[0].Words}", "No backup was made of it. Keep the file; `meso records verify` says everything that is wrong.");
    }
}
