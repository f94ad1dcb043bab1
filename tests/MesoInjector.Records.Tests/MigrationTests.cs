using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Records.Tests;

public sealed class MigrationTests : IDisposable
{
    /// <summary>The first schema as it was, with a session that was given, one cut off in its second dose, and nothing after.</summary>
    private const string Schema1 = """
        CREATE TABLE journal (
            number INTEGER PRIMARY KEY, written_at TEXT NOT NULL, kind TEXT NOT NULL, at_us INTEGER NOT NULL, authorisation INTEGER NOT NULL,
            point INTEGER NOT NULL, commanded_nl INTEGER NOT NULL, estimated_nl INTEGER NOT NULL, uncertainty_nl INTEGER NOT NULL,
            upper_bound_nl INTEGER NOT NULL, displaced_nl INTEGER NOT NULL, depth_commanded_um INTEGER NOT NULL, depth_reached_nm INTEGER NOT NULL,
            peak_pressure_pa INTEGER NOT NULL, peak_contact_mn INTEGER NOT NULL, duration_us INTEGER NOT NULL, outcome TEXT NOT NULL,
            alarm TEXT NOT NULL, from_state TEXT NOT NULL, to_state TEXT NOT NULL, state_trigger TEXT NOT NULL, attachment TEXT) STRICT;
        CREATE INDEX journal_authorisation ON journal (authorisation) WHERE authorisation > 0;
        CREATE TRIGGER journal_has_no_gaps BEFORE INSERT ON journal WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM journal)
            BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END;
        CREATE TRIGGER journal_authorises_once BEFORE INSERT ON journal WHEN NEW.kind = 'Authorised'
            AND (NEW.authorisation < 1 OR NEW.authorisation <= (SELECT coalesce(max(authorisation), 0) FROM journal WHERE authorisation > 0))
            BEGIN SELECT RAISE(ABORT, 'an authorisation has a number of its own, higher than those before'); END;
        CREATE TRIGGER journal_authorises_first BEFORE INSERT ON journal WHEN NEW.kind = 'Ended'
            AND NOT EXISTS (SELECT 1 FROM journal WHERE authorisation = NEW.authorisation AND authorisation > 0 AND kind = 'Authorised')
            BEGIN SELECT RAISE(ABORT, 'an outcome needs its authorisation before it'); END;
        CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
        CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
        PRAGMA application_id = 1296388943;
        PRAGMA user_version = 1;
        INSERT INTO journal VALUES (1, '2026-01-10T09:00:00.1234560+00:00', 'SessionOpened', 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'None', '0', 'Boot', 'Boot', '0',
            '{"session":1,"patient":"P-17","date":"2026-01-10","courseSession":2,"daysSinceLast":15,"earlyReason":null,"protocol":"hair","protocolVersion":3,"depthUm":1500,"doseNl":50000,"pointLimitNl":60000,"sessionLimitNl":3000000,"points":36,"needle":"30G x 4 mm","syringe":"3 mL","compound":"water","compoundLot":"C7","compoundExpiry":"2027-01-01","syringeLot":"S7","needleLot":"N7","fillNl":2500000,"handpiece":"HP-1"}');
        INSERT INTO journal VALUES (2, '2026-01-10T09:01:00.0000000+00:00', 'Authorised', 61000000, 1, 1, 50000, 0, 0, 0, 0, 1500, 0, 0, 0, 0, 'None', '0', 'Boot', 'Boot', '0', NULL);
        INSERT INTO journal VALUES (3, '2026-01-10T09:01:03.0000000+00:00', 'Ended', 64000000, 1, 1, 50000, 49000, 900, 52000, 51000, 1500, 1498000, 91000, 1400, 2900000, 'Completed', '0', 'Boot', 'Boot', '0', NULL);
        INSERT INTO journal VALUES (4, '2026-01-10T09:30:00.0000000+00:00', 'SessionClosed', 99000000, 0, 0, 0, 0, 0, 0, 51000, 0, 0, 0, 0, 0, 'None', '0', 'Boot', 'Boot', '0', NULL);
        INSERT INTO journal VALUES (5, '2026-01-24T09:00:00.0000000+00:00', 'SessionOpened', 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'None', '0', 'Boot', 'Boot', '0', NULL);
        INSERT INTO journal VALUES (6, '2026-01-24T09:01:00.0000000+00:00', 'Authorised', 61000000, 2, 4, 30000, 0, 0, 0, 0, 1500, 0, 0, 0, 0, 'None', '0', 'Boot', 'Boot', '0', NULL);
        """;

    private readonly TemporaryFolder _folder = new();

    public MigrationTests() => TemporaryFolder.Execute(_folder.Path, Schema1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_journal_of_schema_1_is_brought_up_with_every_entry_as_it_was()
    {
        using Journal journal = _folder.Open();
        List<JournalEntry> lines = [.. journal.Read()];
        Assert.Equal(
            [EventKind.SessionOpened, EventKind.Authorised, EventKind.Ended, EventKind.SessionClosed, EventKind.SessionOpened, EventKind.Authorised,
                EventKind.Migrated, EventKind.SessionInterrupted],
            lines.Select(line => line.Kind));
        Assert.Equal([1L, 1, 1, 1, 2, 2, 2, 2], lines.Select(line => line.Session));
        Assert.Equal(new DateTimeOffset(2026, 1, 10, 9, 0, 0, TimeSpan.Zero).AddTicks(1_234_560), lines[0].WrittenAt);
        Assert.Equal(new RecordEntry
        {
            Kind = RecordKind.Ended,
            At = MonotonicTime.FromMicroseconds(64_000_000),
            Authorisation = new AuthorisationId(1),
            Point = 1,
            Commanded = Dose.FromNanolitres(50_000),
            Estimated = FluidVolume.FromNanolitres(49_000),
            Uncertainty = FluidVolume.FromNanolitres(900),
            UpperBound = FluidVolume.FromNanolitres(52_000),
            Displaced = FluidVolume.FromNanolitres(51_000),
            DepthCommanded = NeedleDepth.FromMicrometres(1500),
            DepthReached = AxisPosition.FromNanometres(1_498_000),
            PeakPressure = FluidPressure.FromPascals(91_000),
            PeakContact = AppliedForce.FromMillinewtons(1400),
            Duration = TimeSpan.FromMicroseconds(2_900_000),
            Outcome = InjectionOutcome.Completed,
        }, lines[2].Entry);
        Assert.True(journal.Verify().Sound);
    }

    [Fact]
    public void What_was_interrupted_before_is_still_found_and_the_numbers_go_on()
    {
        using Journal journal = _folder.Open();
        Assert.Equal(new AuthorisationId(2), journal.Interrupted?.Authorisation);
        Assert.Equal(4, journal.Interrupted?.Point);
        Assert.Equal(2, journal.SessionCount);
        journal.Write([Some.Outcome(2, InjectionOutcome.Interrupted), Some.Session(), Some.Authorisation(3)]);
        Assert.Equal(SessionEnding.Interrupted, journal.Treatments.Session(2)!.Ending);
        Assert.Equal(3, Assert.Single(journal.Treatments.Sessions(), session => session.Ending == SessionEnding.Open).Number);
    }

    [Fact]
    public void A_session_of_schema_1_is_read_with_what_it_has_and_without_guesses()
    {
        using Journal journal = _folder.Open();
        TreatmentSession session = journal.Treatments.Session(1)!;
        Assert.Equal("P-17", session.Patient.Code);
        Assert.Equal(new CourseRecord(2, 0, 0, 15, null), session.Course);
        Assert.Equal("hair", session.Protocol.Name);
        Assert.Empty(session.Protocol.Text);
        Assert.Null(session.Checklist);
        Assert.Null(session.Calibrations);
        Assert.Null(session.Versions);
        Assert.Equal(RecordOrigin.Unknown, session.Origin);
        Assert.Empty(session.Points);
        Assert.Equal(FluidVolume.FromNanolitres(51_000), session.UpperBound);
    }

    [Fact]
    public void A_journal_of_schema_1_that_is_only_to_be_read_is_refused_with_the_remedy_and_left_as_it_is()
    {
        byte[] before = File.ReadAllBytes(_folder.Path);
        JournalOpening opening = Journal.OpenToRead(_folder.Path);
        Assert.Contains("older version", opening.Problem, StringComparison.Ordinal);
        Assert.Contains("Start the device once", opening.Remedy, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.Path));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_old_journal_as_it_was()
    {
        TemporaryFolder.Execute(_folder.Path, "CREATE TABLE chain (something TEXT)");
        Assert.False(Journal.Open(_folder.Path, new StoppedClock()).Succeeded);
        TemporaryFolder.Execute(_folder.Path, "DROP TABLE chain");
        using Journal journal = _folder.Open();
        Assert.Equal(8, journal.Read().Count());
        Assert.True(journal.Verify().Sound);
    }

    [Fact]
    public void The_file_guards_itself_after_the_step_as_a_new_one_does()
    {
        _folder.Open().Dispose();
        string[] Schema(string path)
        {
            using var connection = JournalFile.Connect(path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
            using var statements = new Statements(connection);
            return [.. statements.All("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1", reader => reader.GetString(0))];
        }

        using (Journal fresh = TemporaryFolder.Opened(Journal.Open(_folder.In("fresh.db"), new StoppedClock())))
            fresh.Write([Some.Session()]);
        Assert.Equal(Schema(_folder.In("fresh.db")), Schema(_folder.Path));
    }
}
