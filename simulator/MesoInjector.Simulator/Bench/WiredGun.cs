using System.Device.Gpio;
using System.Diagnostics.CodeAnalysis;
using MesoInjector.Hardware;
using MesoInjector.Hardware.Board;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Simulator.Chips;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Bench;

/// <summary>
/// The virtual gun wired to the product's own drivers by pins, buses and a serial line, with everything that can be wrong about wires,
/// sensors and host. It passes time and shows the pins; who runs cycles on it is another's business.
/// </summary>
public sealed class WiredGun : IDisposable
{
    private const long CycleMicroseconds = 1000;

    private readonly BoardDefinition _board;
    private readonly Hands _hands;
    private readonly VirtualGpioDriver _pins = new();
    private readonly Mcp3208Chip _converter = new();
    private readonly ISerialLine _line;

    /// <summary>A gun just switched on.</summary>
    /// <param name="board">Where things are connected.</param>
    /// <param name="seed">Everything that differs from one device and patient to the next.</param>
    /// <param name="circumstances">What is set on purpose.</param>
    /// <param name="viscosity">Viscosity of the compound, mPa·s.</param>
    /// <param name="hands">The operator's hand and foot.</param>
    /// <param name="guardian">Another guardian in the model's place; null for the model.</param>
    public WiredGun(BoardDefinition board, ulong seed, Circumstances circumstances, double viscosity, Hands hands, OtherGuardian? guardian = null)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(circumstances);
        ArgumentNullException.ThrowIfNull(hands);
        _hands = hands;
        _board = circumstances.LineSensor ? WithLineSensor(board) : board;
        Gun = new VirtualGun(seed, circumstances, viscosity, hands, Switches, guardian?.Guardian);
        Sensors = new SensorVoltages(_board.Analog, _converter, seed);
        NeedleBus = new Tmc5160SpiDevice(Gun.NeedleChip, _board.NeedleAxis.Bus, _board.NeedleAxis.ChipSelect);
        PlungerBus = new Tmc5160SpiDevice(Gun.PlungerChip, _board.PlungerAxis.Bus, _board.PlungerAxis.ChipSelect);
        ConverterBus = new Mcp3208SpiDevice(_converter, _board.Converter.Bus, _board.Converter.ChipSelect);
        _line = guardian?.HostLine ?? Gun.Line;
        SetPins();
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

    /// <summary>What is wrong with the host.</summary>
    public HostFault Host { get; } = new();

    /// <summary>What is wrong with the host's disk; sound again after each start of the host.</summary>
    public DiskFault Disk { get; private set; }

    /// <summary>The product's drivers as the host started them.</summary>
    public InjectorDevice Device { get; private set; }

    /// <summary>Something about the bench is not as it should be for a while: no time may be skipped.</summary>
    public bool Disturbed { get; set; }

    /// <summary>For how many milliseconds the power is to be cut at the end of the present cycle; 0 for not.</summary>
    public int PowerCutMilliseconds { get; set; }

    /// <summary>Microseconds since switching on.</summary>
    public long Now => Gun.Now;

    /// <summary>The gun does not touch anything.</summary>
    public bool OffSkin => _hands.Force(Now) <= 0;

    /// <summary>Lets milliseconds pass.</summary>
    public void Pass(int milliseconds)
    {
        for (int i = 0; i < milliseconds; i++)
            Gun.AdvanceMillisecond();
    }

    /// <summary>Pins and sensors show what is so now: to be called before the host senses.</summary>
    public void Show()
    {
        SetPins();
        Sensors.Set(Gun, (ulong)(Now / CycleMicroseconds));
    }

    /// <summary>The gun sees what the host has set: to be called after the host has acted.</summary>
    public void SeeHost() => Gun.DrivesDisabledPin = _pins[_board.Pins.DrivesDisabled];

    /// <summary>The gun is carried to a point while it is off the skin; where the protocol has it, it slides there.</summary>
    /// <param name="point">The point of the plan; 0 leaves the gun where it is.</param>
    /// <param name="slides">It may go on along the skin.</param>
    /// <returns>Whether it has come to a new point.</returns>
    public bool CarryTo(int point, bool slides)
    {
        if (point == 0 || point == Gun.Point || Gun.Skin.Pierced || !(OffSkin || slides))
            return false;
        Gun.ArriveAt(point);
        return true;
    }

    /// <summary>
    /// Host, chips, guardian and motors are without power for as long as was asked for; then the drivers start anew, and whoever runs
    /// cycles has to start with them.
    /// </summary>
    public void CutPower()
    {
        Gun.LosePower();
        Pass(PowerCutMilliseconds);
        PowerCutMilliseconds = 0;
        Gun.RegainPower();
        StartHost();
    }

    /// <inheritdoc />
    public void Dispose() => Device.Dispose();

    [MemberNotNull(nameof(Device), nameof(Disk))]
    private void StartHost()
    {
        _pins[_board.Pins.DrivesDisabled] = true;
        Gun.DrivesDisabledPin = true;
        Disk = new DiskFault();
        Device = new InjectorDevice(_board, new InjectorConnections(new GpioController(_pins), NeedleBus, PlungerBus, ConverterBus, _line, new VirtualPwm()));
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
