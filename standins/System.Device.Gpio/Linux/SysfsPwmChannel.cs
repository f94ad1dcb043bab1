using System.Device.Pwm;

namespace System.Device.Linux;

/// <summary>A channel of /sys/class/pwm. The kernel takes whole nanoseconds and refuses an on-time longer than the period.</summary>
internal sealed class SysfsPwmChannel : PwmChannel
{
    public const string DefaultRoot = "/sys/class/pwm";

    private const int NanosecondsPerSecond = 1_000_000_000;

    private readonly string _chipPath;
    private readonly string _channelPath;
    private readonly int _channel;
    private int _frequency;
    private double _dutyCycle;
    private bool _disposed;

    public SysfsPwmChannel(string root, int chip, int channel, int frequency, double dutyCycle)
    {
        _channel = channel;
        _chipPath = $"{root}/pwmchip{chip}";
        _channelPath = $"{_chipPath}/pwm{channel}";
        RequireFrequency(frequency);
        RequireDutyCycle(dutyCycle);
        RequireChannel(chip);
        if (!Directory.Exists(_channelPath))
            File.WriteAllText($"{_chipPath}/export", $"{channel}");

        SetPeriod(frequency);
        DutyCycle = dutyCycle;
    }

    public override int Frequency
    {
        get => _frequency;
        set
        {
            RequireFrequency(value);
            SetPeriod(value);
            DutyCycle = _dutyCycle;
        }
    }

    public override double DutyCycle
    {
        get => _dutyCycle;
        set
        {
            RequireDutyCycle(value);
            WriteAttribute("duty_cycle", (int)(PeriodOf(_frequency) * value));
            _dutyCycle = value;
        }
    }

    public override void Start() => WriteAttribute("enable", 1);

    public override void Stop() => WriteAttribute("enable", 0);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed && Directory.Exists(_channelPath))
        {
            Stop();
            File.WriteAllText($"{_chipPath}/unexport", $"{_channel}");
        }

        _disposed = true;
        base.Dispose(disposing);
    }

    private static int PeriodOf(int frequency) => NanosecondsPerSecond / frequency;

    private static void RequireFrequency(int frequency)
    {
        if (frequency is < 1 or > NanosecondsPerSecond)
            throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "A PWM frequency is 1 Hz to 1 GHz.");
    }

    private static void RequireDutyCycle(double dutyCycle)
    {
        if (!(dutyCycle is >= 0.0 and <= 1.0)) // NaN is refused too
            throw new ArgumentOutOfRangeException(nameof(dutyCycle), dutyCycle, "A duty cycle is 0.0 to 1.0.");
    }

    private void RequireChannel(int chip)
    {
        if (!Directory.Exists(_chipPath))
            throw new ArgumentException($"There is no PWM chip {chip}: '{_chipPath}' does not exist.", nameof(chip));
        string countPath = $"{_chipPath}/npwm";
        if (!int.TryParse(File.ReadAllText(countPath), out int count))
            throw new IOException($"'{countPath}' does not hold the number of channels.");
        if (_channel < 0 || _channel >= count)
            throw new ArgumentException($"PWM chip {chip} has channels 0 to {count - 1}, not {_channel}.", nameof(chip));
    }

    private void SetPeriod(int frequency)
    {
        // A period shorter than the present on-time is refused: pass through off. The file is asked, because what was set before
        // this process started counts as well.
        int period = PeriodOf(frequency);
        if (!int.TryParse(File.ReadAllText($"{_channelPath}/duty_cycle"), out int onTime) || onTime > period)
            WriteAttribute("duty_cycle", 0);
        WriteAttribute("period", period);
        _frequency = frequency;
    }

    private void WriteAttribute(string name, int value)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        File.WriteAllText($"{_channelPath}/{name}", $"{value}");
    }
}
