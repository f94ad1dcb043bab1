using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;

namespace MesoInjector.Control.Tests.Interlocks;

public sealed class InterlockTests
{
    /// <summary>States in which a row applies, except where a state alone changes what a reading means.</summary>
    private static readonly InjectorState[] Current = [.. Enum.GetValues<InjectorState>().Where(state => state is not (InjectorState.Operational or InjectorState.Session
        or InjectorState.Preparing or InjectorState.Injecting or InjectorState.Service))];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, InterlockCases.All.Count)];

    [Fact]
    public void In_a_sound_situation_no_interlock_holds_in_any_state() =>
        Assert.All(Current, state => Assert.Empty(HoldingIn(SoundSituation.In(state))));

    [Theory]
    [Requirement("SR-001", "SR-004", "SR-006", "SR-009", "SR-014", "SR-020", "SR-022", "SR-027", "SR-029", "SR-030", "SR-032", "SR-036")]
    [Requirement("SR-041", "SR-045", "SR-049", "SR-052", "SR-057", "SR-063", "SR-065", "SR-070", "SR-073", "SR-010", "SR-017")]
    [MemberData(nameof(Cases))]
    public void What_is_wrong_is_seen_by_its_own_interlock_alone_wherever_that_applies(int index)
    {
        (int number, string what, Action<Situation> spoil) = InterlockCases.All[index];
        foreach (InjectorState state in Current)
        {
            Situation situation = SoundSituation.In(state);
            spoil(situation);
            Interlock row = InterlockTable.Rows.Single(candidate => candidate.Number == number);
            int[] expected = row.AppliesIn.Contains(state) ? [number] : [];
            Assert.True(expected.SequenceEqual(HoldingIn(situation)), $"{what} in {state}: {string.Join(", ", HoldingIn(situation))}");
        }
    }

    [Fact]
    [Requirement("SR-034", "SR-035")]
    public void The_pedal_is_judged_where_it_matters() =>
        Assert.All(InterlockCases.OfThePedal, entry =>
        {
            Situation situation = SoundSituation.In(entry.State);
            entry.Spoil(situation);
            Assert.Equal([entry.Number], HoldingIn(situation));
        });

    [Fact]
    [Requirement("SR-005")]
    public void A_needle_whose_place_is_not_trusted_is_a_fault_during_an_injection()
    {
        Situation situation = SoundSituation.In(InjectorState.Inserting);
        situation.NeedleTrusted = false;
        Assert.Equal([4], HoldingIn(situation));
    }

    [Fact]
    public void A_guardian_that_tripped_trips_the_host_except_where_that_is_being_dealt_with()
    {
        foreach (InjectorState state in Current)
        {
            Situation situation = SoundSituation.In(state);
            situation.Readings.Guardian.Mode = GuardianMode.Tripped;
            bool dealtWith = state is InjectorState.EmergencyStopped or InjectorState.Tripped;
            bool applies = InterlockTable.Rows[1].AppliesIn.Contains(state);
            Assert.Equal(applies && !dealtWith ? [2] : [], HoldingIn(situation));
        }
    }

    [Fact]
    public void Power_that_was_cut_on_purpose_is_no_driver_fault()
    {
        Situation situation = SoundSituation.In(InjectorState.Armed);
        situation.Readings.Needle.Conditions |= AxisConditions.NoMotorSupply;
        situation.Readings.Switches.EmergencyStopLoopIntact = false;
        Assert.Equal([1], HoldingIn(situation));
    }

    [Fact]
    public void Values_at_their_limit_are_within_it()
    {
        Situation situation = SoundSituation.In(InjectorState.Dispensing);
        situation.Depth = situation.CommandedDepth + HardLimits.DepthOvershoot;
        situation.Lateness = HardLimits.CycleLate;
        situation.Readings.Guardian.Age = HardLimits.GuardianSilence;
        situation.Readings.Analog.Supply = HardLimits.LowestSupply;
        situation.PlungerDrift = HardLimits.PlungerTracking;
        Assert.Empty(HoldingIn(situation));
    }

    [Fact]
    public void Every_row_has_a_case_and_a_number_of_its_own()
    {
        IEnumerable<int> covered = InterlockCases.All.Select(entry => entry.Number).Concat(InterlockCases.OfThePedal.Select(entry => entry.Number)).Distinct().Order();
        Assert.Equal(InterlockTable.Rows.Select(row => row.Number), covered);
        Assert.Equal(Enumerable.Range(1, 26), InterlockTable.Rows.Select(row => row.Number));
    }

    [Theory]
    [InlineData(InterlockResponse.Trip, 1, 2, 3)]
    [InlineData(InterlockResponse.Fault, 4, 5, 9, 14, 15, 19, 23, 25)]
    [InlineData(InterlockResponse.Abort, 6, 7, 8, 11, 24)]
    [InlineData(InterlockResponse.Refuse, 10, 12, 13, 16, 17, 18, 20, 21, 22, 26)]
    public void Each_row_responds_as_severely_as_its_hazard_asks(InterlockResponse response, params int[] numbers) =>
        Assert.Equal(numbers, InterlockTable.Rows.Where(row => row.Response == response).Select(row => row.Number));

    [Fact]
    [Requirement("SR-058")]
    public void Every_alarm_has_a_code_a_title_and_a_remedy()
    {
        Assert.All(AlarmCatalogue.All, alarm =>
        {
            Assert.NotEmpty(alarm.Code);
            Assert.NotEmpty(alarm.Title);
            Assert.NotEmpty(alarm.Remedy);
        });
        Assert.Equal(AlarmCatalogue.All.Count, AlarmCatalogue.All.Select(alarm => alarm.Code).Distinct().Count());
        Assert.All(InterlockTable.Rows, row => Assert.Equal(row.Id, AlarmCatalogue.Of(row.Alarm).Code));
    }

    private static int[] HoldingIn(Situation situation) =>
        [.. InterlockTable.Rows.Where(row => row.AppliesIn.Contains(situation.State) && row.Holds(situation)).Select(row => row.Number)];
}
