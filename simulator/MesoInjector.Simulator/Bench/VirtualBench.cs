using System.Diagnostics.CodeAnalysis;
using MesoInjector.Control;
using MesoInjector.Control.Quantities;
using MesoInjector.Daemon;
using MesoInjector.Daemon.Recording;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Bench;

/// <summary>
/// A whole device on the bench: the product's own drivers, controller, cycle and journal over the virtual handpiece, in virtual time.
/// One cycle is one millisecond; idle time may be skipped.
/// </summary>
public sealed class VirtualBench : IDisposable
{
    private const long CycleMicroseconds = 1000;

    /// <summary>Whatever repeats over cycles (the drivers' slow registers, the guardian's status) repeats within this time.</summary>
    private const long SkipGrain = 20_000;

    /// <summary>Longer than any window over past cycles: after it, what came before the quiet is forgotten.</summary>
    private const int QuietCycles = 60;

    private readonly IRecordStore _journal;
    private readonly List<BlackBox> _blackBoxes = [];
    private readonly int _blackBoxMegabytes;
    private int _quiet;

    /// <summary>A device just switched on.</summary>
    /// <param name="board">Where things are connected.</param>
    /// <param name="scenario">Patient, circumstances and seed.</param>
    /// <param name="hands">The operator's hand and foot.</param>
    /// <param name="journal">Where the record goes; stays the caller's.</param>
    /// <param name="guardian">Another guardian in the model's place; null for the model. Its time cannot be skipped.</param>
    /// <param name="blackBoxMegabytes">Size of the black box of each start.</param>
    public VirtualBench(BoardDefinition board, Scenario scenario, Hands hands, IRecordStore journal, OtherGuardian? guardian = null, int blackBoxMegabytes = 1)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        double viscosity = scenario.Protocol.ViscosityMillipascalSeconds * scenario.Circumstances.ViscosityFactor;
        Wired = new WiredGun(board, scenario.Seed, scenario.Circumstances, viscosity, hands, guardian);
        _journal = journal;
        _blackBoxMegabytes = blackBoxMegabytes;
        StartHost();
    }

    /// <summary>The gun with its wires, and what is wrong with them.</summary>
    public WiredGun Wired { get; }

    /// <summary>The handpiece, its patient and the guardian.</summary>
    public VirtualGun Gun => Wired.Gun;

    /// <summary>The controller under test.</summary>
    public InjectorController Controller { get; private set; }

    /// <summary>The cycle under test.</summary>
    public ControlCycle Cycle { get; private set; }

    /// <summary>The record store.</summary>
    public BenchRecordKeeper Records { get; private set; }

    /// <summary>The black box of each start of the host, the present one last.</summary>
    public IReadOnlyList<BlackBox> BlackBoxes => _blackBoxes;

    /// <summary>How often the host was started: once, and again after each power cut.</summary>
    public int Starts { get; private set; }

    /// <summary>Microseconds since switching on.</summary>
    public long Now => Gun.Now;

    /// <summary>Cycles that were run, not skipped.</summary>
    public long CyclesRun { get; private set; }

    /// <summary>Lets one millisecond pass and runs one control cycle at its end.</summary>
    /// <param name="command">What an operator wants; null for nothing.</param>
    public void RunCycle(OperatorCommand? command)
    {
        HostFault host = Wired.Host;
        int late = host.Any ? host.TakeLateness() : 0;
        Wired.Pass(1 + late);
        Records.Advance(Now);
        Wired.Show();
        Cycle.Run(MonotonicTime.FromMicroseconds(Now + host.ClockOffset), TimeSpan.FromMilliseconds(late), host.Spoil(command));
        Wired.SeeHost();
        CyclesRun++;
        if (Wired.PowerCutMilliseconds > 0)
        {
            // What was on its way to the disk is lost; the host starts from what is on it.
            Wired.CutPower();
            StartHost();
        }
    }

    /// <summary>Skips time in which nothing can happen: whole grains, after a stretch of quiet.</summary>
    /// <param name="until">Until when nobody does anything.</param>
    public void SkipIdle(long until)
    {
        long quietUntil = until > Now && !Wired.Disturbed && Gun.Settled && !Records.Waits ? Math.Min(until, Controller.QuietUntil.Microseconds) : Now;
        if (quietUntil <= Now)
        {
            _quiet = 0;
            return;
        }

        if (++_quiet < QuietCycles)
            return;
        long skip = (quietUntil - Now - CycleMicroseconds) / SkipGrain * SkipGrain;
        if (skip <= 0)
            return;
        Gun.Skip(skip);
        Wired.Device.Guardian.ShiftClock(skip);
    }

    /// <inheritdoc />
    public void Dispose() => Wired.Dispose();

    [MemberNotNull(nameof(Controller), nameof(Records), nameof(Cycle))]
    private void StartHost()
    {
        Controller = new InjectorController();
        Records = new BenchRecordKeeper(_journal, Wired.Disk);
        _blackBoxes.Add(new BlackBox(_blackBoxMegabytes));
        Cycle = new ControlCycle(Wired.Device, Controller, Records, _blackBoxes[^1]);
        Starts++;
    }
}
