using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Control.Tests.Controller;

public sealed class InjectorControllerTests
{
    private const int Cycles = 2000;

    [Fact]
    [Requirement("SR-033")]
    public void A_device_that_says_nothing_is_never_moved_and_never_permitted()
    {
        var controller = new InjectorController();
        for (int cycle = 0; cycle < 20_000; cycle++)
        {
            var inputs = new InjectorInputs { Now = MonotonicTime.FromMicroseconds(cycle * 1000L) };
            controller.Step(inputs, out InjectorOutputs outputs);
            Assert.NotEqual(AxisMotion.MoveTo, outputs.Needle.Motion);
            Assert.NotEqual(AxisMotion.MoveTo, outputs.Plunger.Motion);
            Assert.NotEqual(GuardianWish.Permit, outputs.Guardian.Wish);
            Assert.False(outputs.DrivesOn);
        }
    }

    [Fact]
    [Requirement("SR-001", "SR-033", "SR-047", "SR-068")]
    public void Whatever_nonsense_comes_in_what_goes_out_keeps_its_limits() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var controller = new InjectorController();
            var nonsense = new Nonsense(seed);
            for (int cycle = 0; cycle < Cycles; cycle++)
            {
                ref readonly InjectorInputs inputs = ref nonsense.Next();
                controller.Step(in inputs, out InjectorOutputs outputs);
                Assert.Null(Breach(inputs, outputs, controller.State));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_inputs_give_the_same_outputs_bit_for_bit() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var first = new InjectorController();
            var second = new InjectorController();
            var left = new Nonsense(seed);
            var right = new Nonsense(seed);
            for (int cycle = 0; cycle < Cycles; cycle++)
            {
                first.Step(in left.Next(), out InjectorOutputs one);
                second.Step(in right.Next(), out InjectorOutputs other);
                Assert.Equal(first.State, second.State);
                Assert.Equal(Flat(one), Flat(other));
                Assert.Equal(Records(one), Records(other));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nonsense_gets_far_enough_to_mean_something()
    {
        HashSet<InjectorState> seen = [];
        for (int seed = 0; seed < 300; seed++)
        {
            var controller = new InjectorController();
            var nonsense = new Nonsense(seed);
            for (int cycle = 0; cycle < Cycles; cycle++)
            {
                controller.Step(in nonsense.Next(), out _);
                seen.Add(controller.State);
            }
        }

        Assert.Superset(new HashSet<InjectorState> { InjectorState.Recovering, InjectorState.SelfTest, InjectorState.Faulted, InjectorState.Tripped, InjectorState.EmergencyStopped }, seen);
    }

    [Fact]
    public void Waiting_in_a_state_allocates_nothing()
    {
        var controller = new InjectorController();
        InjectorInputs inputs = default;
        for (int cycle = 0; cycle < 5000; cycle++)
        {
            inputs.Now = MonotonicTime.FromMicroseconds(cycle * 1000L);
            controller.Step(in inputs, out _);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int cycle = 5000; cycle < 6000; cycle++)
        {
            inputs.Now = MonotonicTime.FromMicroseconds(cycle * 1000L);
            controller.Step(in inputs, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_state_diagram_shows_every_state()
    {
        string diagram = new InjectorController().StateDiagram();
        Assert.All(Enum.GetNames<InjectorState>(), name => Assert.Contains(name, diagram, StringComparison.Ordinal));
    }

    /// <returns>What the outputs break; null when nothing.</returns>
    private static string? Breach(in InjectorInputs inputs, in InjectorOutputs outputs, InjectorState state)
    {
        ref readonly SwitchReading switches = ref inputs.Readings.Switches;
        if (outputs.Guardian.Wish == GuardianWish.Permit && outputs.Guardian.Depth > HardLimits.CommandableDepth)
            return $"permit of {outputs.Guardian.Depth} in {state}";
        if (outputs.Needle.Speed > HardLimits.NeedleSpeed)
            return $"needle at {outputs.Needle.Speed} in {state}";
        if (outputs.Guardian.TipZero < AxisPosition.Zero)
            return $"tip zero {outputs.Guardian.TipZero} in {state}";
        bool safe = state is InjectorState.EmergencyStopped or InjectorState.Tripped or InjectorState.ShutDown;
        if (safe && (outputs.DrivesOn || outputs.Needle.Motion != AxisMotion.Stop || outputs.Plunger.Motion != AxisMotion.Stop || outputs.Guardian.Wish == GuardianWish.Permit))
            return $"something is on in {state}";
        bool watched = state is not (InjectorState.Boot or InjectorState.ShutDown or InjectorState.EmergencyStopped or InjectorState.Tripped);
        return watched && outputs.DrivesOn && (!switches.Valid || !switches.EmergencyStopLoopIntact) ? $"drives on in {state} with the stop pressed" : null;
    }

    private static (AxisCommand, AxisCommand, bool, GuardianRequest, Annunciation) Flat(in InjectorOutputs outputs) =>
        (outputs.Needle, outputs.Plunger, outputs.DrivesOn, outputs.Guardian, outputs.Annunciation);

    private static List<(RecordKind, MonotonicTime, InjectorState, int)> Records(in InjectorOutputs outputs)
    {
        List<(RecordKind, MonotonicTime, InjectorState, int)> flat = [];
        foreach (ref readonly RecordEntry entry in (outputs.Records ?? new RecordBatch()).Entries)
            flat.Add((entry.Kind, entry.At, entry.To, entry.Point));
        return flat;
    }
}
