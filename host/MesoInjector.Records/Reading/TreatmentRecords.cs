using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records.Reading;

/// <summary>Lists and whole sessions of a journal, from any thread; who writes waits meanwhile.</summary>
public sealed class TreatmentRecords
{
    private const string SummaryColumns = """
        SELECT number, patient, origin, ending, started_us, ended_us, protocol, course_session, course_of, points_planned, points_done, estimated_nl,
            counted_nl, alarms FROM session
        """;

    private readonly Statements _statements;
    private readonly Lock _gate;

    internal TreatmentRecords(Statements statements, Lock gate)
    {
        _statements = statements;
        _gate = gate;
    }

    /// <summary>Sessions, newest first.</summary>
    public IReadOnlyList<SessionSummary> Sessions(SessionFilter? filter = null)
    {
        filter ??= new SessionFilter();
        List<object?> values = [];
        List<string> conditions = [];
        Only("patient = ?", filter.Patient);
        Only("substr(patient, 1, length(?)) = ?", filter.PatientStartingWith);
        Only("number IN (SELECT session FROM consumable WHERE lot = ?)", filter.Lot);
        Only("protocol = ?", filter.Protocol);
        Only("started_us >= ?", filter.From is { } first ? JournalRow.Microseconds(first) : null);
        Only("started_us < ?", filter.Before is { } last ? JournalRow.Microseconds(last) : null);
        Only("number < ?", filter.BelowNumber);
        string where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        lock (_gate)
            return _statements.All($"{SummaryColumns} {where} ORDER BY number DESC LIMIT {filter.Limit}", Summary, [.. values]);

        void Only(string condition, object? value)
        {
            if (value is null)
                return;
            values.Add(value);
            conditions.Add(condition.Replace("?", $"${values.Count}", StringComparison.Ordinal));
        }
    }

    /// <summary>The protocols that sessions were done by, in the order of their names.</summary>
    public IReadOnlyList<string> Protocols()
    {
        lock (_gate)
            return _statements.All("SELECT DISTINCT protocol FROM session ORDER BY protocol", reader => reader.GetString(0));
    }

    /// <summary>The sessions in which a lot was used, newest first: whom to call when it is recalled.</summary>
    public IReadOnlyList<SessionSummary> SessionsWithLot(string lot)
    {
        lock (_gate)
            return _statements.All($"{SummaryColumns} WHERE number IN (SELECT session FROM consumable WHERE lot = $1) ORDER BY number DESC", Summary, lot);
    }

    /// <summary>Everything of one session.</summary>
    /// <returns>Null where there is none of this number.</returns>
    public TreatmentSession? Session(long number)
    {
        lock (_gate)
            return new SessionReader(_statements).Read(number);
    }

    /// <summary>Patients by code.</summary>
    /// <param name="startingWith">Only codes that begin so; empty for all.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<PatientSummary> Patients(string startingWith = "", int limit = 1000)
    {
        ArgumentNullException.ThrowIfNull(startingWith);
        lock (_gate)
        {
            return _statements.All("SELECT code, birth_year, notes, sessions, last_session FROM patient WHERE code >= $1 AND substr(code, 1, length($1)) = $1 ORDER BY code LIMIT $2",
                Patient, startingWith, limit);
        }
    }

    /// <summary>One patient.</summary>
    /// <returns>Null where there is none of this code.</returns>
    public PatientSummary? Patient(string code)
    {
        lock (_gate)
            return _statements.All("SELECT code, birth_year, notes, sessions, last_session FROM patient WHERE code = $1", Patient, code).SingleOrDefault();
    }

    /// <summary>Where in the course of a protocol a patient would be today.</summary>
    /// <remarks>The session after the last one with any dose; after the last of a course a new one begins.</remarks>
    /// <param name="patient">The patient's code.</param>
    /// <param name="protocol">The protocol the session would have.</param>
    /// <param name="today">The day.</param>
    public Course NextInCourse(string patient, Protocol protocol, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        List<(int Session, DateOnly Date)> last;
        lock (_gate)
        {
            last = _statements.All(
                "SELECT course_session, date FROM session WHERE patient = $1 AND protocol = $2 AND counted_nl > 0 ORDER BY number DESC LIMIT 1",
                reader => (reader.GetInt32(0), DateOnly.ParseExact(reader.GetString(1), "yyyy-MM-dd")), patient, protocol.Name);
        }

        if (last.Count == 0)
            return new Course(1, DaysSinceLast: null);
        int days = today.DayNumber - last[0].Date.DayNumber;
        return last[0].Session >= protocol.Draft.Sessions ? new Course(1, days) : new Course(last[0].Session + 1, days);
    }

    /// <summary>Whether an item was used before.</summary>
    /// <returns>The session it was used in; null where it was not.</returns>
    public long? SessionOfItem(ConsumableKind kind, string item)
    {
        lock (_gate)
            return _statements.Scalar("SELECT session FROM consumable WHERE kind = $1 AND item = $2", kind.ToString(), item) as long?;
    }

    /// <summary>How many entries the journal has.</summary>
    public long Entries
    {
        get
        {
            lock (_gate)
                return _statements.Number("SELECT coalesce(max(number), 0) FROM journal");
        }
    }

    /// <summary>Some of the journal's entries, oldest first.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<JournalEntry> EntriesFrom(long from, int limit = 1000)
    {
        lock (_gate)
        {
            using var rows = new RowReader(_statements, "SELECT * FROM journal WHERE number >= $1 ORDER BY number LIMIT $2", from, limit);
            var found = new List<JournalEntry>();
            var row = new JournalRow();
            while (rows.Read(row))
                found.Add(row.ToEntry());
            return found;
        }
    }

    /// <summary>Some of the journal's entries, newest first.</summary>
    /// <param name="below">Only those with a lower number.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="kinds">Only of these kinds; none for all.</param>
    public IReadOnlyList<JournalEntry> EntriesBelow(long below, int limit, params ReadOnlySpan<EventKind> kinds)
    {
        // Names of an enumeration: nothing in them needs quoting.
        string which = kinds.IsEmpty ? "" : $" AND kind IN ({string.Join(", ", kinds.ToArray().Select(kind => $"'{kind}'"))})";
        lock (_gate)
        {
            using var rows = new RowReader(_statements, $"SELECT * FROM journal WHERE number < $1{which} ORDER BY number DESC LIMIT $2", below, limit);
            var found = new List<JournalEntry>();
            var row = new JournalRow();
            while (rows.Read(row))
                found.Add(row.ToEntry());
            return found;
        }
    }

    private static SessionSummary Summary(SqliteDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), Enum.Parse<RecordOrigin>(reader.GetString(2)), Enum.Parse<SessionEnding>(reader.GetString(3)),
        JournalRow.WallClock(reader.GetInt64(4)), reader.IsDBNull(5) ? null : JournalRow.WallClock(reader.GetInt64(5)), reader.GetString(6),
        reader.GetInt32(7), reader.GetInt32(8), reader.GetInt32(9), reader.GetInt32(10), FluidVolume.FromNanolitres(reader.GetInt64(11)),
        FluidVolume.FromNanolitres(reader.GetInt64(12)), reader.GetInt32(13));

    private static PatientSummary Patient(SqliteDataReader reader) => new(
        new PatientRecord(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetInt32(1), reader.GetString(2)), reader.GetInt32(3),
        reader.IsDBNull(4) ? null : DateOnly.ParseExact(reader.GetString(4), "yyyy-MM-dd"));
}
