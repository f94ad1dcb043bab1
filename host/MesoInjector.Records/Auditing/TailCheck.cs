using System.Buffers;

namespace MesoInjector.Records.Auditing;

/// <summary>Whether the newest entries hang on each other and on the file's own note of its end.</summary>
internal static class TailCheck
{
    /// <summary>A busy day has about as many.</summary>
    private const int Entries = 5000;

    public static bool Fits(Statements statements)
    {
        var (identity, number, hash) = statements.All("SELECT identity, number, hash FROM chain",
            reader => (reader.GetString(0), reader.GetInt64(1), (byte[])reader.GetValue(2))).Single();
        long first = Math.Max(1, number - Entries + 1);
        byte[]? before = first == 1 ? AuditChain.Root(identity) : (byte[]?)statements.Scalar("SELECT hash FROM journal WHERE number = $1", first - 1);
        if (before is null)
            return false;
        using var rows = new RowReader(statements, "SELECT * FROM journal WHERE number >= $1 ORDER BY number", first);
        var row = new JournalRow();
        var content = new ArrayBufferWriter<byte>(1024);
        long last = first - 1;
        while (rows.Read(row))
        {
            row.WriteContent(content);
            if (row.Number != last + 1 || !AuditChain.Next(before, row.Number, content.WrittenSpan).AsSpan().SequenceEqual(row.Hash))
                return false;
            before = row.Hash;
            last = row.Number;
        }

        return last == number && before.AsSpan().SequenceEqual(hash);
    }
}
