using System.Device.Gpio;
using System.Diagnostics.CodeAnalysis;
using MesoInjector.Control;
using MesoInjector.Control.Quantities;
using MesoInjector.Daemon;
using MesoInjector.Daemon.Recording;
using MesoInjector.Hardware;
using MesoInjector.Hardware.Board;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Records;
using MesoInjector.Simulator.Chips;
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

    private readonly BoardDefinition _board;
    private readonly Hands _hands;
    private readonly VirtualGpioDriver _pins = new();
    private readonly Mcp3208Chip _converter = new();
    private readonly IRecordStore _journal;
    private readonly ISerialLine _line;
    private readonly List<BlackBox> _blackBoxes = [];
    private readonly int _blackBoxMegabytes;
    private InjectorDevice _device;
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
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(scenario);
        _hands = hands;
        _board = scenario.Circumstances.LineSensor ? WithLineSensor(board) : board;
        double viscosity = scenario.Protocol.ViscosityMillipascalSeconds * scenario.Circumstances.ViscosityFactor;
        Gun = new VirtualGun(scenario.Seed, scenario.Circumstances, viscosity, hands, Switches, guardian?.Guardian);
        Sensors = new SensorVoltages(_board.Analog, _converter, scenario.Seed);
        SetPins();
        NeedleBus = new Tmc5160SpiDevice(Gun.NeedleChip, _board.NeedleAxis.Bus, _board.NeedleAxis.ChipSelect);
        PlungerBus = new Tmc5160SpiDevice(Gun.PlungerChip, _board.PlungerAxis.Bus, _board.PlungerAxis.ChipSelect);
        ConverterBus = new Mcp3208SpiDevice(_converter, _board.Converter.Bus, _board.Converter.ChipSelect);
        _journal = journal;
        _blackBoxMegabytes = blackBoxMegabytes;
        _line = guardian?.HostLine ?? Gun.Line;
        StartHost();
    }

    /// <summary>The handpiece, its patient and the guardian.</summary>
    public VirtualGun Gun { get; }

    /// <summary>The wires to the needle axis's chip, and what is wrong with them.</summary>
    public ChipSpiDevice NeedleBus { get; }

    /// <summary>The wires to the plunger axis's chip.</summary>
    public ChipSpiDevice PlungerBus { get; }

    /// <summary>The wires to the converter.</summary>
    public ChipSpiDevice ConverterBus { get; }

    /// <summary>The analog sensors, and what is wrong with them.</summary>
    public SensorVoltages Sensors { get; }

    /// <summary>The converter.</summary>
    public Mcp3208Chip Converter => _converter;

    /// <summary>What the host sees of the switches in place of what they are.</summary>
    public SwitchFaults Switches { get; } = new();

    /// <summary>The controller under test.</summary>
    public InjectorController Controller { get; private set; }

    /// <summary>The cycle under test.</summary>
    public ControlCycle Cycle { get; private set; }

    /// <summary>The record store.</summary>
    public BenchRecordKeeper Records { get; private set; }

    /// <summary>The black box of each start of the host, the present one last.</summary>
    public IReadOnlyList<BlackBox> BlackBoxes => _blackBoxes;

    /// <summary>What is wrong with the host.</summary>
    public HostFault Host { get; } = new();

    /// <summary>How often the host was started: once, and again after each power cut.</summary>
    public int Starts { get; private set; }

    /// <summary>Something about the bench is not as it should be for a while: no time may be skipped.</summary>
    public bool Disturbed { get; set; }

    /// <summary>For how many milliseconds the power is to be cut at the end of the present cycle; 0 for not.</summary>
    public int PowerCutMilliseconds { get; set; }

    /// <summary>Microseconds since switching on.</summary>
    public long Now => Gun.Now;

    /// <summary>Cycles that were run, not skipped.</summary>
    public long CyclesRun { get; private set; }

    /// <summary>The gun does not touch anything.</summary>
    public bool OffSkin => _hands.Force(Now) <= 0;

    /// <summary>Lets one millisecond pass and runs one control cycle at its end.</summary>
    /// <param name="command">What an operator wants; null for nothing.</param>
    public void RunCycle(OperatorCommand? command)
    {
        int late = Host.Any ? Host.TakeLateness() : 0;
        for (int millisecond = 0; millisecond <= late; millisecond++)
            Gun.AdvanceMillisecond();
        Records.Advance(Now);
        SetPins();
        Sensors.Set(Gun, (ulong)(Now / CycleMicroseconds));
        Cycle.Run(MonotonicTime.FromMicroseconds(Now + Host.ClockOffset), TimeSpan.FromMilliseconds(late), Host.Spoil(command));
        Gun.DrivesDisabledPin = _pins[_board.Pins.DrivesDisabled];
        CyclesRun++;
        if (PowerCutMilliseconds > 0)
            CutPower();
    }

    /// <summary>Skips time in which nothing can happen: whole grains, after a stretch of quiet.</summary>
    /// <param name="until">Until when nobody does anything.</param>
    public void SkipIdle(long until)
    {
        long quietUntil = until > Now && !Disturbed && Gun.Settled && !Records.Waits ? Math.Min(until, Controller.QuietUntil.Microseconds) : Now;
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
        _device.Guardian.ShiftClock(skip);
    }

    /// <inheritdoc />
    public void Dispose() => _device.Dispose();

    /// <summary>
    /// Host, chips, guardian and motors are without power for a while; then the host starts anew from what is on its disk. What was on its
    /// way to the disk is lost.
    /// </summary>
    private void CutPower()
    {
        Gun.LosePower();
        for (int millisecond = 0; millisecond < PowerCutMilliseconds; millisecond++)
            Gun.AdvanceMillisecond();
        PowerCutMilliseconds = 0;
        Gun.RegainPower();
        StartHost();
    }

    [MemberNotNull(nameof(Controller), nameof(Records), nameof(Cycle), nameof(_device))]
    private void StartHost()
    {
        _pins[_board.Pins.DrivesDisabled] = true;
        Gun.DrivesDisabledPin = true;
        _device = new InjectorDevice(_board, new InjectorConnections(new GpioController(_pins), NeedleBus, PlungerBus, ConverterBus, _line, new VirtualPwm()));
        Controller = new InjectorController();
        Records = new BenchRecordKeeper(_journal);
        _blackBoxes.Add(new BlackBox(_blackBoxMegabytes));
        Cycle = new ControlCycle(_device, Controller, Records, _blackBoxes[^1]);
        Starts++;
    }

    private void SetPins()
    {
        BoardPins pins = _board.Pins;
        (bool normallyOpen, bool normallyClosed) = _hands.Contacts(Now);
        _pins[pins.PedalNormallyOpen] = !(Switches.PedalNormallyOpen ?? normallyOpen);
        _pins[pins.PedalNormallyClosed] = !(Switches.PedalNormallyClosed ?? normallyClosed);
        _pins[pins.EmergencyStop] = !(Switches.EmergencyStopLoop ?? Gun.EmergencyStopLoopIntact);
        _pins[pins.ServiceKey] = !(Switches.ServiceKey || Gun.ServiceKeyTurned);
        int code = (int)(Switches.Holder ?? Gun.HolderCode);
        _pins[pins.HolderCodeA] = (code & 1) == 0;
        _pins[pins.HolderCodeB] = (code & 2) == 0;
    }

    /// <summary>The optional sensor on the channel kept for it: 600 kPa over the converter's range.</summary>
    private static BoardDefinition WithLineSensor(BoardDefinition board) =>
        board with { Analog = board.Analog with { LinePressure = board.Analog.LinePressure ?? new AnalogScale(4, 200, 600_000 / 3800.0) } };
}
