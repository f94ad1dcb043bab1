namespace UnitsNet.Units;

/// <summary>The units of <see cref="Duration"/>. The numbers are the package's; zero is no unit.</summary>
public enum DurationUnit
{
    Day = 1,
    Hour = 2,
    Microsecond = 4,
    Millisecond = 5,
    Minute = 6,
    Nanosecond = 8,
    Second = 9,
}
