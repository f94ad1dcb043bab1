using System.Text.Json.Nodes;
using MesoInjector.Records.Auditing;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records.Keeping;

/// <summary>Brings a backup into a fresh device. Everything in it is looked at first; where anything is wrong, nothing is changed.</summary>
public static class JournalRestore
{
    private const string Unfinished = ".restoring";

    /// <summary>Restores a backup.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="journal">The device's journal: a file that does not exist, in a folder that does.</param>
    /// <param name="clock">Wall-clock time of the entry that says so.</param>
    /// <param name="known">A chain head exported before, that the backup must hold; null for none.</param>
    /// <param name="progress">Told the number of the entry reached, now and then.</param>
    /// <returns>Null when done; otherwise exactly what is wrong. Nothing was changed then.</returns>
    public static JournalProblem? Restore(string backup, string journal, TimeProvider clock, ChainHead? known = null, Action<long>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(backup);
        ArgumentException.ThrowIfNullOrEmpty(journal);
        ArgumentNullException.ThrowIfNull(clock);
        string full = Path.GetFullPath(journal);
        if (JournalBackup.ProblemOfPlace(full) is { } place)
            return place;
        if (!File.Exists(backup))
            return new JournalProblem($"{backup}: there is no such file.", "Check the name.");
        string part = full + Unfinished;
        try
        {
            JournalBackup.DeleteQuietly(part);
            if (Take(backup, part, clock, known, progress) is { } problem)
            {
                JournalBackup.DeleteQuietly(part);
                return problem;
            }

            JournalBackup.Force(part);
            File.Move(part, full);
            return null;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            JournalBackup.DeleteQuietly(part);
            JournalOpening words = JournalFile.Problem(backup, exception);
            return new JournalProblem(words.Problem, words.Remedy);
        }
    }

    private static JournalProblem? Take(string backup, string part, TimeProvider clock, ChainHead? known, Action<long>? progress)
    {
        if (Copy(backup, part, known, progress) is { } problem)
            return problem;

        // Opening brings an older one up to date and makes the lists anew: in the copy, not in the backup.
        JournalOpening opening = Journal.Open(part, clock);
        if (opening.Journal is not { } journal)
            return new JournalProblem(opening.Problem.Replace(part, backup, StringComparison.Ordinal), opening.Remedy);
        using (journal)
        {
            ChainHead head = journal.Head();
            journal.Append(EventKind.Restored, new JsonObject { ["entries"] = head.Number, ["sha256"] = head.Hash });
        }

        using SqliteConnection closing = JournalFile.Connect(part, SqliteOpenMode.ReadWrite);
        JournalFile.Scalar(closing, "PRAGMA journal_mode = DELETE");
        File.Delete(part + ".lock");
        return null;
    }

    private static JournalProblem? Copy(string backup, string part, ChainHead? known, Action<long>? progress)
    {
        using SqliteConnection from = JournalFile.Connect(backup, SqliteOpenMode.ReadOnly);
        if (JournalFile.ProblemOfContent(from, backup, out bool isNew) is { } problem)
            return new JournalProblem(problem.Problem, problem.Remedy);
        if (isNew)
            return new JournalProblem($"{backup}: the file is empty.", "Check the name.");
        if (JournalFile.Scalar(from, "PRAGMA integrity_check") is not "ok")
            return new JournalProblem($"{backup}: the file is damaged.", "Take another backup; this one was left as it is.");
        using SqliteConnection to = JournalFile.Connect(part, SqliteOpenMode.ReadWriteCreate);
        from.BackupDatabase(to);
        using var statements = new Statements(to);
        if (statements.Number("PRAGMA user_version") < JournalSchema.FirstWithChain)
        {
            return known is null ? null : new JournalProblem($"{backup}: it is of a schema without an audit chain, so it cannot be held against an exported head.",
                "Restore it without one, if it is known to be good.");
        }

        AuditReport report = JournalAudit.Run(statements, known, progress, CancellationToken.None);
        return report.Sound ? null : new JournalProblem(
            $"{backup}: {report.Findings[0].Words}{(report.Findings.Count > 1 ? $" And {report.Findings.Count - 1} more." : "")}",
            "Nothing was restored. Take another backup; `meso records verify` says everything that is wrong with this one.");
    }
}
