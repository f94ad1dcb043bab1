using MesoInjector.Control.Machine;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Simulator.Sessions;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Simulator.Tests.Sessions;

/// <summary>A record that cannot be written in the middle of a session: nothing is injected meanwhile, and nothing is lost.</summary>
public sealed class RecordFaultTests
{
    private const long LockedFor = 4_000_000;

    [Fact]
    [Requirement("SR-016", "SR-033")]
    public void While_another_program_holds_the_record_nothing_is_injected_and_afterwards_all_of_it_is_there()
    {
        using var folder = new JournalFolder();
        using Journal journal = folder.Open();
        using var other = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        other.Open();
        using var session = new VirtualSession(Bench.Scenario(3), journal, new SessionOptions { Board = BoardFile.Standard, SkipIdle = false });
        long lockedAt = 0;
        bool freed = false;
        int injectedWhileLocked = 0;
        string? failure = null;
        SessionResult result = session.Run(
            (now, bench) =>
            {
                if (lockedAt == 0 && bench.Controller.State == InjectorState.Armed)
                {
                    lockedAt = now;
                    Execute(other, "BEGIN IMMEDIATE");
                }

                if (lockedAt == 0 || freed)
                    return;
                failure ??= bench.Records.Failure;
                injectedWhileLocked += bench.Controller.State is InjectorState.Inserting or InjectorState.Dispensing ? 1 : 0;
                if (now - lockedAt < LockedFor)
                    return;
                freed = true;
                Execute(other, "ROLLBACK");
            },
            CancellationToken.None);

        Assert.True(freed);
        Assert.NotNull(failure);
        Assert.Equal(0, injectedWhileLocked);
        Assert.True(result.Outcome == SessionOutcome.Completed, $"{result.Outcome} {result.Detail}");
        Assert.Equal(3, journal.Treatments.Session(1)!.Injections.Count(injection => injection.Outcome == Control.Records.InjectionOutcome.Completed));
        Assert.True(journal.Verify().Sound);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
