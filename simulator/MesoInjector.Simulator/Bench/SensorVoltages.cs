using MesoInjector.Hardware.Board;
using MesoInjector.Simulator.Chips;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Bench;

/// <summary>What the sensors put on the converter's inputs, with noise that depends on seed, channel and cycle alone.</summary>
public sealed class SensorVoltages
{
    private const double VoltsPerCode = 3.3 / 4096;
    private const double ContactNoiseMillinewtons = 6;
    private const double PlungerNoiseMillinewtons = 15;
    private const double SupplyNoiseMillivolts = 8;
    private const double TemperatureNoise = 10;
    private const double LineNoisePascals = 250;
    private const double BoardCentiDegrees = 3100;

    private readonly Mcp3208Chip _converter;
    private readonly Channel _contact;
    private readonly Channel _plungerForce;
    private readonly Channel _supply;
    private readonly Channel _temperature;
    private readonly Channel? _line;

    internal SensorVoltages(BoardAnalog analog, Mcp3208Chip converter, ulong seed)
    {
        _converter = converter;
        _contact = new Channel(analog.Contact, ContactNoiseMillinewtons, seed);
        _plungerForce = new Channel(analog.PlungerForce, PlungerNoiseMillinewtons, seed);
        _supply = new Channel(analog.Supply, SupplyNoiseMillivolts, seed);
        _temperature = new Channel(analog.Temperature, TemperatureNoise, seed);
        _line = analog.LinePressure is { } line ? new Channel(line, LineNoisePascals, seed) : null;
    }

    /// <summary>What is wrong with the load cell of the nose.</summary>
    public SensorFault Contact { get; } = new();

    /// <summary>What is wrong with the load cell of the plunger.</summary>
    public SensorFault PlungerForce { get; } = new();

    /// <summary>What is wrong with the measurement of the motor supply.</summary>
    public SensorFault Supply { get; } = new();

    /// <summary>What is wrong with the thermometer.</summary>
    public SensorFault Temperature { get; } = new();

    /// <summary>Sets all inputs as they are at the end of a cycle.</summary>
    internal void Set(VirtualGun gun, ulong cycle)
    {
        Set(_contact, gun.NoseForce * 1000, cycle, Contact);
        Set(_plungerForce, (gun.Fluid?.PusherForce ?? 0) * 1000, cycle, PlungerForce);
        Set(_supply, gun.Supply.Volts * 1000, cycle, Supply);
        Set(_temperature, BoardCentiDegrees, cycle, Temperature);
        if (_line is not null)
            Set(_line, (gun.Fluid?.LinePressure ?? 0) * 1000, cycle, fault: null);
    }

    private void Set(Channel channel, double value, ulong cycle, SensorFault? fault)
    {
        AnalogScale scale = channel.Scale;
        double noisy = value + (channel.Deviation * Noise.Gaussian(channel.Noise, cycle));

        // Half a code up: the converter rounds down.
        double volts = ((noisy / scale.PerCode) + scale.ZeroCode + 0.5) * VoltsPerCode;
        if (fault is { Kind: not SensorFaultKind.None })
            volts = fault.Spoil(volts, Noise.Gaussian(channel.FaultNoise, cycle), cycle * 1e-3);
        _converter.SetVolts(scale.Channel, volts);
    }

    /// <summary>A sensor's place on the converter, and its noise.</summary>
    private sealed class Channel(AnalogScale scale, double deviation, ulong seed)
    {
        public AnalogScale Scale { get; } = scale;

        public double Deviation { get; } = deviation;

        public ulong Noise { get; } = Physics.Noise.Key(seed, 300 + (ulong)scale.Channel);

        public ulong FaultNoise { get; } = Physics.Noise.Key(seed, 320 + (ulong)scale.Channel);
    }
}
