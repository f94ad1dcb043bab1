using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Duration
    : IArithmeticQuantity<Duration, DurationUnit, double>, IComparable, IComparable<Duration>, IEquatable<Duration>
{
    private static readonly UnitTable<DurationUnit> Table = new(nameof(Duration), Rows);

    private readonly double _value;
    private readonly DurationUnit? _unit;

    public Duration(double value, DurationUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static QuantityInfo<DurationUnit> Info { get; } = Table.Describe(Zero);

    public static DurationUnit[] Units => Enum.GetValues<DurationUnit>();

    public static Duration Zero => new(0, BaseUnit);

    public static Duration AdditiveIdentity => Zero;

    public double Value => _value;

    public DurationUnit Unit => _unit ?? BaseUnit;

    public QuantityInfo<DurationUnit> QuantityInfo => Info;

    QuantityValue IQuantity.Value => _value;

    public static bool operator <(Duration left, Duration right) => left.Value < right.As(left.Unit);

    public static bool operator >(Duration left, Duration right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Duration left, Duration right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Duration left, Duration right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Duration left, Duration right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Duration left, Duration right) => !left.Equals(right);

    public static Duration operator -(Duration right) => new(-right.Value, right.Unit);

    public static Duration operator +(Duration left, Duration right) =>
        new(left.Value + right.As(left.Unit), left.Unit);

    public static Duration operator -(Duration left, Duration right) =>
        new(left.Value - right.As(left.Unit), left.Unit);

    public static Duration operator *(double left, Duration right) => new(left * right.Value, right.Unit);

    public static Duration operator *(Duration left, double right) => new(left.Value * right, left.Unit);

    public static Duration operator /(Duration left, double right) => new(left.Value / right, left.Unit);

    public static double operator /(Duration left, Duration right) =>
        left.Seconds / right.Seconds;

    public static Duration From(QuantityValue value, DurationUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(DurationUnit unit) => GetAbbreviation(unit, null);

    public static string GetAbbreviation(DurationUnit unit, IFormatProvider? provider) => Table.Abbreviations(unit)[0];

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

    public static DurationUnit ParseUnit(string str) => ParseUnit(str, null);

    public static DurationUnit ParseUnit(string str, IFormatProvider? provider) => Table.ParseUnit(str);

    public static bool TryParseUnit(string str, out DurationUnit unit) => TryParseUnit(str, null, out unit);

    public static bool TryParseUnit(string str, IFormatProvider? provider, out DurationUnit unit) =>
        Table.TryParseUnit(str, out unit);

    public double As(DurationUnit unit) => Table.Convert(_value, Unit, unit);

    public Duration ToUnit(DurationUnit unit) => new(As(unit), unit);

    IQuantity<DurationUnit> IQuantity<DurationUnit>.ToUnit(DurationUnit unit) => ToUnit(unit);

    public int CompareTo(Duration other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Duration other, Duration tolerance) =>
        Comparison.Equals(Value, other.As(Unit), tolerance.As(Unit), ComparisonType.Absolute);

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Duration known && Equals(known, Strict.Tolerance<Duration>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Duration other, double tolerance, ComparisonType comparisonType) =>
        Comparison.Equals(Value, other.As(Unit), tolerance, comparisonType);

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
        QuantityText.Write(this, Table.Abbreviations(Unit), format, provider);
}
