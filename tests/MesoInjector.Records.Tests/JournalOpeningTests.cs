using System.Text;

namespace MesoInjector.Records.Tests;

public sealed class JournalOpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_is_refused_and_not_made()
    {
        string path = _folder.In("not-mounted/journal.db");
        JournalOpening opening = Refused(path);
        Assert.Contains("does not exist", opening.Problem, StringComparison.Ordinal);
        Assert.Contains("Mount", opening.Remedy, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.In("not-mounted")));
    }

    [Fact]
    public void A_folder_in_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(_folder.Path);
        Assert.Contains("is a folder", Refused(_folder.Path).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_file_is_refused_and_left_as_it_is()
    {
        if (OperatingSystem.IsWindows())
            return;
        _folder.Keep(Some.Session());
        byte[] before = File.ReadAllBytes(_folder.Path);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead);

        JournalOpening opening = Refused(_folder.Path);

        Assert.Contains("read-only", opening.Problem, StringComparison.Ordinal);
        Assert.Contains("writable", opening.Remedy, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.Path));
    }

    [Fact]
    public void Something_that_is_no_database_is_refused_and_left_as_it_is()
    {
        byte[] letter = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Dear colleague, ", 500)));
        File.WriteAllBytes(_folder.Path, letter);

        JournalOpening opening = Refused(_folder.Path);

        Assert.Contains("not a journal", opening.Problem, StringComparison.Ordinal);
        Assert.Equal(letter, File.ReadAllBytes(_folder.Path));
    }

    [Fact]
    public void The_database_of_another_program_is_refused_and_left_as_it_is()
    {
        TemporaryFolder.Execute(_folder.Path, "CREATE TABLE address (name TEXT)");
        byte[] before = File.ReadAllBytes(_folder.Path);

        JournalOpening opening = Refused(_folder.Path);

        Assert.Contains("another program", opening.Problem, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.Path));
    }

    [Fact]
    public void A_newer_journal_is_refused_with_both_versions_and_left_as_it_is()
    {
        _folder.Keep(Some.Authorisation(1));
        TemporaryFolder.Execute(_folder.Path, "PRAGMA user_version = 3");
        byte[] before = File.ReadAllBytes(_folder.Path);

        JournalOpening opening = Refused(_folder.Path);

        Assert.Contains("schema 3; this one knows 2", opening.Problem, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.Path));
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    public void A_damaged_file_is_refused_and_left_as_it_is(double place)
    {
        using (Journal journal = _folder.Open())
        {
            for (long id = 1; id < 400; id++)
                journal.Write([Some.Authorisation(id), Some.Outcome(id)]);
        }

        byte[] bytes = File.ReadAllBytes(_folder.Path);
        int at = (int)(bytes.Length * place) / 4096 * 4096;
        bytes.AsSpan(at, 4096).Fill(0xA5);
        File.WriteAllBytes(_folder.Path, bytes);

        JournalOpening opening = Refused(_folder.Path);

        Assert.Contains("damaged", opening.Problem, StringComparison.Ordinal);
        Assert.Contains("backup", opening.Remedy, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(_folder.Path));
    }

    [Fact]
    public void A_file_cut_short_is_refused_and_left_as_it_is()
    {
        using (Journal journal = _folder.Open())
        {
            for (long id = 1; id < 400; id++)
                journal.Write([Some.Authorisation(id)]);
        }

        byte[] half = File.ReadAllBytes(_folder.Path)[..20_000];
        File.WriteAllBytes(_folder.Path, half);

        Assert.Contains("damaged", Refused(_folder.Path).Problem, StringComparison.Ordinal);
        Assert.Equal(half, File.ReadAllBytes(_folder.Path));
    }

    [Fact]
    public void Only_one_program_at_a_time_writes_and_the_other_is_told_which_to_stop()
    {
        using (Journal first = _folder.Open())
        {
            first.Write([Some.Session()]);
            JournalOpening second = Refused(_folder.Path);
            Assert.Contains("another program is writing", second.Problem, StringComparison.Ordinal);
            Assert.Contains("daemon", second.Remedy, StringComparison.Ordinal);
            first.Write([Some.Session()]);
        }

        using Journal third = _folder.Open();
        Assert.Equal([EventKind.SessionOpened, EventKind.SessionOpened, EventKind.SessionInterrupted], third.Read().Select(line => line.Kind));
    }

    [Fact]
    public void A_file_that_a_backup_holds_is_refused_and_opens_afterwards()
    {
        _folder.Keep(Some.Session());
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            Assert.Contains("another program holds", Refused(_folder.Path).Problem, StringComparison.Ordinal);
        }

        _folder.Open().Dispose();
    }

    [Fact]
    public void It_can_be_read_while_another_program_writes()
    {
        using Journal writer = _folder.Open();
        writer.Write([Some.Authorisation(1)]);
        using Journal reader = TemporaryFolder.Opened(Journal.OpenToRead(_folder.Path));
        Assert.Single(reader.Read());
        writer.Write([Some.Outcome(1)]);
        Assert.Equal(2, reader.Read().Count());
    }

    [Fact]
    public void Who_opened_it_to_read_cannot_write()
    {
        _folder.Keep(Some.Session());
        using Journal reader = TemporaryFolder.Opened(Journal.OpenToRead(_folder.Path));
        var refused = Assert.Throws<JournalWriteException>(() => reader.Write([Some.Session()]));
        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
        Assert.Single(reader.Read());
    }

    [Fact]
    public void Reading_a_file_that_is_not_there_makes_none()
    {
        JournalOpening opening = Journal.OpenToRead(_folder.Path);
        Assert.False(opening.Succeeded);
        Assert.Contains("no such file", opening.Problem, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Path));
    }

    [Fact]
    public void An_empty_file_becomes_a_journal()
    {
        File.WriteAllBytes(_folder.Path, []);
        _folder.Keep(Some.Session());
        Assert.Single(_folder.Entries());
    }

    private static JournalOpening Refused(string path)
    {
        JournalOpening opening = Journal.Open(path, new StoppedClock());
        Assert.False(opening.Succeeded);
        Assert.StartsWith(path, opening.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(opening.Remedy);
        return opening;
    }
}
