using MesoInjector.Hardware.Board;
using MesoInjector.Simulator.Chips;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Bench;

/// <summary>What the sensors put on the converter's inputs, with noise that depends on seed, channel and cycle alone.</summary>
internal sealed class SensorVoltages
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

    public SensorVoltages(BoardAnalog analog, Mcp3208Chip converter, ulong seed)
    {
        _analog = analog;
        _converter = converter;
        _seed = seed;
    }

    /// <summary>Sets all inputs as they are at the end of a cycle.</summary>
    public void Set(VirtualGun gun, ulong cycle)
    {
        Set(_analog.Contact, gun.NoseForce * 1000, ContactNoiseMillinewtons, cycle);
        Set(_analog.PlungerForce, (gun.Fluid?.PusherForce ?? 0) * 1000, PlungerNoiseMillinewtons, cycle);
        Set(_analog.Supply, gun.Supply.Volts * 1000, SupplyNoiseMillivolts, cycle);
        Set(_analog.Temperature, BoardCentiDegrees, TemperatureNoise, cycle);
        if (_analog.LinePressure is { } line)
            Set(line, (gun.Fluid?.LinePressure ?? 0) * 1000, LineNoisePascals, cycle);
    }

    private void Set(AnalogScale scale, double value, double noise, ulong cycle)
    {
        double noisy = value + (noise * Noise.Gaussian(_seed, 300 + (ulong)scale.Channel, cycle));

        // Half a code up: the converter rounds down.
        _converter.SetVolts(scale.Channel, ((noisy / scale.PerCode) + scale.ZeroCode + 0.5) * VoltsPerCode);
    }
}
