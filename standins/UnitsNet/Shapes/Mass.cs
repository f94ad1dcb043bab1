using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Mass
    : IArithmeticQuantity<Mass, MassUnit, double>, IComparable, IComparable<Mass>, IEquatable<Mass>
{
    private static readonly UnitTable<MassUnit> Table = new(nameof(Mass), Rows);

    private readonly double _value;
    private readonly MassUnit? _unit;

    public Mass(double value, MassUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static QuantityInfo<MassUnit> Info { get; } = Table.Describe(Zero);

    public static MassUnit[] Units => Enum.GetValues<MassUnit>();

    public static Mass Zero => new(0, BaseUnit);

    public static Mass AdditiveIdentity => Zero;

    public double Value => _value;

    public MassUnit Unit => _unit ?? BaseUnit;

    public QuantityInfo<MassUnit> QuantityInfo => Info;

    QuantityValue IQuantity.Value => _value;

    public static bool operator <(Mass left, Mass right) => left.Value < right.As(left.Unit);

    public static bool operator >(Mass left, Mass right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Mass left, Mass right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Mass left, Mass right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Mass left, Mass right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Mass left, Mass right) => !left.Equals(right);

    public static Mass operator -(Mass right) => new(-right.Value, right.Unit);

    public static Mass operator +(Mass left, Mass right) =>
        new(left.Value + right.As(left.Unit), left.Unit);

    public static Mass operator -(Mass left, Mass right) =>
        new(left.Value - right.As(left.Unit), left.Unit);

    public static Mass operator *(double left, Mass right) => new(left * right.Value, right.Unit);

    public static Mass operator *(Mass left, double right) => new(left.Value * right, left.Unit);

    public static Mass operator /(Mass left, double right) => new(left.Value / right, left.Unit);

    public static double operator /(Mass left, Mass right) =>
        left.Kilograms / right.Kilograms;

    public static Mass From(QuantityValue value, MassUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(MassUnit unit) => GetAbbreviation(unit, null);

    public static string GetAbbreviation(MassUnit unit, IFormatProvider? provider) => Table.Abbreviations(unit)[0];

    public static Mass Parse(string str) => Parse(str, null);

    public static Mass Parse(string str, IFormatProvider? provider)
    {
        (double value, MassUnit unit) = Table.Parse(str, provider);
        return new Mass(value, unit);
    }

    public static bool TryParse(string? str, out Mass result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out Mass result)
    {
        bool read = Table.TryParse(str, provider, out double value, out MassUnit unit);
        result = read ? new Mass(value, unit) : default;
        return read;
    }

    public static MassUnit ParseUnit(string str) => ParseUnit(str, null);

    public static MassUnit ParseUnit(string str, IFormatProvider? provider) => Table.ParseUnit(str);

    public static bool TryParseUnit(string str, out MassUnit unit) => TryParseUnit(str, null, out unit);

    public static bool TryParseUnit(string str, IFormatProvider? provider, out MassUnit unit) =>
        Table.TryParseUnit(str, out unit);

    public double As(MassUnit unit) => Table.Convert(_value, Unit, unit);

    public Mass ToUnit(MassUnit unit) => new(As(unit), unit);

    IQuantity<MassUnit> IQuantity<MassUnit>.ToUnit(MassUnit unit) => ToUnit(unit);

    public int CompareTo(Mass other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Mass other, Mass tolerance) =>
        Comparison.Equals(Value, other.As(Unit), tolerance.As(Unit), ComparisonType.Absolute);

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Mass known && Equals(known, Strict.Tolerance<Mass>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Mass other, double tolerance, ComparisonType comparisonType) =>
        Comparison.Equals(Value, other.As(Unit), tolerance, comparisonType);

    [Obsolete(Strict.Equality)]
    public bool Equals(Mass other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is Mass other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(Mass), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(this, Table.Abbreviations(Unit), format, provider);
}
