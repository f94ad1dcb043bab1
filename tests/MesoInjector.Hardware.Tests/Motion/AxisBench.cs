using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Hardware.Motion;
using MesoInjector.Simulator.Chips;

namespace MesoInjector.Hardware.Tests.Motion;

/// <summary>The driver of one axis over a chip whose encoder follows its motor exactly, a millisecond at a time.</summary>
internal sealed class AxisBench
{
    private long _encoderOffset;
    private long _now;

    public AxisBench(bool needle = true)
    {
        Settings = needle ? Tmc5160Settings.Needle(16_000_000) : Tmc5160Settings.Plunger(16_000_000);
        Chip = new Tmc5160Chip { MotorSupply = true, EnablePinHigh = true };
        Spi = new Tmc5160SpiDevice(Chip);
        Axis = new Tmc5160Axis(Spi, Settings);
    }

    public Tmc5160Settings Settings { get; }

    public Tmc5160Chip Chip { get; }

    public Tmc5160SpiDevice Spi { get; }

    public Tmc5160Axis Axis { get; }

    public AxisReading Reading;

    /// <summary>The home switch closes below this count of the encoder; none without one.</summary>
    public int? HomeCount { get; set; }

    public bool DrivesOn { get; set; }

    /// <summary>Counts of a 5 µm encoder.</summary>
    public int EncoderCount => (int)((Chip.Microsteps256 / (16 * Settings.MicrostepsPerEncoderCount)) + _encoderOffset);

    /// <summary>The carriage is pushed while nothing holds it.</summary>
    public void Push(int counts) => _encoderOffset += counts;

    public void Run(int milliseconds, AxisCommand command = default)
    {
        for (int i = 0; i < milliseconds; i++)
        {
            Chip.EnablePinHigh = !DrivesOn;
            for (int slice = 0; slice < 4; slice++)
            {
                Chip.AdvanceMicroseconds(250);
                Chip.SetEncoderCount(EncoderCount);
                Chip.LeftSwitch = HomeCount is { } home && EncoderCount <= home;
            }

            _now += 1000;
            Axis.Sense(ref Reading);
            Axis.Act(MonotonicTime.FromMicroseconds(_now), command, DrivesOn);
        }
    }

    /// <summary>Configured, switched on and aligned.</summary>
    public AxisBench Ready()
    {
        Run(30);
        DrivesOn = true;
        Run(60);
        return this;
    }

    public static AxisCommand To(int micrometres, int millimetresPerSecond = 10) => AxisCommand.MoveTo(
        AxisPosition.FromMicrometres(micrometres), AxisSpeed.FromMillimetresPerSecond(millimetresPerSecond), AxisAcceleration.FromMillimetresPerSecondSquared(2000));

    public static AxisCommand Home(int millimetresPerSecond = 5) =>
        AxisCommand.SeekHome(AxisSpeed.FromMillimetresPerSecond(millimetresPerSecond), AxisAcceleration.FromMillimetresPerSecondSquared(2000));
}
