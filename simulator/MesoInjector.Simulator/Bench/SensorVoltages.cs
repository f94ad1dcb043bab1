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

    private readonly BoardAnalog _analog;
    private readonly Mcp3208Chip _converter;
    private readonly ulong _seed;

    internal SensorVoltages(BoardAnalog analog, Mcp3208Chip converter, ulong seed)
    {
        _analog = analog;
        _converter = converter;
        _seed = seed;
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
        Set(_analog.Contact, gun.NoseForce * 1000, ContactNoiseMillinewtons, cycle, Contact);
        Set(_analog.PlungerForce, (gun.Fluid?.PusherForce ?? 0) * 1000, PlungerNoiseMillinewtons, cycle, PlungerForce);
        Set(_analog.Supply, gun.Supply.Volts * 1000, SupplyNoiseMillivolts, cycle, Supply);
        Set(_analog.Temperature, BoardCentiDegrees, TemperatureNoise, cycle, Temperature);
        if (_analog.LinePressure is { } line)
            Set(line, (gun.Fluid?.LinePressure ?? 0) * 1000, LineNoisePascals, cycle, fault: null);
    }

    private void Set(AnalogScale scale, double value, double noise, ulong cycle, SensorFault? fault)
    {
        double noisy = value + (noise * Noise.Gaussian(_seed, 300 + (ulong)scale.Channel, cycle));

        // Half a code up: the converter rounds down.
        double volts = ((noisy / scale.PerCode) + scale.ZeroCode + 0.5) * VoltsPerCode;
        if (fault is { Kind: not SensorFaultKind.None })
            volts = fault.Spoil(volts, Noise.Gaussian(_seed, 320 + (ulong)scale.Channel, cycle), cycle * 1e-3);
        _converter.SetVolts(scale.Channel, volts);
    }
}
