using MesoInjector.Console.Reading;
using MesoInjector.Control.Alarms;
using MesoInjector.Records;

namespace MesoInjector.Console.Screens.Operate;

/// <summary>When the alarms that are active were raised, as the record has it.</summary>
internal static class AlarmTimes
{
    /// <summary>What was raised longer ago than this many entries is shown without a time.</summary>
    private const int Look = 2000;

    /// <summary>The latest time of each; those that the record does not have are left out. Wall clock, UTC.</summary>
    public static async Task<IReadOnlyDictionary<AlarmId, DateTimeOffset>> ReadAsync(JournalReading record, IReadOnlyList<AlarmDefinition> alarms)
    {
        HashSet<AlarmId> wanted = [.. alarms.Select(alarm => alarm.Id)];
        Dictionary<AlarmId, DateTimeOffset>? times = await record.ReadAsync(journal =>
        {
            var found = new Dictionary<AlarmId, DateTimeOffset>();
            long last = journal.Treatments.Entries;
            foreach (JournalEntry entry in journal.Treatments.EntriesFrom(Math.Max(1, last - Look + 1), Look))
            {
                if (entry.Kind == EventKind.AlarmRaised && wanted.Contains(entry.Entry.Alarm))
                    found[entry.Entry.Alarm] = entry.WrittenAt;
            }

            return found;
        }, _ => { }).ConfigureAwait(false);
        return times ?? [];
    }
}
