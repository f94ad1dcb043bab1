using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Tests.Alarms;

public sealed class AlarmBoardTests
{
    private const AlarmId Medium = AlarmId.Occlusion;

    [Fact]
    [Requirement("SR-039")]
    public void The_third_clearing_within_ten_minutes_locks_for_service()
    {
        var board = new AlarmBoard();
        Clear(board, Medium, minutes: 0);
        Clear(board, Medium, minutes: 5);
        Assert.False(board.LockedForService);
        Clear(board, Medium, minutes: 10);
        Assert.True(board.LockedForService);
        Assert.Equal(AlarmPriority.Medium, board.Highest);
    }

    [Fact]
    [Requirement("SR-039")]
    public void Clearings_further_apart_are_no_habit_however_many()
    {
        var board = new AlarmBoard();
        for (int i = 0; i < 20; i++)
            Clear(board, Medium, minutes: i * 5.01);
        Assert.False(board.LockedForService);

        // Two more close to the last: it is the last three that count.
        Clear(board, Medium, minutes: 96);
        Assert.True(board.LockedForService);
    }

    [Fact]
    [Requirement("SR-039")]
    public void Only_the_same_alarm_counts_and_low_ones_and_those_that_pass_by_themselves_do_not()
    {
        var board = new AlarmBoard();
        Clear(board, AlarmId.Occlusion, 0);
        Clear(board, AlarmId.Occlusion, 1);
        Clear(board, AlarmId.DoseUncertain, 2);
        Clear(board, AlarmId.DoseUncertain, 3);
        for (int i = 0; i < 5; i++)
            Clear(board, AlarmId.ContactLost, i);
        for (int i = 0; i < 5; i++)
        {
            board.Raise(AlarmId.RecordStore);
            board.Withdraw(AlarmId.RecordStore);
        }

        Assert.False(board.LockedForService);
    }

    [Fact]
    [Requirement("SR-039")]
    public void Clearing_what_is_not_active_does_not_count()
    {
        var board = new AlarmBoard();
        for (int i = 0; i < 5; i++)
            board.Acknowledge(Medium, MonotonicTime.FromMicroseconds(i));
        Assert.False(board.LockedForService);
    }

    [Fact]
    [Requirement("SR-039")]
    public void Service_unlocks_and_the_count_begins_anew()
    {
        var board = new AlarmBoard();
        for (int i = 0; i < 3; i++)
            Clear(board, Medium, i);
        board.Unlock();
        Assert.False(board.LockedForService);
        Clear(board, Medium, 4);
        Clear(board, Medium, 5);
        Assert.False(board.LockedForService);
        Clear(board, Medium, 6);
        Assert.True(board.LockedForService);
    }

    [Fact]
    public void Raising_twice_is_once() => Assert.Equal([true, false], Raised(new AlarmBoard()));

    [Fact]
    [Requirement("SR-058")]
    public void The_highest_is_always_the_highest_of_the_active_ones() =>
        Prop.ForAll<byte[]>(deeds =>
        {
            var board = new AlarmBoard();
            HashSet<AlarmId> active = [];
            foreach (byte deed in deeds)
            {
                AlarmId id = AlarmCatalogue.All[(deed >> 1) % AlarmCatalogue.All.Count].Id;
                if ((deed & 1) == 0)
                {
                    board.Raise(id);
                    active.Add(id);
                }
                else
                {
                    board.Withdraw(id);
                    active.Remove(id);
                }

                AlarmPriority? highest = active.Count == 0 ? null : active.Max(one => AlarmCatalogue.Of(one).Priority);
                if (board.Highest != highest || !board.Active.ToList().Order().SequenceEqual(active.Order()))
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    [Requirement("SR-058")]
    public void A_pause_of_the_sound_is_of_the_alarms_present_and_ends_by_itself_after_two_minutes()
    {
        var board = new AlarmBoard();
        board.Raise(AlarmId.EmergencyStop);
        board.Raise(Medium);
        board.Silence(At(0));
        Assert.Null(board.Sounding);
        Assert.Equal(AlarmPriority.High, board.Highest);
        board.Pass(At(119.999));
        Assert.Null(board.Sounding);
        Assert.Equal(TimeSpan.FromMilliseconds(1), board.SilencedFor(At(119.999)));
        board.Pass(At(120));
        Assert.Equal(AlarmPriority.High, board.Sounding);
        Assert.Equal(TimeSpan.Zero, board.SilencedFor(At(120)));
    }

    [Fact]
    [Requirement("SR-058")]
    public void An_alarm_that_begins_during_a_pause_sounds_at_once_with_its_own_priority()
    {
        var board = new AlarmBoard();
        board.Raise(AlarmId.EmergencyStop);
        board.Silence(At(0));
        board.Raise(Medium);
        Assert.Equal(AlarmPriority.Medium, board.Sounding);
        board.Withdraw(Medium);
        Assert.Null(board.Sounding);
    }

    [Fact]
    [Requirement("SR-058")]
    public void An_alarm_that_ends_and_begins_again_during_a_pause_is_a_new_one()
    {
        var board = new AlarmBoard();
        board.Raise(Medium);
        board.Silence(At(0));
        board.Withdraw(Medium);
        Assert.Equal(TimeSpan.Zero, board.SilencedFor(At(1)));
        board.Raise(Medium);
        Assert.Equal(AlarmPriority.Medium, board.Sounding);

        board.Silence(At(2));
        board.Acknowledge(Medium, At(3));
        board.Raise(Medium);
        Assert.Equal(AlarmPriority.Medium, board.Sounding);
    }

    [Fact]
    [Requirement("SR-058")]
    public void Every_alarm_there_is_has_its_entry_and_a_bit_of_its_own()
    {
        AlarmId[] ids = [.. Enum.GetValues<AlarmId>().Where(id => id != default)];
        Assert.Equal(ids.Order(), AlarmCatalogue.All.Select(entry => entry.Id).Order());
        Assert.All(ids, id => Assert.InRange((int)id, 1, 63));
        Assert.All(AlarmCatalogue.All, entry => Assert.NotEmpty(entry.DeviceDid));
    }

    private static bool[] Raised(AlarmBoard board) => [board.Raise(Medium), board.Raise(Medium)];

    private static void Clear(AlarmBoard board, AlarmId id, double minutes)
    {
        board.Raise(id);
        board.Acknowledge(id, MonotonicTime.FromMicroseconds((long)(minutes * 60e6)));
    }

    private static MonotonicTime At(double seconds) => MonotonicTime.FromMicroseconds((long)(seconds * 1e6));
}
