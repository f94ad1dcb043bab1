using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Statistics;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Benchmarks;

/// <summary>The treatment record: what one authorisation costs beside the bare database, and how ten years of it behave.</summary>
internal static class RecordStore
{
    private const int Writes = 3000;
    private const int Patients = 2000;
    private const int Looks = 25;

    /// <summary>Measures both in a folder of the disk that counts.</summary>
    /// <param name="folder">Where the files go; they are removed.</param>
    /// <param name="sessions">How many sessions the large record gets.</param>
    /// <param name="output">Where the rows go.</param>
    public static void Measure(string folder, int sessions, TextWriter output)
    {
        string inside = Directory.CreateDirectory(Path.Combine(folder, $"meso-records-{Environment.ProcessId}")).FullName;
        try
        {
            WriteSideBySide(inside, output);
            string path = Path.Combine(inside, "years.journal");
            Fill(path, sessions, output);
            Look(path, output);
        }
        finally
        {
            Directory.Delete(inside, recursive: true);
        }
    }

    // ---- one authorisation -------------------------------------------------------------------------------------------

    private static void WriteSideBySide(string folder, TextWriter output)
    {
        using Journal journal = Open(Path.Combine(folder, "writes.journal"), TimeProvider.System);
        using SqliteConnection bare = Bare(Path.Combine(folder, "bare.db"));
        using SqliteCommand insert = bare.CreateCommand();
        insert.CommandText = "INSERT INTO authorised VALUES ($1, $2, $3, $4, $5)";
        for (int i = 1; i <= 5; i++)
            insert.Parameters.AddWithValue($"${i}", i);
        insert.Prepare();
        var ours = new List<double>();
        var theirs = new List<double>();
        for (int i = 1; i <= Writes; i++)
        {
            RecordEntry entry = Authorisation(i);
            ours.Add(Milliseconds(() => journal.Write([entry])));
            insert.Parameters[0].Value = i;
            theirs.Add(Milliseconds(() => insert.ExecuteNonQuery()));
        }

        output.WriteLine("| authorisation on disk | median ms | p99 ms |");
        output.WriteLine("|---|---|---|");
        output.WriteLine(FormattableString.Invariant($"| bare SQLite, one insert, synchronous FULL | {theirs.Median():0.00} | {theirs.Quantile(0.99):0.00} |"));
        output.WriteLine(FormattableString.Invariant($"| journal: entry, audit chain, lists | {ours.Median():0.00} | {ours.Quantile(0.99):0.00} |"));
        output.WriteLine(FormattableString.Invariant($"ratio {ours.Median() / theirs.Median():0.00} at the median, {ours.Quantile(0.99) / theirs.Quantile(0.99):0.00} at p99; {Writes} writes each, in turn"));
    }

    private static SqliteConnection Bare(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE authorised (id INTEGER PRIMARY KEY, point INTEGER, dose INTEGER, depth INTEGER, at INTEGER)";
        command.ExecuteNonQuery();
        return connection;
    }

    // ---- ten years ---------------------------------------------------------------------------------------------------

    private static void Fill(string path, int sessions, TextWriter output)
    {
        List<RecordEntry> played = PlayOnce();
        var clock = new RunningClock();
        long started = Stopwatch.GetTimestamp();
        using Journal journal = Open(path, clock);
        long authorisations = 0;
        for (int session = 1; session <= sessions; session++)
        {
            clock.Pass(TimeSpan.FromMinutes(350));
            RecordEntry[] entries = [.. played.Select(entry => Moved(entry, session, authorisations))];
            journal.Write(entries);
            authorisations += played.Count(entry => entry.Kind == RecordKind.Authorised);
            if (session % 1000 == 0)
                Console.Error.WriteLine($"{session} of {sessions} sessions written");
        }

        output.WriteLine(FormattableString.Invariant(
            $"{sessions} sessions, {authorisations} injections, {journal.Treatments.Entries} events in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
    }

    private static List<RecordEntry> PlayOnce()
    {
        List<RecordEntry> entries = [];
        Protocol protocol = Play.Protocol(40, "3 mL", 30, 36, out string reason) ?? throw new InvalidOperationException(reason);
        Play.Session(Play.Scenario(protocol, seed: 1, lineSensor: false), (_, bench) =>
        {
            if (bench.Records.Entries.Count > entries.Count)
                entries = [.. bench.Records.Entries];
        });
        return entries;
    }

    private static RecordEntry Moved(RecordEntry entry, int session, long authorisations)
    {
        if (entry.Authorisation != default)
            entry.Authorisation = new AuthorisationId(entry.Authorisation.Value + authorisations);
        if (entry.Attachment is SessionOrder order)
            entry.Attachment = order with { SessionNumber = session, Patient = Patient(session % Patients) };
        return entry;
    }

    private static void Look(string path, TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant($"file {new FileInfo(path).Length / 1e6:0} MB"));
        output.WriteLine("| look | median ms | slowest ms |");
        output.WriteLine("|---|---|---|");
        Row(output, "open for writing", () => Open(path, TimeProvider.System).Dispose());
        using Journal journal = Open(path, TimeProvider.System);
        long last = journal.SessionCount;
        Row(output, "the last 100 sessions", () => Need(journal.Treatments.Sessions().Count == 100));
        Row(output, "a page in the middle", () => Need(journal.Treatments.Sessions(new SessionFilter { BelowNumber = last / 2 }).Count == 100));
        Row(output, "one patient's sessions", () => Need(journal.Treatments.Sessions(new SessionFilter { Patient = Patient(17) }).Count > 0));
        Row(output, "1,000 patients", () => Need(journal.Treatments.Patients().Count == Math.Min(1000, Math.Min(last, Patients))));
        Row(output, "one whole session", () => Need(journal.Treatments.Session(last / 3)!.Injections.Count >= 36));
        Row(output, "sessions with a lot that all had", () => Need(journal.Treatments.SessionsWithLot("LOT-C1").Count == last));
        long started = Stopwatch.GetTimestamp();
        Need(journal.Verify().Sound);
        output.WriteLine(FormattableString.Invariant($"verifying every entry takes {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
    }

    private static void Row(TextWriter output, string what, Action look)
    {
        double[] times = [.. Enumerable.Range(0, Looks).Select(_ => Milliseconds(look))];
        output.WriteLine(FormattableString.Invariant($"| {what} | {times.Median():0.0} | {times.Max():0.0} |"));
    }

    private static void Need(bool right)
    {
        if (!right)
            throw new InvalidOperationException("the record does not hold what was written");
    }

    private static double Milliseconds(Action action)
    {
        long started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static Journal Open(string path, TimeProvider clock)
    {
        JournalOpening opening = Journal.Open(path, clock);
        return opening.Journal ?? throw new IOException(opening.Problem);
    }

    private static RecordEntry Authorisation(long id) => new()
    {
        Kind = RecordKind.Authorised,
        At = MonotonicTime.FromMicroseconds(id * 1000),
        Authorisation = new AuthorisationId(id),
        Point = 1,
        Commanded = Dose.FromMicrolitres(40),
        UpperBound = FluidVolume.FromMicrolitres(45),
        DepthCommanded = NeedleDepth.FromMicrometres(1500),
    };

    private static string Patient(int number) => $"P-{number.ToString("00000", CultureInfo.InvariantCulture)}";

    /// <summary>A clock that only goes on when it is told.</summary>
    private sealed class RunningClock : TimeProvider
    {
        private TimeSpan _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero) + _passed;

        public override long GetTimestamp() => _passed.Ticks;

        public void Pass(TimeSpan time) => _passed += time;
    }
}
