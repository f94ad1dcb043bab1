using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Daemon.Tests;

/// <summary>Inputs in which every field is drawn, and which can be compared.</summary>
internal static class Inputs
{
    public static InjectorInputs Random(int seed)
    {
        var random = new Random(seed);
        var inputs = new InjectorInputs
        {
            Now = MonotonicTime.FromMicroseconds(Wide(random)),
            Lateness = new TimeSpan(Wide(random)),
            Receipt = new RecordReceipt(
                new AuthorisationId(Wide(random)), Bit(random), new AuthorisationId(Wide(random)), Narrow(random),
                FluidVolume.FromNanolitres(random.Next(0, int.MaxValue))),
        };
        inputs.Readings.Needle = Axis(random);
        inputs.Readings.Plunger = Axis(random);
        inputs.Readings.Analog = new AnalogReading
        {
            Valid = Bit(random),
            HasLinePressure = Bit(random),
            Contact = AppliedForce.FromMillinewtons(Narrow(random)),
            PlungerForce = AppliedForce.FromMillinewtons(Narrow(random)),
            LinePressure = FluidPressure.FromPascals(Narrow(random)),
            Supply = RailVoltage.FromMillivolts(Narrow(random)),
            Temperature = BoardTemperature.FromCentiDegreesCelsius(Narrow(random)),
        };
        inputs.Readings.Guardian = new GuardianReading
        {
            Age = new TimeSpan(Wide(random)),
            Depth = AxisPosition.FromNanometres(Narrow(random)),
            Plunger = AxisPosition.FromNanometres(Narrow(random)),
            Mode = (GuardianMode)random.Next(6),
            Trip = (GuardianTrip)random.Next(14),
            Syringe = (SyringeCode)random.Next(4),
            TipZero = AxisPosition.FromNanometres(Narrow(random)),
            SameLimits = Bit(random),
            PedalClosed = Bit(random),
            RefusedFrames = (byte)random.Next(256),
            StatusNumber = (byte)random.Next(256),
        };
        inputs.Readings.Switches = new SwitchReading
        {
            Valid = Bit(random),
            PedalNormallyOpenClosed = Bit(random),
            PedalNormallyClosedClosed = Bit(random),
            EmergencyStopLoopIntact = Bit(random),
            ServiceKey = Bit(random),
            Syringe = (SyringeCode)random.Next(4),
        };
        return inputs;
    }

    /// <summary>Changes a little, as the next cycle of a device would.</summary>
    public static InjectorInputs Next(InjectorInputs inputs, Random random)
    {
        inputs.Now += TimeSpan.FromMilliseconds(1);
        inputs.Lateness = new TimeSpan(random.Next(1000));
        inputs.Readings.Analog.Contact = AppliedForce.FromMillinewtons(random.Next(40));
        inputs.Readings.Needle.Measured = AxisPosition.FromMicrometres(random.Next(8) * 5);
        return inputs;
    }

    public static bool Same(in InjectorInputs one, in InjectorInputs other) =>
        one.Now == other.Now && one.Lateness == other.Lateness && one.Receipt == other.Receipt && ((object)one.Readings).Equals(other.Readings);

    private static AxisReading Axis(Random random) => new()
    {
        Commanded = AxisPosition.FromNanometres(Narrow(random)),
        Measured = AxisPosition.FromNanometres(Narrow(random)),
        HomeLatch = AxisPosition.FromNanometres(Narrow(random)),
        Conditions = (AxisConditions)random.Next(1 << 11),
        HomeCaptures = (byte)random.Next(256),
    };

    private static bool Bit(Random random) => random.Next(2) == 1;

    private static int Narrow(Random random) => random.Next(8) switch
    {
        0 => int.MinValue,
        1 => int.MaxValue,
        2 => 0,
        _ => random.Next(int.MinValue, int.MaxValue),
    };

    private static long Wide(Random random) => random.Next(8) switch
    {
        0 => long.MinValue,
        1 => long.MaxValue,
        2 => 0,
        _ => random.NextInt64(long.MinValue, long.MaxValue),
    };
}
