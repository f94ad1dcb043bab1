using MesoInjector.Simulator.Bench;

namespace MesoInjector.Simulator.Faults;

/// <summary>The converter and the analog sensors on it.</summary>
internal static class SensorFaults
{
    /// <summary>The lowest bit of the channel in a request: its neighbour answers.</summary>
    private const ulong ChannelBit = 0x4000;

    public static IEnumerable<Fault> All { get; } =
    [
        .. MotionFaults.Bus("converter-bus", bench => bench.ConverterBus, heardWrong: ChannelBit),
        new("converter", "off", "the converter has no supply", bench => bench.Converter.Powered = false, bench => bench.Converter.Powered = true),
        new("converter", "reference-wrong", "its reference is a tenth too high", bench => bench.Converter.ReferenceError = 0.1, bench => bench.Converter.ReferenceError = 0),
        new("converter", "offset", "it reads 40 codes too much", bench => bench.Converter.OffsetCodes = 40, bench => bench.Converter.OffsetCodes = 0),
        .. Sensor("contact-force", "the load cell of the nose", bench => bench.Sensors.Contact),
        .. Sensor("plunger-force", "the load cell of the plunger", bench => bench.Sensors.PlungerForce),
        .. Sensor("supply-sense", "the measurement of the motor supply", bench => bench.Sensors.Supply),
        .. Sensor("temperature", "the thermometer", bench => bench.Sensors.Temperature),
    ];

    private static IEnumerable<Fault> Sensor(string component, string words, Func<WiredGun, SensorFault> sensor) =>
    [
        Sensor(component, "zero", $"{words} is on ground", sensor, SensorFaultKind.Zero),
        Sensor(component, "full", $"{words} is on the supply", sensor, SensorFaultKind.Full),
        Sensor(component, "stuck", $"{words} shows always the same", sensor, SensorFaultKind.Stuck),
        Sensor(component, "noisy", $"{words} has noise of a tenth of its range", sensor, SensorFaultKind.Noisy),
        Sensor(component, "drifting", $"{words} drifts up by a hundredth of its range each second", sensor, SensorFaultKind.Drifting),
    ];

    private static Fault Sensor(string component, string mode, string words, Func<WiredGun, SensorFault> sensor, SensorFaultKind kind) =>
        new(component, mode, words, bench => sensor(bench).Kind = kind, bench => sensor(bench).Kind = SensorFaultKind.None);
}
