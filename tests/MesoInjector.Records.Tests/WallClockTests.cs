using System.Text.Json.Nodes;

namespace MesoInjector.Records.Tests;

public sealed class WallClockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_step_of_a_day_is_noted_before_the_next_entry_and_changes_no_time_inside_the_session(int days)
    {
        using Journal journal = Open();
        journal.Write([Some.Session()]);
        _clock.Pass(TimeSpan.FromSeconds(10));
        journal.Write([Some.Authorisation(1)]);
        _clock.Step(TimeSpan.FromDays(days));
        _clock.Pass(TimeSpan.FromSeconds(10));
        journal.Write([Some.Outcome(1)]);

        List<JournalEntry> lines = [.. journal.Read()];
        Assert.Equal([EventKind.SessionOpened, EventKind.Authorised, EventKind.ClockStepped, EventKind.Ended], lines.Select(line => line.Kind));
        Assert.Equal(days * 86_400_000_000L, JsonNode.Parse(lines[2].Body!)!["stepUs"]!.GetValue<long>());
        var session = journal.Treatments.Session(1)!;
        Assert.Equal(TimeSpan.FromDays(days), Assert.Single(session.ClockSteps).Step);
        Assert.Equal(TimeSpan.FromMicroseconds(1500), session.Duration);
        Assert.Equal(session.Started + session.Duration, session.Injections[0].Ended!.Value.WallClock);
    }

    [Fact]
    public void A_clock_that_is_only_steered_is_not_noted()
    {
        using Journal journal = Open();
        _clock.Pass(TimeSpan.FromHours(8));
        _clock.Step(TimeSpan.FromMilliseconds(900));
        journal.Write([Some.Session()]);
        Assert.Equal(EventKind.SessionOpened, Assert.Single(journal.Read()).Kind);
    }

    [Fact]
    public void A_step_that_could_not_be_written_is_noted_as_soon_as_writing_works_again()
    {
        using Journal journal = Open();
        journal.Write([Some.Session()]);
        _clock.Step(TimeSpan.FromDays(1));
        journal.LimitTo(pages: 1);
        Assert.Throws<JournalWriteException>(() => journal.Write([Some.Session() with { Attachment = new string('x', 100_000) }]));
        journal.LimitTo(pages: 1_000_000);
        _clock.Pass(TimeSpan.FromSeconds(1));

        journal.Write([Some.Authorisation(1)]);

        Assert.Equal([EventKind.SessionOpened, EventKind.ClockStepped, EventKind.Authorised], journal.Read().Select(line => line.Kind));
    }

    private Journal Open() => TemporaryFolder.Opened(Journal.Open(_folder.Path, _clock));
}
