using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Records.Tests;

[Requirement("SR-016")]
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_journal_without_authorisations_has_no_interruption()
    {
        _folder.Keep(Some.Session());
        using Journal journal = _folder.Open();
        Assert.Null(journal.Interrupted);
        Assert.Equal(default, journal.LastAuthorisation);
    }

    [Fact]
    public void An_authorisation_without_outcome_is_found_with_its_point_and_dose()
    {
        _folder.Keep(Some.Authorisation(1), Some.Outcome(1), Some.Authorisation(2, point: 9));
        using Journal journal = _folder.Open();
        Assert.Equal(new AuthorisationId(2), journal.Interrupted?.Authorisation);
        Assert.Equal(9, journal.Interrupted?.Point);
        Assert.Equal(Dose.FromMicrolitres(50), journal.Interrupted?.Commanded);
    }

    [Theory]
    [InlineData(InjectionOutcome.Completed)]
    [InlineData(InjectionOutcome.Interrupted)]
    [InlineData(InjectionOutcome.NotUsed)]
    public void Any_outcome_closes_it(InjectionOutcome outcome)
    {
        _folder.Keep(Some.Authorisation(1));
        _folder.Keep(Some.Outcome(1, outcome));
        using Journal journal = _folder.Open();
        Assert.Null(journal.Interrupted);
    }

    [Fact]
    public void Files_copied_in_mid_flight_show_the_authorisation_that_had_been_confirmed()
    {
        string crashed = _folder.In("crashed.db");
        using (Journal journal = _folder.Open())
        {
            journal.Write([Some.Authorisation(1), Some.Outcome(1), Some.Authorisation(2)]);
            Copy(crashed);
            journal.Write([Some.Outcome(2)]);
        }

        using Journal found = TemporaryFolder.Opened(Journal.Open(crashed, new StoppedClock()));
        Assert.Equal(3, found.Read().Count());
        Assert.Equal(new AuthorisationId(2), found.Interrupted?.Authorisation);
        Assert.Equal(new AuthorisationId(2), found.LastAuthorisation);
    }

    [Fact]
    public void A_log_torn_off_by_a_crash_loses_whole_transactions_only()
    {
        // Cut at every length: what is found is always a beginning of what was written, never half a transaction.
        string crashed = _folder.In("crashed.db");
        using Journal journal = _folder.Open();
        for (long id = 1; id <= 6; id++)
            journal.Write([Some.Authorisation(id), Some.Outcome(id)]);
        long length = new FileInfo(_folder.Path + "-wal").Length;
        var counts = new HashSet<int>();
        for (long cut = 0; cut <= length; cut += 1031)
        {
            Copy(crashed);
            using (FileStream log = File.OpenWrite(crashed + "-wal"))
                log.SetLength(cut);
            JournalOpening opening = Journal.Open(crashed, new StoppedClock());
            using Journal found = TemporaryFolder.Opened(opening);
            int count = found.Read().Count();
            Assert.Equal(0, count % 2);
            Assert.Null(found.Interrupted);
            counts.Add(count);
        }

        Assert.Contains(0, counts);
        Assert.Contains(10, counts);
    }

    private void Copy(string to)
    {
        foreach (string ending in new[] { "", "-wal", "-shm" })
            File.Delete(to + ending);
        File.Copy(_folder.Path, to);
        File.Copy(_folder.Path + "-wal", to + "-wal");
    }
}
