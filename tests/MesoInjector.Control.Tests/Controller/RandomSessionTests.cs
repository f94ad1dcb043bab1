using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>Sessions in which hands slip and parts fail, from a seed. What must never happen is watched in every cycle by <see cref="Watch"/>.</summary>
public sealed class RandomSessionTests
{
    private const int Cycles = 12_000;

    private static readonly InjectorState[] Safe = [InjectorState.Faulted, InjectorState.Tripped, InjectorState.EmergencyStopped];

    /// <summary>Of any size: the whole numbers drawn by default stay within a hundred or so, and so would the sessions.</summary>
    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    [Requirement("SR-001", "SR-013", "SR-021", "SR-033", "SR-047", "SR-071")]
    public void Whatever_goes_wrong_in_a_session_every_output_keeps_its_limits_and_every_dose_its_record() =>
        Prop.ForAll(Seeds, seed =>
        {
            Rig rig = Run(seed, out _);
            Assert.Empty(rig.Watch.Authorised.Keys.Except(rig.Watch.Ended.Keys).Skip(1));
            Assert.True(rig.Look().SessionTotal <= SomeOrder.Sound.Protocol.SessionLimit);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void The_random_sessions_see_every_way_a_dose_can_end_and_every_state_of_an_injection()
    {
        HashSet<InjectorState> states = [];
        HashSet<InjectionOutcome> outcomes = [];
        for (int seed = 0; seed < 40; seed++)
        {
            Rig rig = Run(seed, out HashSet<InjectorState> seen);
            states.UnionWith(seen);
            outcomes.UnionWith(rig.Watch.Ended.Values.Select(ended => ended.Outcome));
        }

        Assert.Empty(Enum.GetValues<InjectionOutcome>().Except(outcomes).Except([InjectionOutcome.None]));
        InjectorState[] wanted =
        [
            InjectorState.Ready, InjectorState.Armed, InjectorState.Inserting, InjectorState.Dispensing, InjectorState.Dwelling, InjectorState.Withdrawing,
            InjectorState.Paused, InjectorState.Changeover, InjectorState.FittingNeedle, InjectorState.SessionReview, .. Safe,
        ];
        Assert.Empty(wanted.Except(states));
    }

    [Fact]
    public void When_the_faults_have_ended_following_the_remedies_leads_out_of_every_safe_state() =>
        Prop.ForAll(Seeds, seed =>
        {
            Rig rig = Run(seed, out _);
            for (int tries = 0; tries < 5 && Safe.Contains(rig.State); tries++)
            {
                rig.Say(id => new OperatorCommand.Restart(id));
                rig.Say(id => new OperatorCommand.Acknowledge(id));
                Unlock(rig);
                rig.Step(3000);
            }

            Assert.DoesNotContain(rig.State, Safe);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void The_same_seed_gives_the_same_session_bit_for_bit() =>
        Prop.ForAll(Seeds, seed =>
        {
            Rig first = new Rig().WorkTo(InjectorState.Armed);
            Rig second = new Rig().WorkTo(InjectorState.Armed);
            var left = new Mishaps(first, seed);
            var right = new Mishaps(second, seed);
            for (int cycle = 0; cycle < Cycles / 2; cycle++)
            {
                left.Step();
                right.Step();
                Assert.Equal(first.State, second.State);
                Assert.Equal(Flat(first.Outputs), Flat(second.Outputs));
                Assert.Equal(Records(first.Outputs), Records(second.Outputs));
                Assert.Equal(Shown(first), Shown(second));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    [Fact]
    public void From_power_up_through_injections_a_cycle_that_records_nothing_allocates_nothing()
    {
        // The first session makes everything that is made once.
        Session();
        Rig measured = Session();
        Assert.True(measured.Allocated == 0, $"{measured.Allocated} bytes, last in {measured.AllocatedIn}");
        Assert.Equal(4, measured.Watch.Ended.Count);
    }

    private static Rig Session()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        for (int i = 0; i < 3; i++)
            rig.Inject();
        rig.WorkTo(InjectorState.Dispensing);
        rig.Device.PedalDown = false;
        rig.Until(InjectorState.Ready);
        rig.LiftOff();
        rig.Step(5000);
        return rig;
    }

    private static Rig Run(int seed, out HashSet<InjectorState> states)
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        var mishaps = new Mishaps(rig, seed);
        states = [];
        for (int cycle = 0; cycle < Cycles; cycle++)
        {
            mishaps.Step();
            states.Add(rig.State);
        }

        mishaps.End();
        return rig;
    }

    private static void Unlock(Rig rig)
    {
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Switches.ServiceKey = true;
        rig.Say(id => new OperatorCommand.Unlock(id));
        rig.Spoil = null;
    }

    private static (AxisCommand, AxisCommand, bool, GuardianRequest, Annunciation, string?) Flat(in InjectorOutputs outputs) =>
        (outputs.Needle, outputs.Plunger, outputs.DrivesOn, outputs.Guardian, outputs.Annunciation, outputs.Answer?.Refusal?.Words);

    private static Snapshot Shown(Rig rig)
    {
        Snapshot shown = rig.Look();

        // Each rig has its own protocol only by reference; what it says is the same.
        Assert.Equal(shown.Protocol?.Name, SomeOrder.Sound.Protocol.Name);
        shown.Protocol = null;
        return shown;
    }

    private static RecordEntry[] Records(in InjectorOutputs outputs)
    {
        RecordEntry[] entries = outputs.Records!.Entries.ToArray();
        for (int i = 0; i < entries.Length; i++)
            entries[i].Attachment = entries[i].Attachment?.ToString();
        return entries;
    }
}
