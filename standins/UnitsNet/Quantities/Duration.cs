using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A length of time.</summary>
public readonly partial struct Duration
{
    public static DurationUnit BaseUnit => DurationUnit.Second;

    public double Nanoseconds => As(DurationUnit.Nanosecond);
    public double Microseconds => As(DurationUnit.Microsecond);
    public double Milliseconds => As(DurationUnit.Millisecond);
    public double Seconds => As(DurationUnit.Second);
    public double Minutes => As(DurationUnit.Minute);
    public double Hours => As(DurationUnit.Hour);
    public double Days => As(DurationUnit.Day);

    private static UnitRow<DurationUnit>[] Rows =>
    [
        new(DurationUnit.Nanosecond, ["ns", "nsec", "nsecs", "nsecond", "nseconds"], Prefix: 1e-9),
        new(DurationUnit.Microsecond, ["µs", "µsec", "µsecs", "µsecond", "µseconds"], Prefix: 1e-6),
        new(DurationUnit.Millisecond, ["ms", "msec", "msecs", "msecond", "mseconds"], Prefix: 1e-3),
        new(DurationUnit.Second, ["s", "sec", "secs", "second", "seconds"]),
        new(DurationUnit.Minute, ["m", "min", "minute", "minutes"], Factor: 60),
        new(DurationUnit.Hour, ["h", "hr", "hrs", "hour", "hours"], Factor: 3600),
        new(DurationUnit.Day, ["d", "day", "days"], Factor: 86_400), // the package multiplies by 24, then 3600: the last bit may differ
    ];

    public static Duration FromNanoseconds(QuantityValue nanoseconds) => From(nanoseconds, DurationUnit.Nanosecond);
    public static Duration FromMicroseconds(QuantityValue microseconds) => From(microseconds, DurationUnit.Microsecond);
    public static Duration FromMilliseconds(QuantityValue milliseconds) => From(milliseconds, DurationUnit.Millisecond);
    public static Duration FromSeconds(QuantityValue seconds) => From(seconds, DurationUnit.Second);
    public static Duration FromMinutes(QuantityValue minutes) => From(minutes, DurationUnit.Minute);
    public static Duration FromHours(QuantityValue hours) => From(hours, DurationUnit.Hour);
    public static Duration FromDays(QuantityValue days) => From(days, DurationUnit.Day);
}
