using System.Buffers;
using System.Text.Json.Nodes;
using MesoInjector.Records.Auditing;
using MesoInjector.Records.Reading;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records;

/// <summary>Makes a new journal, or brings an older one to this version: one step per version, all of them in the caller's transaction.</summary>
internal static class SchemaSteps
{
    public static void CreateNew(Statements statements)
    {
        CreateTables(statements, Guid.NewGuid().ToString("D"));
        statements.Execute(JournalSchema.Guard);
        statements.Execute($"PRAGMA application_id = {JournalSchema.Application}");
        statements.Execute($"PRAGMA user_version = {JournalSchema.Version}");
    }

    public static void BringUp(Statements statements, TimeProvider clock)
    {
        for (long version = statements.Number("PRAGMA user_version"); version < JournalSchema.Version; version = statements.Number("PRAGMA user_version"))
        {
            switch (version)
            {
                case 1:
                    From1To2(statements, clock);
                    break;
                default:
                    throw new InvalidDataException($"there is no step from schema {version}");
            }
        }
    }

    private static byte[] CreateTables(Statements statements, string identity)
    {
        statements.Execute(JournalSchema.Create);
        byte[] root = AuditChain.Root(identity);
        statements.Execute("INSERT INTO chain VALUES (1, $1, 0, $2)", identity, root);
        return root;
    }

    /// <summary>Schema 1 had no chain, users or sessions' numbers: every entry is taken over as it is and chained from here on.</summary>
    private static void From1To2(Statements statements, TimeProvider clock)
    {
        foreach (string trigger in statements.All("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'", reader => reader.GetString(0)))
            statements.Execute($"DROP TRIGGER {trigger}");
        statements.Execute("DROP INDEX IF EXISTS journal_authorisation");
        statements.Execute("ALTER TABLE journal RENAME TO journal_1");
        byte[] hash = CreateTables(statements, Guid.NewGuid().ToString("D"));
        var sessions = new SessionsOfSchema1();
        var content = new ArrayBufferWriter<byte>(1024);
        var row = new JournalRow();
        long last = 0;
        using (SqliteCommand insert = statements.Connection.CreateCommand())
        {
            insert.Transaction = statements.Transaction;
            insert.CommandText = JournalSchema.Insert;
            for (int i = 0; i < JournalRow.Columns; i++)
                insert.Parameters.AddWithValue($"${i}", DBNull.Value);
            using (SqliteCommand select = statements.Connection.CreateCommand())
            {
                select.Transaction = statements.Transaction;
                select.CommandText = "SELECT * FROM journal_1 ORDER BY number";
                using SqliteDataReader reader = select.ExecuteReader();
                while (reader.Read())
                {
                    row.ReadSchema1(reader);
                    row.Session = sessions.Of(row);
                    hash = Chain(row, hash, content, insert);
                    last = row.Number;
                }
            }

            row.Set(EventKind.Migrated, new JsonObject { ["from"] = 1, ["to"] = 2, ["entries"] = last }.ToJsonString(), UserStamp.Nobody, row.At);
            row.Number = ++last;
            row.Session = sessions.Open;
            row.WrittenMicroseconds = JournalRow.Microseconds(clock.GetUtcNow());
            hash = Chain(row, hash, content, insert);
        }

        statements.Execute("DROP TABLE journal_1");
        statements.Execute("UPDATE chain SET number = $1, hash = $2", last, hash);
        statements.Execute(JournalSchema.Guard);
        statements.Execute("PRAGMA user_version = 2");
    }

    private static byte[] Chain(JournalRow row, byte[] before, ArrayBufferWriter<byte> content, SqliteCommand insert)
    {
        row.WriteContent(content);
        row.Hash = AuditChain.Next(before, row.Number, content.WrittenSpan);
        row.Bind(insert.Parameters);
        insert.ExecuteNonQuery();
        return row.Hash;
    }

    /// <summary>Which session an entry of schema 1 belongs to.</summary>
    private sealed class SessionsOfSchema1
    {
        private readonly Dictionary<long, long> _byAuthorisation = [];
        private long _last;

        public long Open { get; private set; }

        public long Of(JournalRow row)
        {
            switch (row.Kind)
            {
                case nameof(EventKind.SessionOpened):
                    _last = Math.Max(SessionNumber.In(row.Attachment), _last + 1);
                    return Open = _last;
                case nameof(EventKind.SessionClosed):
                    long closed = Open;
                    Open = 0;
                    return closed;
                case nameof(EventKind.Authorised):
                    _byAuthorisation[row.Authorisation] = Open;
                    return Open;
                case nameof(EventKind.Ended):
                    return _byAuthorisation.GetValueOrDefault(row.Authorisation, Open);
                default:
                    return Open;
            }
        }
    }
}
