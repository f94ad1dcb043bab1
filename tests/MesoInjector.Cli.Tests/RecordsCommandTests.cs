using System.Text.Json;
using MesoInjector.Records;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Cli.Tests;

public sealed class RecordsCommandTests : IDisposable
{
    private const string HairScenario = "scenarios/hair-standard.yaml";

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-cli-records-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Journal => In("treatment.journal");

    [Fact]
    public async Task A_played_session_is_listed_shown_verified_exported_backed_up_and_restored()
    {
        await PlayAsync();
        MesoRun list = await Records("list", "--json");
        using JsonDocument sessions = JsonDocument.Parse(list.Output);
        JsonElement session = Assert.Single(sessions.RootElement.EnumerateArray());
        Assert.Equal((1, "simulated", "closed", 36), (session.GetProperty("session").GetInt32(), session.GetProperty("origin").GetString(), session.GetProperty("ending").GetString(), session.GetProperty("pointsDone").GetInt32()));

        MesoRun show = await Records("show", "1", "--json");
        using JsonDocument whole = JsonDocument.Parse(show.Output);
        Assert.Equal("mesoinjector-session-1", whole.RootElement.GetProperty("format").GetString());
        Assert.Contains("IL-11", (await Records("show", "1")).Output, StringComparison.Ordinal);

        MesoRun verify = await Records("verify", "--write-head", In("head.json"));
        Assert.Equal(0, verify.Code);
        MesoRun export = await Records("export", "1", "--format", "fhir", "--out", In("out"));
        Assert.Equal((0, Path.Combine(In("out"), "session-1.fhir.json")), (export.Code, export.Output.Trim()));

        Assert.Equal(0, (await Records("backup", In("backup.db"))).Code);
        MesoRun restore = await Meso.RunAsync("records", "restore", In("backup.db"), "--journal", In("fresh.journal"), "--head", In("head.json"));
        Assert.True(restore.Code == 0, restore.Error);
        Assert.Contains("36 of 36", (await Meso.RunAsync("records", "list", "--journal", In("fresh.journal"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_entry_is_found_and_named_and_the_exit_code_says_so()
    {
        await PlayAsync();
        Assert.Equal(0, (await Records("verify", "--write-head", In("head.json"))).Code);
        Execute("DROP TRIGGER journal_never_changes; UPDATE journal SET estimated_nl = estimated_nl + 1 WHERE number = 50");
        MesoRun verify = await Records("verify", "--json");
        Assert.Equal(1, verify.Code);
        using JsonDocument report = JsonDocument.Parse(verify.Output);
        JsonElement finding = report.RootElement.GetProperty("findings")[0];
        Assert.Equal(("edited", 50), (finding.GetProperty("kind").GetString(), finding.GetProperty("from").GetInt32()));
        Assert.Equal(2, (await Records("backup", In("backup.db"))).Code);
        Assert.False(File.Exists(In("backup.db")));
    }

    [Fact]
    public async Task What_is_not_there_is_told_in_words()
    {
        MesoRun none = await Records("list");
        Assert.Equal(2, none.Code);
        Assert.Contains(Journal, none.Error, StringComparison.Ordinal);
        await PlayAsync();
        Assert.Contains("no session 7; the last is 1", (await Records("show", "7")).Error, StringComparison.Ordinal);
        MesoRun restore = await Meso.RunAsync("records", "restore", Journal, "--journal", Journal);
        Assert.Equal(2, restore.Code);
        Assert.Contains("already", restore.Error, StringComparison.Ordinal);
        File.WriteAllText(In("head.json"), "{}");
        Assert.Contains("not an exported chain head", (await Records("verify", "--head", In("head.json"))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_are_added_by_an_admin_and_no_pin_is_shown_or_kept()
    {
        File.WriteAllText(In("root.pin"), "481516\n");
        File.WriteAllText(In("both.pin"), "481516\n602214\n");
        Assert.Contains("first user", (await Users("add", "ada", "clinician", "--pin-file", In("root.pin"))).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Users("add", "root", "admin", "--pin-file", In("root.pin"))).Code);
        Assert.Equal(2, (await Users("add", "ada", "clinician", "--pin-file", In("root.pin"))).Code);
        MesoRun added = await Users("add", "ada", "clinician", "--as", "root", "--pin-file", In("both.pin"));
        Assert.True(added.Code == 0, added.Error);
        MesoRun list = await Users("list", "--json");
        using JsonDocument users = JsonDocument.Parse(list.Output);
        Assert.Equal(["ada", "root"], users.RootElement.EnumerateArray().Select(user => user.GetProperty("name").GetString()));
        Assert.DoesNotContain("pbkdf2", list.Output, StringComparison.Ordinal);
        Assert.Contains("too few lines", (await Users("disable", "ada", "--as", "root", "--pin-file", "/dev/null")).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Users("disable", "ada", "--as", "root", "--pin-file", In("root.pin"))).Code);
        JournalOpening opening = MesoInjector.Records.Journal.OpenToRead(Journal);
        using Journal journal = opening.Journal!;
        Assert.Equal("root", journal.Read(EventKind.UserDisabled)[0].Who.Name);
        Assert.All(journal.Read(), line => Assert.DoesNotContain("602214", line.Body ?? "", StringComparison.Ordinal));
    }

    private async Task PlayAsync()
    {
        MesoRun run = await Meso.RunAsync("session", "run", HairScenario, "--journal", Journal, "--json");
        Assert.True(run.Code == 0, run.Error);
    }

    private Task<MesoRun> Records(params string[] arguments) => Meso.RunAsync(["records", .. arguments, "--journal", Journal]);

    private Task<MesoRun> Users(params string[] arguments) => Meso.RunAsync(["users", .. arguments, "--journal", Journal]);

    private string In(string name) => Path.Combine(_folder, name);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Journal};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
