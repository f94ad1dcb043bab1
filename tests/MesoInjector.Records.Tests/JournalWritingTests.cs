using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records.Tests;

[Requirement("SR-061", "SR-062")]
public sealed class JournalWritingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_there_after_reopening_in_order_and_numbered_from_one()
    {
        _folder.Keep(Some.Session(), Some.Authorisation(1));
        _folder.Keep(Some.Outcome(1));

        using Journal journal = _folder.Open();
        List<JournalEntry> lines = [.. journal.Read()];
        Assert.Equal([1L, 2L, 3L, 4L], lines.Select(line => line.Number));
        Assert.Equal([RecordKind.SessionOpened, RecordKind.Authorised, default, RecordKind.Ended], lines.Select(line => line.Entry.Kind));
        Assert.Equal(EventKind.SessionInterrupted, lines[2].Kind);
        Assert.All(lines, line => Assert.Equal(StoppedClock.Time, line.WrittenAt));
        Assert.Equal(1, journal.SessionCount);
        Assert.Equal(new AuthorisationId(1), journal.LastAuthorisation);
    }

    [Fact]
    public void Every_number_comes_back_exactly_also_at_the_ends_of_its_range()
    {
        long[] wide = [0, 1, -1, long.MaxValue, long.MinValue, (1L << 53) + 1];
        int[] narrow = [0, 1, -1, int.MaxValue, int.MinValue];
        var written = new List<RecordEntry>();
        for (int i = 0; i < 30; i++)
            written.Add(Entry(i + 1, wide[i % wide.Length], narrow[i % narrow.Length], i));
        _folder.Keep([.. written]);

        Assert.Equal(written, _folder.Entries());
    }

    [Fact]
    public void Any_entry_comes_back_as_it_was()
    {
        var random = ArbMap.Default.ArbFor<(long, int, byte)>();
        Prop.ForAll(random, numbers =>
        {
            using Journal journal = TemporaryFolder.Opened(Journal.Open(":memory:", new StoppedClock()));
            RecordEntry written = Entry(1, numbers.Item1, numbers.Item2, numbers.Item3);
            journal.Write([written]);
            return Assert.Single(journal.Read()).Entry == written;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("UPDATE journal SET upper_bound_nl = 0")]
    [InlineData("DELETE FROM journal")]
    [InlineData("INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 1")]
    [InlineData("INSERT INTO journal SELECT number + 5, written_us, 'Refused', user_name, user_role, session, at_us, 0, point, commanded_nl, estimated_nl, uncertainty_nl, upper_bound_nl, displaced_nl, depth_commanded_um, depth_reached_nm, peak_pressure_pa, peak_contact_mn, duration_us, outcome, alarm, from_state, to_state, state_trigger, attachment, hash FROM journal WHERE number = 1")]
    public void The_file_itself_refuses_to_be_changed_shortened_or_to_get_a_gap(string sql)
    {
        _folder.Keep(Some.Session(), Some.Authorisation(1), Some.Outcome(1));
        List<RecordEntry> before = _folder.Entries();

        var refused = Assert.Throws<SqliteException>(() => TemporaryFolder.Execute(_folder.Path, sql));

        Assert.Contains("the journal", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Entries());
    }

    [Fact]
    public void An_outcome_is_not_taken_before_its_authorisation_and_takes_nothing_else_with_it()
    {
        using Journal journal = _folder.Open();
        journal.Write([Some.Session()]);

        var refused = Assert.Throws<SqliteException>(() => journal.Write([Some.Session(), Some.Outcome(1)]));

        Assert.Contains("needs its authorisation", refused.Message, StringComparison.Ordinal);
        Assert.Single(journal.Read());
        journal.Write([Some.Authorisation(1), Some.Outcome(1)]);
        Assert.Equal(3, journal.Read().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    public void An_authorisation_needs_a_number_higher_than_every_one_before(long id)
    {
        using Journal journal = _folder.Open();
        journal.Write([Some.Authorisation(5), Some.Outcome(5)]);

        Assert.Throws<SqliteException>(() => journal.Write([Some.Authorisation(id)]));

        Assert.Equal(new AuthorisationId(5), journal.LastAuthorisation);
        journal.Write([Some.Authorisation(6)]);
        Assert.Equal(new AuthorisationId(6), journal.LastAuthorisation);
    }

    [Fact]
    public void A_full_disk_throws_and_loses_nothing_and_the_same_entries_can_be_written_when_there_is_room()
    {
        using Journal journal = _folder.Open();
        journal.Write([Some.Authorisation(1), Some.Outcome(1)]);
        RecordEntry large = Some.Session() with { Attachment = new string('x', 200_000) };
        RecordEntry[] batch = [Some.Authorisation(2), large];
        journal.LimitTo(pages: 40);

        var full = Assert.Throws<JournalWriteException>(() => journal.Write(batch));

        Assert.Contains("the disk is full", full.Message, StringComparison.Ordinal);
        Assert.Contains("Make room", full.Message, StringComparison.Ordinal);
        Assert.True(journal.Verify().Sound);
        Assert.Equal(new AuthorisationId(1), journal.LastAuthorisation);
        Assert.Equal(2, journal.Read().Count());
        Assert.Throws<JournalWriteException>(() => journal.Write(batch));
        journal.LimitTo(pages: 1_000_000);
        journal.Write(batch);
        Assert.Equal([1L, 2L, 3L, 4L], journal.Read().Select(line => line.Number));
        Assert.Equal(new AuthorisationId(2), journal.LastAuthorisation);
    }

    [Fact]
    public void It_is_forced_to_disk_with_every_transaction()
    {
        using (_folder.Open())
        {
            using var connection = new SqliteConnection($"Data Source={_folder.Path};Pooling=False");
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode";
            Assert.Equal("wal", command.ExecuteScalar());
        }

        using Journal journal = _folder.Open();
        Assert.Equal(2, journal.Synchronous);
    }

    private static RecordEntry Entry(long id, long wide, int narrow, int small) => new()
    {
        Kind = RecordKind.Authorised,
        At = MonotonicTime.FromMicroseconds(wide),
        Authorisation = new AuthorisationId(id),
        Point = narrow,
        Commanded = Dose.FromNanolitres(small * HardLimits.DosePerPoint.Nanolitres / 255),
        Estimated = FluidVolume.FromNanolitres(wide),
        Uncertainty = FluidVolume.FromNanolitres(unchecked(wide + 1)),
        UpperBound = FluidVolume.FromNanolitres(unchecked(wide * 3)),
        Displaced = FluidVolume.FromNanolitres(unchecked(wide * 7)),
        DepthCommanded = NeedleDepth.FromMicrometres(small * 10),
        DepthReached = AxisPosition.FromNanometres(narrow),
        PeakPressure = FluidPressure.FromPascals(unchecked(narrow + 1)),
        PeakContact = AppliedForce.FromMillinewtons(unchecked(narrow + 2)),
        Duration = TimeSpan.FromTicks(narrow * 10L),
        Outcome = (InjectionOutcome)(small % 6),
        Alarm = (AlarmId)(small % 30),
        From = (InjectorState)(small % 20),
        To = (InjectorState)(small % 21),
        Trigger = (InjectorTrigger)(small % 22),
    };
}
