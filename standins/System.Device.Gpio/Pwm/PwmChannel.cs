using System.Device.Linux;

namespace System.Device.Pwm;

/// <summary>A hardware PWM output.</summary>
public abstract class PwmChannel : IDisposable
{
    /// <summary>Frequency in hertz.</summary>
    public abstract int Frequency { get; set; }

    /// <summary>Share of the period at high level, 0.0 to 1.0.</summary>
    public abstract double DutyCycle { get; set; }

    /// <summary>Uses a channel of this machine; it is set up but not started.</summary>
    /// <param name="chip">N of /sys/class/pwm/pwmchipN.</param>
    /// <param name="channel">The channel of that chip.</param>
    /// <param name="frequency">Frequency in hertz.</param>
    /// <param name="dutyCyclePercentage">Duty cycle, 0.0 to 1.0 in spite of its name.</param>
    /// <returns>The channel.</returns>
    public static PwmChannel Create(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("PWM needs Linux sysfs.");
        return new SysfsPwmChannel(SysfsPwmChannel.DefaultRoot, chip, channel, frequency, dutyCyclePercentage);
    }

    /// <summary>Starts the output.</summary>
    public abstract void Start();

    /// <summary>Stops the output.</summary>
    public abstract void Stop();

    /// <summary>Stops and releases the channel.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops and releases the channel.</summary>
    /// <param name="disposing">False from a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
