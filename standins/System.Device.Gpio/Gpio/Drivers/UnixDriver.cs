namespace System.Device.Gpio.Drivers;

/// <summary>A driver for Linux.</summary>
public abstract class UnixDriver : GpioDriver
{
    private const int RaspberryPi5HeaderLines = 54; // lines of the RP1, the chip that carries the header

    /// <summary>Refuses platforms other than Unix.</summary>
    protected UnixDriver()
    {
        if (Environment.OSVersion.Platform != PlatformID.Unix)
            throw new PlatformNotSupportedException($"{GetType().Name} needs Linux.");
    }

    /// <summary>Uses the GPIO chip that carries the header: on a Raspberry Pi 5 the RP1, whose number depends on the kernel, elsewhere chip 0.</summary>
    /// <returns>The driver.</returns>
    public static UnixDriver Create() => new LibGpiodDriver(HeaderChip());

    private static int HeaderChip()
    {
        const string Model = "/proc/device-tree/model";
        if (!File.Exists(Model) || !File.ReadAllText(Model).StartsWith("Raspberry Pi 5", StringComparison.Ordinal))
            return 0;
        return LibGpiodDriver.GetAvailableChips().FirstOrDefault(static chip => chip.NumLines == RaspberryPi5HeaderLines)?.Id
            ?? throw new NotSupportedException($"This Raspberry Pi 5 shows no GPIO chip of {RaspberryPi5HeaderLines} lines: name the chip with new LibGpiodDriver(number).");
    }
}
