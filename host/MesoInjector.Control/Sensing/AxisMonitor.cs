using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Sensing;

/// <summary>How an axis follows: its speed from the encoder, and how long it has been away from where it is commanded.</summary>
public sealed class AxisMonitor
{
    /// <summary>Speed is taken over four cycles: one encoder count of 5 µm is then 1.25 mm/s.</summary>
    private const int SpeedWindow = 4;

    /// <summary>What happened at the encoder within the last ten cycles is what a guardian status in flight can have seen.</summary>
    private const int RangeWindow = 10;

    private readonly AxisPosition _trackingLimit;
    private readonly TimeSpan _trackingTime;
    private readonly (MonotonicTime Time, AxisPosition Place)[] _history = new (MonotonicTime, AxisPosition)[RangeWindow];
    private int _next;
    private int _known;
    private int _stood;
    private MonotonicTime? _awaySince;

    /// <summary>A monitor with the limits of its axis.</summary>
    public AxisMonitor(AxisPosition trackingLimit, TimeSpan trackingTime)
    {
        _trackingLimit = trackingLimit;
        _trackingTime = trackingTime;
    }

    /// <summary>Where the encoder says the carriage is.</summary>
    public AxisPosition Measured { get; private set; }

    /// <summary>How fast it moves; positive toward the patient.</summary>
    public AxisSpeed Speed { get; private set; }

    /// <summary>Encoder less ramp generator.</summary>
    public AxisPosition TrackingError { get; private set; }

    /// <summary>It has been away from where it is commanded for too long.</summary>
    public bool NotFollowing { get; private set; }

    /// <summary>The smallest encoder position of the last cycles.</summary>
    public AxisPosition RecentLeast { get; private set; }

    /// <summary>The largest encoder position of the last cycles.</summary>
    public AxisPosition RecentMost { get; private set; }

    /// <summary>Takes this cycle's reading.</summary>
    /// <param name="now">This cycle's time.</param>
    /// <param name="reading">The axis.</param>
    /// <param name="driven">Whether the drive is on: an axis without power follows the spring, not the ramp.</param>
    public void Update(MonotonicTime now, in AxisReading reading, bool driven)
    {
        _stood = reading.Measured == Measured ? Math.Min(_stood + 1, RangeWindow) : 0;
        Measured = reading.Measured;
        _history[_next] = (now, reading.Measured);
        _next = (_next + 1) % RangeWindow;
        _known = Math.Min(_known + 1, RangeWindow);
        UpdateSpeedAndRange(now);

        TrackingError = driven ? reading.Measured - reading.Commanded : AxisPosition.Zero;
        bool away = TrackingError.Abs() > _trackingLimit;
        _awaySince = away ? _awaySince ?? now : null;
        NotFollowing = _awaySince is { } since && now - since >= _trackingTime;
    }

    /// <summary>Forgets the past: the positions before a reset of the chip mean nothing.</summary>
    public void Forget()
    {
        _known = 0;
        _next = 0;
        _awaySince = null;
        NotFollowing = false;
        Speed = AxisSpeed.Zero;
    }

    private void UpdateSpeedAndRange(MonotonicTime now)
    {
        if (_stood == RangeWindow)
        {
            // Every place remembered is this one.
            Speed = AxisSpeed.Zero;
            RecentLeast = Measured;
            RecentMost = Measured;
            return;
        }

        int window = Math.Min(SpeedWindow, _known - 1);
        var (then, place) = _history[(_next - 1 - window + (2 * RangeWindow)) % RangeWindow];
        long elapsed = now.Microseconds - then.Microseconds;
        Speed = elapsed > 0
            ? AxisSpeed.FromMicrometresPerSecond((int)((long)(Measured - place).Nanometres * 1000 / elapsed))
            : AxisSpeed.Zero;

        AxisPosition least = Measured;
        AxisPosition most = Measured;
        for (int i = 0; i < _known; i++)
        {
            AxisPosition past = _history[i].Place;
            least = AxisPosition.Min(least, past);
            most = AxisPosition.Max(most, past);
        }

        RecentLeast = least;
        RecentMost = most;
    }
}
