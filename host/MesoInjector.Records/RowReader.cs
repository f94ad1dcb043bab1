using Microsoft.Data.Sqlite;

namespace MesoInjector.Records;

/// <summary>Reads journal rows one after another into the caller's row.</summary>
internal sealed class RowReader : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _reader;

    public RowReader(Statements statements, string sql, params ReadOnlySpan<object?> values)
    {
        _command = statements.Connection.CreateCommand();
        _command.Transaction = statements.Transaction;
        _command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
            _command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        _reader = _command.ExecuteReader();
    }

    public bool Read(JournalRow row)
    {
        if (!_reader.Read())
            return false;
        row.Read(_reader);
        return true;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _command.Dispose();
    }
}
