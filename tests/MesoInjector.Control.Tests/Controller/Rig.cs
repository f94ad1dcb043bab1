using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>Changes the inputs of a cycle.</summary>
internal delegate void SpoilInputs(ref InjectorInputs inputs);

/// <summary>A controller on a healthy device, watched in every cycle, with a hand that works it up to any state of a session.</summary>
internal sealed class Rig
{
    private const int Patience = 60_000;

    private readonly Watch _watch;
    private OperatorCommand? _command;
    private int _commands;
    private InjectorOutputs _outputs;
    private Snapshot _snapshot;

    public Rig() => _watch = new Watch(Device);

    public InjectorController Controller { get; } = new();

    public HealthyDevice Device { get; } = new();

    public Watch Watch => _watch;

    public ref readonly InjectorOutputs Outputs => ref _outputs;

    public InjectorState State => Controller.State;

    /// <summary>Changes what the controller sees, and not what is so.</summary>
    public SpoilInputs? Spoil { get; set; }

    /// <summary>What the steps without any record to keep have allocated.</summary>
    public long Allocated { get; private set; }

    /// <summary>The step that allocated without a record, for the message of a test.</summary>
    public InjectorState AllocatedIn { get; private set; }

    public Snapshot Look()
    {
        Controller.Look(out _snapshot);
        return _snapshot;
    }

    /// <summary>One cycle.</summary>
    public void Step()
    {
        Device.Sense();
        Device.Inputs.Command = _command;
        _command = null;
        InjectorInputs seen = Device.Inputs;
        Spoil?.Invoke(ref seen);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Controller.Step(in seen, out _outputs);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (_outputs.Records!.Count == 0 && _outputs.Answer is null && allocated != 0)
            (Allocated, AllocatedIn) = (Allocated + allocated, State);
        _watch.See(in seen, in _outputs, State);
        Device.Act(in _outputs);
    }

    public void Step(int cycles)
    {
        for (int i = 0; i < cycles; i++)
            Step();
    }

    /// <summary>Cycles until something is so.</summary>
    public void Until(Func<Rig, bool> so, string what)
    {
        for (int i = 0; i < Patience; i++)
        {
            if (so(this))
                return;
            Step();
        }

        Assert.Fail($"{what} did not come about; the state is {State}, {string.Join(", ", Look().Alarms.ToList())}, {Look().Detail}");
    }

    public void Until(InjectorState state) => Until(rig => rig.State == state, state.ToString());

    /// <summary>Gives a command and takes its answer.</summary>
    public Refusal? Say(Func<Guid, OperatorCommand> command)
    {
        _command = command(new Guid(++_commands, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
        Step();
        return Outputs.Answer?.Refusal;
    }

    /// <summary>A technician prepares a target.</summary>
    public Refusal? Prepare(ServiceTarget target) => Say(id => new OperatorCommand.PrepareTarget(id, target));

    /// <summary>Works on until a state is reached that lies on the way of a session.</summary>
    public Rig WorkTo(InjectorState goal)
    {
        for (int i = 0; i < 30 && State != goal; i++)
            WorkOn(goal);
        Assert.Equal(goal, State);
        return this;
    }

    private void WorkOn(InjectorState goal)
    {
        switch (State)
        {
            case InjectorState.Boot or InjectorState.SelfTest or InjectorState.Homing:
                Until(rig => rig.State is InjectorState.Standby || rig.State == goal, "standby");
                break;
            case InjectorState.Standby:
                Assert.Null(Say(id => new OperatorCommand.OpenSession(id, SomeOrder.Sound)));
                break;
            case InjectorState.Screening:
                Assert.Null(Say(id => new OperatorCommand.AnswerScreening(id, Screening.AllClear)));
                break;
            case InjectorState.LoadingSyringe:
                Until(rig => rig.Look().ReadyForSyringe, "the place for the syringe");
                Device.Syringe = SyringeCode.ThreeMillilitre;
                Assert.Null(Say(id => new OperatorCommand.ConfirmSyringe(id)));
                break;
            case InjectorState.FittingNeedle:
                Assert.Null(Say(id => new OperatorCommand.ConfirmNeedle(id)));
                break;
            case InjectorState.TouchOff:
                Device.Docked = true;
                Assert.Null(Say(id => new OperatorCommand.StartTouchOff(id)));
                Until(InjectorState.Priming);
                Device.Docked = false;
                break;
            case InjectorState.Priming:
                Prime();
                break;
            case InjectorState.Ready:
                Assert.Null(Say(id => new OperatorCommand.Arm(id)));
                break;
            case InjectorState.Armed:
                PressOnAPoint();
                Until(InjectorState.Inserting);
                break;
            default:
                Until(rig => rig.State == goal || rig.State is InjectorState.Armed or InjectorState.Ready, $"the way to {goal}");
                break;
        }
    }

    /// <summary>Gun on the skin, and the pedal down.</summary>
    public void PressOnAPoint()
    {
        LiftOff();
        Device.ContactMillinewtons = 2000;
        Until(rig => rig.Look().Authorised, "an authorised dose");
        Device.PedalDown = true;
    }

    /// <summary>Gun off the skin, pedal up.</summary>
    public void LiftOff()
    {
        Device.PedalDown = false;
        Device.ContactMillinewtons = 0;
        Step(600);
    }

    /// <summary>A whole injection, and the hand at rest again.</summary>
    /// <returns>How it ended.</returns>
    public RecordEntry Inject()
    {
        int before = Watch.Ended.Count;
        PressOnAPoint();
        Until(InjectorState.Inserting);
        Until(rig => rig.Watch.Ended.Count > before, "the end of the dose");
        LiftOff();
        return Watch.Ended.Values.Last();
    }

    private void Prime()
    {
        Step(10);
        Device.PedalDown = true;
        Until(rig => rig.Look().PrimedVolume >= Control.Quantities.FluidVolume.FromMicrolitres(84), "a filled needle");
        Step(100);
        Device.PedalDown = false;
        for (int tries = 0; tries < 100 && State == InjectorState.Priming; tries++)
        {
            Step(500);
            Say(id => new OperatorCommand.FinishPriming(id));
        }
    }
}
