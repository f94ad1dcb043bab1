using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Operator;

namespace MesoInjector.Simulator.Tests.Sessions;

/// <summary>A technician at a virtual gun: the whole stack, from the pedal's contacts to the guardian.</summary>
internal sealed class ServiceBench : IDisposable
{
    private const int Patience = 60_000;

    private readonly JournalFolder _folder = new();
    private readonly Journal _journal;
    private int _commands;

    public ServiceBench(ulong seed)
    {
        _journal = _folder.Open();
        var scenario = Bench.Scenario(Bench.Hair, seed) with { Circumstances = new() { ComplianceFactor = 1, FrictionFactor = 1, NeedleSeatingMillimetres = 0 } };
        Hands = new Hands(seed, scenario.Habits);
        Device = new VirtualBench(BoardFile.Standard, scenario, Hands, _journal);
        Until(() => Seen.State == InjectorState.Standby, "standby");
        Device.Gun.TurnServiceKey(turned: true);
        Run(100);
    }

    public Hands Hands { get; }

    public VirtualBench Device { get; }

    public VirtualGun Gun => Device.Gun;

    public Snapshot Seen
    {
        get
        {
            Device.Controller.Look(out Snapshot seen);
            return seen;
        }
    }

    public void Dispose()
    {
        Device.Dispose();
        _journal.Dispose();
        _folder.Dispose();
    }

    public void Run(int milliseconds)
    {
        for (int i = 0; i < milliseconds; i++)
            Device.RunCycle(null);
    }

    public void Until(Func<bool> so, string what)
    {
        for (int i = 0; i < Patience && !so(); i++)
            Device.RunCycle(null);
        Assert.True(so(), $"{what} did not come about; {Seen.State}, {Seen.Service.Hold}, {Seen.Detail}, {string.Join(", ", Seen.Alarms.ToList())}");
    }

    public Refusal? Say(Func<Guid, OperatorCommand> command)
    {
        Device.RunCycle(command(new Guid(++_commands, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])));
        return Device.Cycle.Outputs.Answer!.Refusal;
    }

    public void Prepare(ServiceTarget target) => Assert.Null(Say(id => new OperatorCommand.PrepareTarget(id, target)));

    /// <summary>Prepares, holds the pedal until the target is reached, and goes on holding it.</summary>
    public void HoldAt(ServiceTarget target, int restMilliseconds)
    {
        Prepare(target);
        Hands.Press(Device.Now);
        Until(() => Seen.Service.Reached, target.ToString());
        Run(restMilliseconds);
    }

    public void LetGo(int milliseconds = 300)
    {
        Hands.Release(Device.Now);
        Run(milliseconds);
    }
}
