using System.Buffers;
using System.Text.Json.Nodes;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Auditing;
using MesoInjector.Records.Lists;
using MesoInjector.Records.Reading;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records;

/// <summary>
/// The durable journal: one SQLite file, write-ahead logged, every transaction forced to disk before the writing call returns. The
/// journal is the truth; lists beside it in the same file follow from it. Writing and reading may be done from any thread, but for <see cref="Read()"/>, which is
/// the owner's. Who reads keeps who writes waiting: for reading much, open the journal a second time, to read.
/// </summary>
public sealed class Journal : IRecordStore
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly Statements _statements;
    private readonly SqliteCommand _insert;
    private readonly ListWriter _lists;
    private readonly ClockWatch _clock;
    private readonly FileStream? _held;
    private readonly JournalRow _row = new();
    private readonly ArrayBufferWriter<byte> _content = new(1024);
    private ChainState _head;
    private UserStamp _actingUser = UserStamp.Nobody;
    private TimeSpan _clockStep;
    private volatile string? _damage;

    internal Journal(SqliteConnection connection, TimeProvider clock, FileStream? held)
    {
        _held = held;
        _connection = connection;
        _clock = new ClockWatch(clock);
        _statements = new Statements(connection);
        _lists = new ListWriter(_statements);
        _insert = connection.CreateCommand();
        _insert.CommandText = JournalSchema.Insert;
        for (int i = 0; i < JournalRow.Columns; i++)
            _insert.Parameters.AddWithValue($"${i}", DBNull.Value);
        Treatments = new TreatmentRecords(_statements, _gate);
        _head = ReadHead();
    }

    /// <summary>The latest authorisation in the file when it was opened or last written to.</summary>
    public AuthorisationId LastAuthorisation => new(_head.Authorisation);

    /// <summary>The latest authorisation that has no outcome, as it was recorded; null when every one has.</summary>
    public RecordEntry? Interrupted
    {
        get
        {
            lock (_gate)
                return ReadInterrupted();
        }
    }

    /// <summary>The number of the latest session; 0 for none.</summary>
    public long SessionCount
    {
        get
        {
            lock (_gate)
                return _statements.Number("SELECT coalesce(max(number), 0) FROM session");
        }
    }

    /// <summary>Who is signed in: stands beside every entry from now on.</summary>
    public UserStamp ActingUser
    {
        get
        {
            lock (_gate)
                return _actingUser;
        }

        set
        {
            lock (_gate)
                _actingUser = value;
        }
    }

    /// <summary>Lists and whole sessions.</summary>
    public TreatmentRecords Treatments { get; }

    /// <summary>Opens a journal for writing, or makes a new one where there is none. One program at a time can.</summary>
    /// <param name="path">The file, in a folder that exists; <c>:memory:</c> keeps nothing.</param>
    /// <param name="clock">Wall-clock time of the entries.</param>
    /// <param name="program">Which program writes, and whether on a real device; null leaves it unsaid.</param>
    public static JournalOpening Open(string path, TimeProvider clock, ProgramIdentity? program = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(clock);
        return JournalFile.OpenToWrite(path, clock, program);
    }

    /// <summary>Opens a journal for reading, also while another program writes to it.</summary>
    /// <param name="path">The file.</param>
    public static JournalOpening OpenToRead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return JournalFile.OpenToRead(path, TimeProvider.System);
    }

    /// <summary>Appends entries in one transaction; they are on disk when it returns.</summary>
    /// <exception cref="JournalWriteException">They could not be written, with the remedy; none of them was.</exception>
    /// <exception cref="SqliteException">They contradict what is in the journal; none of them was written.</exception>
    public void Write(ReadOnlySpan<RecordEntry> entries) => WriteAll(entries, own: null);

    /// <summary>Appends an entry that is not the control core's; on disk when it returns.</summary>
    /// <param name="kind">One of the store's own kinds.</param>
    /// <param name="body">What belongs to it; units in the names of the fields.</param>
    /// <param name="who">Who did it; null for who is signed in.</param>
    /// <exception cref="JournalWriteException">It could not be written, with the remedy.</exception>
    public void Append(EventKind kind, JsonObject? body, UserStamp? who = null)
    {
        if (Enum.TryParse<RecordKind>(kind.ToString(), out _))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "this kind comes from the control core only");
        AppendText(kind, body?.ToJsonString(), who ?? ActingUser);
    }

    /// <summary>The guardian said which firmware it runs.</summary>
    /// <exception cref="JournalWriteException">It could not be written, with the remedy.</exception>
    public void Identify(string firmware)
    {
        ArgumentException.ThrowIfNullOrEmpty(firmware);
        Append(EventKind.DeviceIdentified, new JsonObject { ["firmware"] = firmware });
    }

    /// <summary>Keeps what is known of a patient, from now on as given.</summary>
    /// <returns>Null when kept; otherwise why not.</returns>
    /// <exception cref="JournalWriteException">It could not be written, with the remedy.</exception>
    public Refusal? Keep(PatientRecord patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        if (PatientRules.Block(patient, DateOnly.FromDateTime(_clock.Now.UtcDateTime)) is { } refusal)
            return refusal;
        Append(EventKind.PatientKept, new JsonObject { ["code"] = patient.Code, ["birthYear"] = patient.BirthYear, ["notes"] = patient.Notes });
        return null;
    }

    /// <summary>Uses up a single item in the open session. An item is used once, ever, whoever the patient is.</summary>
    /// <returns>Null when it may be used; otherwise why not.</returns>
    /// <exception cref="JournalWriteException">It could not be written, with the remedy.</exception>
    public Refusal? Use(ConsumableRecord item)
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (_gate)
        {
            if (ConsumableRules.Block(_statements, item, _head.Session, DateOnly.FromDateTime(_clock.Now.UtcDateTime), out bool again) is { } refusal)
                return refusal;
            if (!again)
            {
                Append(EventKind.ItemUsed, new JsonObject
                {
                    ["kind"] = item.Kind.ToString(),
                    ["name"] = item.Name,
                    ["lot"] = item.Lot,
                    ["item"] = item.Item,
                    ["expiry"] = item.Expiry is { } expiry ? AttachmentText.Date(expiry) : null,
                });
            }

            return null;
        }
    }

    /// <summary>Somebody signs for a session, also after it was closed, with notes that may be empty.</summary>
    /// <returns>Null when kept; otherwise why not.</returns>
    /// <exception cref="JournalWriteException">It could not be written, with the remedy.</exception>
    public Refusal? Sign(long session, string notes, UserStamp who)
    {
        ArgumentNullException.ThrowIfNull(notes);
        lock (_gate)
        {
            if (SignatureRules.Block(_statements, session, notes, who) is { } refusal)
                return refusal;
            Append(EventKind.SessionSigned, new JsonObject { ["session"] = session, ["notes"] = notes }, who);
            return null;
        }
    }

    /// <summary>Reads everything back, oldest first; for the owner's thread, while nobody writes.</summary>
    public IEnumerable<JournalEntry> Read()
    {
        using var rows = new RowReader(_statements, "SELECT * FROM journal ORDER BY number");
        var row = new JournalRow();
        while (rows.Read(row))
            yield return row.ToEntry();
    }

    /// <summary>The entries of one of the store's own kinds, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Read(EventKind kind)
    {
        lock (_gate)
        {
            using var rows = new RowReader(_statements,
                "SELECT j.* FROM store_event e JOIN journal j ON j.number = e.number WHERE e.kind = $1 ORDER BY e.number", kind.ToString());
            var found = new List<JournalEntry>();
            var row = new JournalRow();
            while (rows.Read(row))
                found.Add(row.ToEntry());
            return found;
        }
    }

    /// <summary>Where the audit chain stands: keep it elsewhere, and nobody can rewrite what came before unseen.</summary>
    public ChainHead Head()
    {
        lock (_gate)
        {
            ChainState head = ReadHead();
            return new ChainHead(head.Identity, head.Number, AuditChain.Text(head.Hash), _clock.Now);
        }
    }

    /// <summary>Looks at every entry: finds what was edited, removed, put in, or put elsewhere, and says which.</summary>
    /// <param name="known">A head exported before; null for none.</param>
    /// <param name="progress">Told the number of the entry reached, now and then.</param>
    /// <param name="cancellation">Ends it early, with an exception.</param>
    /// <remarks>Nothing can be written meanwhile: while a device runs, open the journal a second time, to read.</remarks>
    public AuditReport Verify(ChainHead? known = null, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        lock (_gate)
            return JournalAudit.Run(_statements, known, progress, cancellation);
    }

    /// <summary>Copies the journal as it is at this moment into a new file, also while it is being written to, and looks every entry of the copy over.</summary>
    /// <param name="path">A file that does not exist, in a folder that does.</param>
    /// <returns>Null when done; otherwise what is wrong and what to do.</returns>
    /// <remarks>Nothing can be written meanwhile: while a device runs, open the journal a second time, to read.</remarks>
    public JournalProblem? BackUp(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        lock (_gate)
            return Keeping.JournalBackup.Write(_connection, path);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Check?.Dispose();
        lock (_gate)
        {
            _insert.Dispose();
            _statements.Dispose();
            _connection.Dispose();
            _held?.Dispose();
        }
    }

    /// <summary>How SQLite was told to write; 2 is "full": forced to disk with every transaction.</summary>
    internal long Synchronous => _statements.Number("PRAGMA synchronous");

    /// <summary>Bounds the file's size as a full disk would.</summary>
    /// <param name="pages">Pages of 4096 bytes.</param>
    internal void LimitTo(int pages) => JournalFile.Execute(_connection, $"PRAGMA max_page_count = {pages}");

    /// <summary>The look at the whole of a large file; null where it was small enough to be looked at before.</summary>
    internal WholeFileCheck? Check { get; private set; }

    /// <summary>Looks at the whole file while it is in use; where it is damaged, nothing more is written.</summary>
    internal void CheckWholeFile(string path) => Check = new WholeFileCheck(path, why => _damage = why);

    /// <summary>The first entries of a program: a session that nobody closed, then who writes now.</summary>
    internal void BeginProgram(ProgramIdentity? program)
    {
        if (_head.Session != 0)
            AppendText(EventKind.SessionInterrupted, body: null, UserStamp.Nobody);
        if (program is not null)
            AppendText(EventKind.ProgramStarted, program.ToJson(), UserStamp.Nobody);
    }

    private void AppendText(EventKind kind, string? body, UserStamp who) => WriteAll([], (kind, body, who));

    private void WriteAll(ReadOnlySpan<RecordEntry> entries, (EventKind Kind, string? Body, UserStamp Who)? own)
    {
        lock (_gate)
        {
            if (_damage is { } damage)
                throw new JournalWriteException(damage);
            ChainState head = _head;
            _clockStep += _clock.Look(out DateTimeOffset now);
            try
            {
                using SqliteTransaction transaction = _connection.BeginTransaction();
                _insert.Transaction = transaction;
                _statements.Transaction = transaction;
                AppendClockStep(ref head, now);
                foreach (ref readonly RecordEntry entry in entries)
                {
                    _row.Set(entry, _actingUser);
                    Append(ref head, now);
                }

                if (own is { } one)
                {
                    _row.Set(one.Kind, one.Body, one.Who, head.At);
                    Append(ref head, now);
                }

                _statements.Execute("UPDATE chain SET number = $1, hash = $2", head.Number, head.Hash);
                _lists.Reach(head.Number);
                transaction.Commit();
            }
            catch (SqliteException exception) when (JournalFile.IsOfTheDisk(exception))
            {
                throw JournalFile.WriteFailed(_connection.DataSource, exception);
            }
            finally
            {
                _statements.Transaction = null;
            }

            _head = head;
            _clockStep = TimeSpan.Zero;
        }
    }

    /// <summary>Nothing in a session hangs on the wall clock; whoever reads the record must know that it was set.</summary>
    private void AppendClockStep(ref ChainState head, DateTimeOffset now)
    {
        if (_clockStep == TimeSpan.Zero)
            return;
        var body = new JsonObject { ["stepUs"] = _clockStep.Ticks / TimeSpan.TicksPerMicrosecond };
        _row.Set(EventKind.ClockStepped, body.ToJsonString(), UserStamp.Nobody, head.At);
        Append(ref head, now);
    }

    private void Append(ref ChainState head, DateTimeOffset now)
    {
        _row.Number = head.Number + 1;
        _row.WrittenMicroseconds = JournalRow.Microseconds(now);
        _row.Session = SessionOf(ref head);
        _row.WriteContent(_content);
        _row.Hash = AuditChain.Next(head.Hash, _row.Number, _content.WrittenSpan);
        _row.Bind(_insert.Parameters);
        _insert.ExecuteNonQuery();
        _lists.Add(_row);
        head = head with
        {
            Number = _row.Number,
            Hash = _row.Hash,
            At = _row.At,
            Authorisation = _row.Kind == nameof(EventKind.Authorised) ? _row.Authorisation : head.Authorisation,
        };
    }

    /// <summary>The session the row belongs to: the open one; the outcome of a dose goes to the session that authorised it.</summary>
    private long SessionOf(ref ChainState head)
    {
        switch (_row.Kind)
        {
            case nameof(EventKind.SessionOpened):
                head = head with { Session = Math.Max(SessionNumber.In(_row.Attachment), head.LastSession + 1) };
                head = head with { LastSession = head.Session };
                return head.Session;
            case nameof(EventKind.SessionClosed) or nameof(EventKind.SessionInterrupted):
                long closed = head.Session;
                head = head with { Session = 0 };
                return closed;
            case nameof(EventKind.SessionSigned):
                return SessionNumber.In(_row.Attachment);
            case nameof(EventKind.Ended) when head.Session == 0:
                return _statements.Number("SELECT session FROM injection WHERE authorisation = $1", _row.Authorisation);
            default:
                return head.Session;
        }
    }

    private ChainState ReadHead()
    {
        ChainState head = _statements.All("SELECT identity, number, hash FROM chain",
            reader => new ChainState(reader.GetString(0), reader.GetInt64(1), (byte[])reader.GetValue(2), 0, 0, 0, 0)).Single();
        return head with
        {
            At = _statements.Number("SELECT at_us FROM journal WHERE number = $1", head.Number),
            Authorisation = _statements.Number("SELECT coalesce(max(authorisation), 0) FROM injection"),
            Session = _statements.Number("SELECT number FROM session WHERE ending = 'Open' ORDER BY number DESC LIMIT 1"),
            LastSession = _statements.Number("SELECT coalesce(max(number), 0) FROM session"),
        };
    }

    private RecordEntry? ReadInterrupted()
    {
        using var rows = new RowReader(_statements,
            "SELECT * FROM journal WHERE number = (SELECT authorised FROM injection WHERE ended IS NULL ORDER BY authorisation DESC LIMIT 1)");
        var row = new JournalRow();
        return rows.Read(row) ? row.ToEntry().Entry : null;
    }

    /// <summary>Where the journal stands.</summary>
    private sealed record ChainState(string Identity, long Number, byte[] Hash, long At, long Authorisation, long Session, long LastSession);
}
