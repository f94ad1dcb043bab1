using System.Buffers;
using MesoInjector.Records.Lists;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records.Auditing;

/// <summary>Looks at every entry, at the head of the chain, at a head exported before, and at the lists.</summary>
internal static class JournalAudit
{
    private const int TellEvery = 20_000;

    public static AuditReport Run(Statements statements, ChainHead? known, Action<long>? progress, CancellationToken cancellation)
    {
        // One view of the file from first to last, also while another program writes to it.
        using SqliteTransaction? view = statements.Transaction is null ? statements.Connection.BeginTransaction(deferred: true) : null;
        statements.Transaction ??= view;
        try
        {
            return Look(statements, known, progress, cancellation);
        }
        finally
        {
            if (view is not null)
                statements.Transaction = null;
        }
    }

    private static AuditReport Look(Statements statements, ChainHead? known, Action<long>? progress, CancellationToken cancellation)
    {
        var (identity, headNumber, headHash) = statements.All("SELECT identity, number, hash FROM chain",
            reader => (reader.GetString(0), reader.GetInt64(1), (byte[])reader.GetValue(2))).Single();
        var walk = new ChainWalk(AuditChain.Root(identity));
        string? knownHash = known is { Number: 0 } ? AuditChain.Text(AuditChain.Root(identity)) : null;
        long count = 0;
        byte[] last = AuditChain.Root(identity);
        try
        {
            using var rows = new RowReader(statements, "SELECT * FROM main.journal ORDER BY number");
            var row = new JournalRow();
            var content = new ArrayBufferWriter<byte>(1024);
            while (rows.Read(row))
            {
                count++;
                row.WriteContent(content);
                walk.See(row.Number, content.WrittenSpan, row.Hash);
                last = row.Hash;
                if (row.Number == known?.Number)
                    knownHash = AuditChain.Text(row.Hash);
                if (count % TellEvery != 0)
                    continue;
                progress?.Invoke(count);
                cancellation.ThrowIfCancellationRequested();
            }

            walk.End(headNumber, headHash);
            CompareHead(walk.Findings, identity, known, knownHash, headNumber);
            CompareLists(statements, walk.Findings);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 11 or 26)
        {
            walk.Findings.Add(new AuditFinding(AuditFindingKind.Unreadable, walk.Last + 1, walk.Last + 1,
                $"The file is damaged: it cannot be read beyond entry {walk.Last}."));
        }

        return new AuditReport(count, new ChainHead(identity, walk.Last, AuditChain.Text(last), DateTimeOffset.MinValue), walk.Findings);
    }

    private static void CompareHead(FindingList findings, string identity, ChainHead? known, string? hash, long headNumber)
    {
        if (known is null)
            return;
        string since = $"the head exported on {known.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
        string? words = known.Identity != identity ? $"This is journal {identity}; {since} is of journal {known.Identity}."
            : known.Number > headNumber ? $"The journal ends at entry {headNumber}; {since} has {known.Number}: entries were removed."
            : hash != known.Hash ? $"Entry {known.Number} is not what it was by {since}: it, or something before it, was rewritten."
            : null;
        if (words is not null)
            findings.Add(new AuditFinding(AuditFindingKind.HeadDiffers, known.Number, known.Number, words));
    }

    /// <summary>Makes the lists anew in memory and compares; they are only as good as the journal they follow from.</summary>
    private static void CompareLists(Statements statements, FindingList findings)
    {
        if (findings.Any)
            return;
        foreach (string difference in ListComparison.Differences(statements))
            findings.Add(new AuditFinding(AuditFindingKind.ListDiffers, 0, 0, difference));
    }
}
