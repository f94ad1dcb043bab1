using System.Text;
using MesoInjector.Control.Quantities;
using MesoInjector.Records.Auditing;
using MesoInjector.Records.Keeping;

namespace MesoInjector.Records.Tests;

public sealed class KeepingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Backup => _folder.In("backup.db");

    private string Fresh => _folder.In("fresh.db");

    [Fact]
    public void A_backup_taken_while_a_session_is_written_holds_everything_up_to_then_and_needs_no_other_file()
    {
        using Journal writer = _folder.Open();
        writer.Write([Some.Session(), Some.Authorisation(1)]);
        using (Journal reader = TemporaryFolder.Opened(Journal.OpenToRead(_folder.Path)))
            Assert.Null(reader.BackUp(Backup));
        writer.Write([Some.Outcome(1)]);

        Assert.Equal([Backup], Directory.GetFiles(_folder.Folder, "backup*"));
        using Journal copy = TemporaryFolder.Opened(Journal.OpenToRead(Backup));
        Assert.Equal([EventKind.SessionOpened, EventKind.Authorised], copy.Read().Select(line => line.Kind));
        Assert.True(copy.Verify().Sound);
        Assert.Equal(3, writer.Read().Count());
    }

    [Fact]
    public void A_backup_of_the_running_device_s_own_connection_works_too()
    {
        using Journal writer = _folder.Open();
        writer.Write([Some.Authorisation(1)]);
        Assert.Null(writer.BackUp(Backup));
        writer.Write([Some.Outcome(1)]);
        Assert.Equal(2, writer.Read().Count());
    }

    [Fact]
    public void A_backup_never_writes_over_anything()
    {
        File.WriteAllText(Backup, "the only good copy");
        using Journal writer = _folder.Open();
        JournalProblem problem = Assert.IsType<JournalProblem>(writer.BackUp(Backup));
        Assert.Contains("something of this name", problem.Problem, StringComparison.Ordinal);
        Assert.Equal("the only good copy", File.ReadAllText(Backup));
    }

    [Fact]
    public void A_backup_into_a_folder_that_is_not_there_is_refused()
    {
        using Journal writer = _folder.Open();
        Assert.Contains("does not exist", writer.BackUp(_folder.In("usb/backup.db"))!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void No_backup_is_made_of_a_journal_that_does_not_hold()
    {
        Write();
        Tamper(_folder.Path, "UPDATE journal SET commanded_nl = 1 WHERE number = 3");
        using Journal reader = TemporaryFolder.Opened(Journal.OpenToRead(_folder.Path));
        Assert.Contains("Entry 3 was edited", reader.BackUp(Backup)!.Problem, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Folder, "backup*"));
    }

    [Fact]
    public void A_restored_journal_goes_on_where_the_backup_ends_and_says_so()
    {
        Write();
        TakeBackup();

        Assert.Null(JournalRestore.Restore(Backup, Fresh, new StoppedClock()));

        using (Journal restored = TemporaryFolder.Opened(Journal.Open(Fresh, new StoppedClock())))
        {
            Assert.Equal(EventKind.Restored, restored.Read().Last().Kind);
            Assert.Equal(new AuthorisationId(3), restored.LastAuthorisation);
            Assert.Equal(new AuthorisationId(3), restored.Interrupted?.Authorisation);
            restored.Write([Some.Outcome(3), Some.Authorisation(4)]);
            Assert.True(restored.Verify().Sound);
        }

        Assert.DoesNotContain(Directory.GetFiles(_folder.Folder, "fresh*"), name => name.Contains("restoring", StringComparison.Ordinal));
    }

    [Fact]
    public void A_journal_that_is_there_is_never_restored_over()
    {
        Write();
        TakeBackup();
        File.WriteAllText(Fresh, "a journal, perhaps");
        Assert.Contains("something of this name", Refused(null).Problem, StringComparison.Ordinal);
        Assert.Equal("a journal, perhaps", File.ReadAllText(Fresh));
    }

    [Theory]
    [InlineData("UPDATE journal SET commanded_nl = 1 WHERE number = 4", "Entry 4 was edited")]
    [InlineData("DELETE FROM journal WHERE number = 2", "Entry 2 was removed")]
    [InlineData("UPDATE chain SET number = 9", "Entries 6 to 9 were removed")]
    [InlineData("PRAGMA user_version = 77", "newer version")]
    [InlineData("PRAGMA application_id = 1", "another program")]
    public void A_backup_that_is_not_as_it_was_written_is_refused_with_the_exact_reason_and_nothing_is_changed(string sql, string reason)
    {
        Write();
        TakeBackup();
        Tamper(Backup, sql);
        Refuses(reason);
    }

    [Fact]
    public void A_damaged_backup_is_refused_and_nothing_is_changed()
    {
        Write(doses: 300);
        TakeBackup();
        byte[] bytes = File.ReadAllBytes(Backup);
        bytes.AsSpan(bytes.Length / 2 / 4096 * 4096, 4096).Fill(0x5A);
        File.WriteAllBytes(Backup, bytes);
        Refuses("damaged");
    }

    [Fact]
    public void A_backup_cut_short_is_refused_and_nothing_is_changed()
    {
        Write(doses: 300);
        TakeBackup();
        File.WriteAllBytes(Backup, File.ReadAllBytes(Backup)[..20_000]);
        Refuses("damaged");
    }

    [Fact]
    public void A_letter_is_refused_and_nothing_is_changed()
    {
        File.WriteAllText(Backup, string.Concat(Enumerable.Repeat("Dear colleague, ", 500)), Encoding.UTF8);
        Refuses("not a journal");
    }

    [Fact]
    public void A_backup_that_lacks_what_an_exported_head_holds_is_refused()
    {
        Write();
        TakeBackup();
        _folder.Keep(Some.Outcome(3));
        ChainHead later;
        using (Journal journal = TemporaryFolder.Opened(Journal.OpenToRead(_folder.Path)))
            later = journal.Head();
        JournalProblem problem = Refused(later);
        Assert.Contains("entries were removed", problem.Problem, StringComparison.Ordinal);
        Assert.False(File.Exists(Fresh));
    }

    private void Refuses(string reason)
    {
        byte[] before = File.ReadAllBytes(Backup);
        JournalProblem problem = Refused(null);
        Assert.Contains(reason, problem.Problem, StringComparison.Ordinal);
        Assert.StartsWith(Backup, problem.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
        Assert.Equal(before, File.ReadAllBytes(Backup));
        Assert.Empty(Directory.GetFiles(_folder.Folder, "fresh*"));
    }

    private JournalProblem Refused(ChainHead? known) => Assert.IsType<JournalProblem>(JournalRestore.Restore(Backup, Fresh, new StoppedClock(), known));

    private void Write(int doses = 2)
    {
        using Journal journal = _folder.Open();
        for (long id = 1; id <= doses; id++)
            journal.Write([Some.Authorisation(id), Some.Outcome(id)]);
        journal.Write([Some.Authorisation(doses + 1)]);
    }

    private void TakeBackup()
    {
        using Journal reader = TemporaryFolder.Opened(Journal.OpenToRead(_folder.Path));
        Assert.Null(reader.BackUp(Backup));
    }

    private static void Tamper(string path, string sql) =>
        TemporaryFolder.Execute(path, $"DROP TRIGGER journal_never_changes; DROP TRIGGER journal_never_shrinks; {sql}");
}
