using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Duration
    : IQuantity, IComparable, IComparable<Duration>, IEquatable<Duration>
{
    private static readonly UnitTable<DurationUnit> Table = new(nameof(Duration), Rows);

    private readonly double _value;
    private readonly DurationUnit? _unit;

    public Duration(double value, DurationUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static Duration Zero => new(0, BaseUnit);

    public double Value => _value;

    public DurationUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(Duration left, Duration right) => left.Value < right.As(left.Unit);

    public static bool operator >(Duration left, Duration right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Duration left, Duration right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Duration left, Duration right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Duration left, Duration right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Duration left, Duration right) => !left.Equals(right);

    public static Duration From(QuantityValue value, DurationUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(DurationUnit unit) => Table.Abbreviations(unit)[0];

    public static Duration Parse(string str) => Parse(str, null);

    public static Duration Parse(string str, IFormatProvider? provider)
    {
        (double value, DurationUnit unit) = Table.Parse(str, provider);
        return new Duration(value, unit);
    }

    public static bool TryParse(string? str, out Duration result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out Duration result)
    {
        bool read = Table.TryParse(str, provider, out double value, out DurationUnit unit);
        result = read ? new Duration(value, unit) : default;
        return read;
    }

    public static DurationUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out DurationUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(DurationUnit unit) => Table.Convert(_value, Unit, unit);

    public Duration ToUnit(DurationUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<DurationUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<DurationUnit>(unit));

    public int CompareTo(Duration other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Duration other, Duration tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Duration known && Equals(known, Strict.Tolerance<Duration>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Duration other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is Duration other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(Duration), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(Duration), this, Table.Abbreviations(Unit), format, provider);
}
