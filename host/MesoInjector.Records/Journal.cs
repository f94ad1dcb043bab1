using System.Globalization;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records;

/// <summary>
/// The durable journal: one SQLite file, write-ahead logged, every transaction forced to disk before <see cref="Write"/> returns. One
/// owner thread.
/// </summary>
public sealed class Journal : IRecordStore
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly TimeProvider _clock;
    private readonly FileStream? _held;
    private long _lastNumber;

    internal Journal(SqliteConnection connection, TimeProvider clock, FileStream? held)
    {
        _held = held;
        _connection = connection;
        _clock = clock;
        _insert = connection.CreateCommand();
        _insert.CommandText = JournalSchema.Insert;
        foreach (string name in new[]
        {
            "$number", "$written_at", "$kind", "$at", "$authorisation", "$point", "$commanded", "$estimated", "$uncertainty", "$upper_bound", "$displaced",
            "$depth_commanded", "$depth_reached", "$peak_pressure", "$peak_contact", "$duration", "$outcome", "$alarm", "$from", "$to", "$trigger", "$attachment",
        })
        {
            _insert.Parameters.AddWithValue(name, DBNull.Value);
        }

        _lastNumber = Scalar("SELECT coalesce(max(number), 0) FROM journal");
        LastAuthorisation = new AuthorisationId(Scalar("SELECT coalesce(max(authorisation), 0) FROM journal"));
        Interrupted = ReadInterrupted();
        SessionCount = Scalar($"SELECT count(*) FROM journal WHERE kind = '{RecordKind.SessionOpened}'");
    }

    /// <summary>The latest authorisation in the file when it was opened or last written to.</summary>
    public AuthorisationId LastAuthorisation { get; private set; }

    /// <summary>The latest authorisation that had no outcome when the file was opened, as it was recorded; null when every one had.</summary>
    public RecordEntry? Interrupted { get; }

    /// <summary>How many sessions the file held when it was opened.</summary>
    public long SessionCount { get; }

    /// <summary>Opens a journal for writing, or makes a new one where there is none. One program at a time can.</summary>
    /// <param name="path">The file, in a folder that exists; <c>:memory:</c> keeps nothing.</param>
    /// <param name="clock">Wall-clock time of the entries.</param>
    public static JournalOpening Open(string path, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(clock);
        return JournalFile.OpenToWrite(path, clock);
    }

    /// <summary>Opens a journal for reading, also while another program writes to it.</summary>
    /// <param name="path">The file.</param>
    public static JournalOpening OpenToRead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return JournalFile.OpenToRead(path, TimeProvider.System);
    }

    /// <summary>Appends entries in one transaction; they are on disk when it returns.</summary>
    /// <exception cref="SqliteException">They could not be written; none of them was.</exception>
    public void Write(ReadOnlySpan<RecordEntry> entries)
    {
        long number = _lastNumber;
        AuthorisationId last = LastAuthorisation;
        string writtenAt = _clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        using SqliteTransaction transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        foreach (ref readonly RecordEntry entry in entries)
        {
            Bind(++number, writtenAt, entry);
            _insert.ExecuteNonQuery();
            if (entry.Kind == RecordKind.Authorised)
                last = entry.Authorisation;
        }

        transaction.Commit();
        _lastNumber = number;
        LastAuthorisation = last;
    }

    /// <summary>Reads everything back, oldest first.</summary>
    public IEnumerable<JournalEntry> Read()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT * FROM journal ORDER BY number";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            yield return Entry(reader);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _held?.Dispose();
    }

    /// <summary>How SQLite was told to write; 2 is "full": forced to disk with every transaction.</summary>
    internal long Synchronous => Scalar("PRAGMA synchronous");

    /// <summary>Bounds the file's size as a full disk would.</summary>
    /// <param name="pages">Pages of 4096 bytes.</param>
    internal void LimitTo(int pages) => JournalFile.Execute(_connection, $"PRAGMA max_page_count = {pages}");

    private RecordEntry? ReadInterrupted()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT * FROM journal a WHERE kind = '{RecordKind.Authorised}' AND NOT EXISTS (SELECT 1 FROM journal e WHERE e.authorisation = a.authorisation AND e.kind = '{RecordKind.Ended}') ORDER BY number DESC LIMIT 1";
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? Entry(reader).Entry : null;
    }

    private static JournalEntry Entry(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        DateTimeOffset.Parse(reader.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        new RecordEntry
        {
            Kind = Enum.Parse<RecordKind>(reader.GetString(2)),
            At = MonotonicTime.FromMicroseconds(reader.GetInt64(3)),
            Authorisation = new AuthorisationId(reader.GetInt64(4)),
            Point = reader.GetInt32(5),
            Commanded = Dose.FromNanolitres(reader.GetInt64(6)),
            Estimated = FluidVolume.FromNanolitres(reader.GetInt64(7)),
            Uncertainty = FluidVolume.FromNanolitres(reader.GetInt64(8)),
            UpperBound = FluidVolume.FromNanolitres(reader.GetInt64(9)),
            Displaced = FluidVolume.FromNanolitres(reader.GetInt64(10)),
            DepthCommanded = NeedleDepth.FromMicrometres(reader.GetInt32(11)),
            DepthReached = AxisPosition.FromNanometres(reader.GetInt32(12)),
            PeakPressure = FluidPressure.FromPascals(reader.GetInt32(13)),
            PeakContact = AppliedForce.FromMillinewtons(reader.GetInt32(14)),
            Duration = TimeSpan.FromMicroseconds(reader.GetInt64(15)),
            Outcome = Enum.Parse<InjectionOutcome>(reader.GetString(16)),
            Alarm = Enum.Parse<AlarmId>(reader.GetString(17)),
            From = Enum.Parse<InjectorState>(reader.GetString(18)),
            To = Enum.Parse<InjectorState>(reader.GetString(19)),
            Trigger = Enum.Parse<InjectorTrigger>(reader.GetString(20)),
            Attachment = reader.IsDBNull(21) ? null : reader.GetString(21),
        });

    private void Bind(long number, string writtenAt, in RecordEntry entry)
    {
        SqliteParameterCollection values = _insert.Parameters;
        values[0].Value = number;
        values[1].Value = writtenAt;
        values[2].Value = entry.Kind.ToString();
        values[3].Value = entry.At.Microseconds;
        values[4].Value = entry.Authorisation.Value;
        values[5].Value = entry.Point;
        values[6].Value = entry.Commanded.Nanolitres;
        values[7].Value = entry.Estimated.Nanolitres;
        values[8].Value = entry.Uncertainty.Nanolitres;
        values[9].Value = entry.UpperBound.Nanolitres;
        values[10].Value = entry.Displaced.Nanolitres;
        values[11].Value = entry.DepthCommanded.Micrometres;
        values[12].Value = entry.DepthReached.Nanometres;
        values[13].Value = entry.PeakPressure.Pascals;
        values[14].Value = entry.PeakContact.Millinewtons;
        values[15].Value = entry.Duration.Ticks / TimeSpan.TicksPerMicrosecond;
        values[16].Value = entry.Outcome.ToString();
        values[17].Value = entry.Alarm.ToString();
        values[18].Value = entry.From.ToString();
        values[19].Value = entry.To.ToString();
        values[20].Value = entry.Trigger.ToString();
        values[21].Value = (object?)AttachmentText.Of(entry.Attachment) ?? DBNull.Value;
    }

    private long Scalar(string sql) => (long)JournalFile.Scalar(_connection, sql)!;
}
