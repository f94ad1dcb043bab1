using System.Globalization;
using MesoInjector.Records.Auditing;

namespace MesoInjector.Records.Tests;

public sealed class AuditTests : IDisposable
{
    private const int Doses = 20;
    private const string Triggers = "DROP TRIGGER journal_never_changes; DROP TRIGGER journal_never_shrinks; DROP TRIGGER journal_has_no_gaps; DROP TRIGGER journal_authorises_once; DROP TRIGGER journal_authorises_first;";

    private static readonly string[] Edits =
    [
        "written_us = written_us + 1", "kind = 'Refused'", "user_name = 'somebody'", "user_role = 'admin'", "session = session + 1", "at_us = at_us + 1",
        "authorisation = authorisation + 1000", "point = point + 1", "commanded_nl = commanded_nl - 1", "estimated_nl = estimated_nl + 1", "uncertainty_nl = 7",
        "upper_bound_nl = upper_bound_nl - 1", "displaced_nl = displaced_nl - 1", "depth_commanded_um = 1499", "depth_reached_nm = 3", "peak_pressure_pa = 1",
        "peak_contact_mn = 1", "duration_us = 1", "outcome = 'NotUsed'", "alarm = 'Occlusion'", "from_state = 'Ready'", "to_state = 'Ready'",
        "state_trigger = 'Arm'", "attachment = '{}'",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_untouched_journal_is_sound_and_its_head_is_that_of_its_last_entry()
    {
        Write();
        using Journal journal = Reader();
        AuditReport report = journal.Verify();
        Assert.Empty(report.Findings);
        Assert.Equal(2 * Doses, report.Entries);
        Assert.Equal(journal.Head().Hash, report.Head.Hash);
        Assert.Equal(journal.Head().Number, report.Head.Number);
    }

    [Fact]
    public void Any_column_of_any_entry_that_was_edited_is_found_and_the_entry_named()
    {
        Write();
        for (int i = 0; i < Edits.Length; i++)
        {
            long number = 1 + (i * 7 % (2 * Doses));
            AuditFinding finding = Assert.Single(After($"UPDATE journal SET {Edits[i]} WHERE number = {number}", checkLists: false));
            Assert.Equal((AuditFindingKind.Edited, number, number), (finding.Kind, finding.From, finding.To));
            Assert.Contains(number.ToString(CultureInfo.InvariantCulture), finding.Words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    [InlineData(40)]
    public void A_hash_that_was_edited_is_found(long number)
    {
        Write();
        AuditFinding finding = Assert.Single(After($"UPDATE journal SET hash = zeroblob(32) WHERE number = {number}"));
        Assert.Equal((AuditFindingKind.Edited, number), (finding.Kind, finding.From));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(7, 12)]
    [InlineData(39, 39)]
    [InlineData(40, 40)]
    [InlineData(30, 40)]
    public void Entries_that_were_removed_are_named(long from, long to)
    {
        Write();
        AuditFinding finding = Assert.Single(After($"DELETE FROM journal WHERE number BETWEEN {from} AND {to}"));
        Assert.Equal((AuditFindingKind.Removed, from, to), (finding.Kind, finding.From, finding.To));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(7, 12)]
    [InlineData(38, 38)]
    public void Entries_that_were_removed_are_named_also_where_the_numbers_were_closed_up(long from, long to)
    {
        Write();
        AuditFinding finding = Assert.Single(After($"DELETE FROM journal WHERE number BETWEEN {from} AND {to}; {Shift(to + 1, from - to - 1)}"));
        Assert.Equal((AuditFindingKind.Removed, from, to), (finding.Kind, finding.From, finding.To));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(40)]
    public void An_entry_that_was_put_in_is_named(long number)
    {
        Write();
        AuditFinding finding = Assert.Single(After($"{Shift(number, 1)}; {CopyOf(number == 1 ? 2 : 1, number)}"));
        Assert.Equal((AuditFindingKind.Inserted, number, number), (finding.Kind, finding.From, finding.To));
    }

    [Fact]
    public void An_entry_put_in_behind_the_end_is_named()
    {
        Write();
        AuditFinding finding = Assert.Single(After(CopyOf(1, 41)));
        Assert.Equal((AuditFindingKind.Inserted, 41L), (finding.Kind, finding.From));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(38)]
    public void Two_entries_that_changed_places_are_found(long number)
    {
        Write();
        IReadOnlyList<AuditFinding> findings = After(
            $"UPDATE journal SET number = -1 WHERE number = {number}; UPDATE journal SET number = {number} WHERE number = {number + 1}; UPDATE journal SET number = {number + 1} WHERE number = -1");
        AuditFinding finding = Assert.Single(findings);
        Assert.Equal(AuditFindingKind.Reordered, finding.Kind);
        Assert.Equal(number + 1, finding.From);
        Assert.Contains($"place {number}", finding.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 30)]
    [InlineData(30, 5)]
    [InlineData(2, 40)]
    public void An_entry_that_was_carried_elsewhere_is_named_with_both_places(long from, long to)
    {
        Write();
        string close = from < to
            ? $"UPDATE journal SET number = -number WHERE number BETWEEN {from + 1} AND {to}; UPDATE journal SET number = -number - 1 WHERE number < 0 AND number > -1000"
            : $"UPDATE journal SET number = -number WHERE number BETWEEN {to} AND {from - 1}; UPDATE journal SET number = -number + 1 WHERE number < 0 AND number > -1000";
        AuditFinding finding = Assert.Single(After($"UPDATE journal SET number = -5000 WHERE number = {from}; {close}; UPDATE journal SET number = {to} WHERE number = -5000"));
        Assert.Equal((AuditFindingKind.Reordered, from), (finding.Kind, finding.From));
        Assert.Contains($"place {to}", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_rewrites_the_whole_chain_is_found_by_a_head_exported_before()
    {
        Write();
        ChainHead head;
        using (Journal journal = Reader())
            head = journal.Head();
        Assert.Null(ChainHead.TryParse(head.ToJson(), out ChainHead? kept));
        Assert.Equal(head, kept);
        _folder.Keep(Some.Authorisation(100), Some.Outcome(100));
        using (Journal grown = Reader())
            Assert.True(grown.Verify(kept).Sound);

        using (Journal journal = Reader())
        {
            AuditFinding finding = Assert.Single(journal.Verify(kept! with { Hash = new string('0', 64) }).Findings);
            Assert.Equal(AuditFindingKind.HeadDiffers, finding.Kind);
            Assert.Contains("rewritten", finding.Words, StringComparison.Ordinal);
            Assert.Contains("removed", Assert.Single(journal.Verify(kept with { Number = 4000 }).Findings).Words, StringComparison.Ordinal);
            Assert.Contains("is of journal", Assert.Single(journal.Verify(kept with { Identity = "another" }).Findings).Words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"mesoinjector-chain-head-1\",\"journal\":\"x\",\"number\":-1,\"sha256\":\"0\",\"at\":\"2026-01-01T00:00:00Z\"}")]
    [InlineData("{\"format\":\"mesoinjector-chain-head-1\",\"journal\":\"x\",\"number\":1.5,\"sha256\":\"0\",\"at\":\"2026-01-01T00:00:00Z\"}")]
    [InlineData("{\"format\":\"mesoinjector-chain-head-1\",\"journal\":\"x\",\"number\":1,\"sha256\":\"0\",\"at\":\"2026-01-01T00:00:00Z\"}")]
    public void What_is_no_exported_head_is_refused_with_words(string text)
    {
        Assert.NotNull(ChainHead.TryParse(text, out ChainHead? head));
        Assert.Null(head);
    }

    [Fact]
    public void Entries_cannot_be_carried_over_from_another_journal()
    {
        Write();
        Assert.NotEmpty(After("UPDATE chain SET identity = 'another'"));
    }

    [Fact]
    public void A_list_that_was_edited_is_found()
    {
        _folder.Keep(Some.Session(), Some.Authorisation(1));
        AuditFinding finding = Assert.Single(After("UPDATE session SET counted_nl = 0"));
        Assert.Equal(AuditFindingKind.ListDiffers, finding.Kind);
        Assert.Contains("session", finding.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP TABLE session")]
    [InlineData("DROP TABLE list_state")]
    [InlineData("UPDATE list_state SET version = 0; DELETE FROM session")]
    [InlineData("UPDATE list_state SET number = 1; DELETE FROM injection")]
    public void Lists_that_are_missing_or_behind_are_made_anew_from_the_journal(string sql)
    {
        _folder.Keep(Some.Session(), Some.Authorisation(1), Some.Outcome(1), Some.Authorisation(2, point: 9));
        TemporaryFolder.Execute(_folder.Path, sql);

        using Journal journal = _folder.Open();

        Assert.Equal(9, journal.Interrupted?.Point);
        Assert.Single(journal.Treatments.Sessions());
        Assert.True(journal.Verify().Sound);
    }

    private void Write()
    {
        using Journal journal = _folder.Open();
        for (long id = 1; id <= Doses; id++)
            journal.Write([Some.Authorisation(id), Some.Outcome(id)]);
    }

    private Journal Reader() => TemporaryFolder.Opened(Journal.OpenToRead(_folder.Path));

    /// <summary>What is found in a copy after something was done to it.</summary>
    private IReadOnlyList<AuditFinding> After(string sql, bool checkLists = true)
    {
        string copy = _folder.In($"{Guid.NewGuid():N}.db");
        File.Copy(_folder.Path, copy);
        TemporaryFolder.Execute(copy, $"{Triggers} {sql}");

        // The lists were not told; a reader that trusts them is not what is tested here.
        using var connection = JournalFile.Connect(copy, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
        using var statements = new Statements(connection);
        Assert.True(checkLists || statements.Number("SELECT count(*) FROM journal") > 0);
        return JournalAudit.Run(statements, known: null, progress: null, CancellationToken.None).Findings;
    }

    /// <summary>Moves the numbers from one on; by way of negative ones, which nothing else has.</summary>
    private static string Shift(long from, long by) =>
        $"UPDATE journal SET number = -number - 100000 WHERE number >= {from}; UPDATE journal SET number = -(number + 100000) + {by} WHERE number < -100000 + 1";

    private static string CopyOf(long original, long number) =>
        $"CREATE TEMP TABLE one AS SELECT * FROM journal WHERE number = (SELECT max(number) FROM journal WHERE number <= {original + 2}); UPDATE one SET number = {number}; INSERT INTO journal SELECT * FROM one";
}
