using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Force
    : IQuantity, IComparable, IComparable<Force>, IEquatable<Force>
{
    private static readonly UnitTable<ForceUnit> Table = new(nameof(Force), Rows);

    private readonly double _value;
    private readonly ForceUnit? _unit;

    public Force(double value, ForceUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static Force Zero => new(0, BaseUnit);

    public double Value => _value;

    public ForceUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(Force left, Force right) => left.Value < right.As(left.Unit);

    public static bool operator >(Force left, Force right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Force left, Force right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Force left, Force right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Force left, Force right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Force left, Force right) => !left.Equals(right);

    public static Force From(QuantityValue value, ForceUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(ForceUnit unit) => Table.Abbreviations(unit)[0];

    public static Force Parse(string str) => Parse(str, null);

    public static Force Parse(string str, IFormatProvider? provider)
    {
        (double value, ForceUnit unit) = Table.Parse(str, provider);
        return new Force(value, unit);
    }

    public static bool TryParse(string? str, out Force result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out Force result)
    {
        bool read = Table.TryParse(str, provider, out double value, out ForceUnit unit);
        result = read ? new Force(value, unit) : default;
        return read;
    }

    public static ForceUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out ForceUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(ForceUnit unit) => Table.Convert(_value, Unit, unit);

    public Force ToUnit(ForceUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<ForceUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<ForceUnit>(unit));

    public int CompareTo(Force other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Force other, Force tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Force known && Equals(known, Strict.Tolerance<Force>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Force other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is Force other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(Force), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(Force), this, Table.Abbreviations(Unit), format, provider);
}
