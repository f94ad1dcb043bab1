using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Speed
    : IArithmeticQuantity<Speed, SpeedUnit, double>, IComparable, IComparable<Speed>, IEquatable<Speed>
{
    private static readonly UnitTable<SpeedUnit> Table = new(nameof(Speed), Rows);

    private readonly double _value;
    private readonly SpeedUnit? _unit;

    public Speed(double value, SpeedUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static QuantityInfo<SpeedUnit> Info { get; } = Table.Describe(Zero);

    public static SpeedUnit[] Units => Enum.GetValues<SpeedUnit>();

    public static Speed Zero => new(0, BaseUnit);

    public static Speed AdditiveIdentity => Zero;

    public double Value => _value;

    public SpeedUnit Unit => _unit ?? BaseUnit;

    public QuantityInfo<SpeedUnit> QuantityInfo => Info;

    QuantityValue IQuantity.Value => _value;

    public static bool operator <(Speed left, Speed right) => left.Value < right.As(left.Unit);

    public static bool operator >(Speed left, Speed right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Speed left, Speed right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Speed left, Speed right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Speed left, Speed right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Speed left, Speed right) => !left.Equals(right);

    public static Speed operator -(Speed right) => new(-right.Value, right.Unit);

    public static Speed operator +(Speed left, Speed right) =>
        new(left.Value + right.As(left.Unit), left.Unit);

    public static Speed operator -(Speed left, Speed right) =>
        new(left.Value - right.As(left.Unit), left.Unit);

    public static Speed operator *(double left, Speed right) => new(left * right.Value, right.Unit);

    public static Speed operator *(Speed left, double right) => new(left.Value * right, left.Unit);

    public static Speed operator /(Speed left, double right) => new(left.Value / right, left.Unit);

    public static double operator /(Speed left, Speed right) =>
        left.MetersPerSecond / right.MetersPerSecond;

    public static Speed From(QuantityValue value, SpeedUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(SpeedUnit unit) => GetAbbreviation(unit, null);

    public static string GetAbbreviation(SpeedUnit unit, IFormatProvider? provider) => Table.Abbreviations(unit)[0];

    public static Speed Parse(string str) => Parse(str, null);

    public static Speed Parse(string str, IFormatProvider? provider)
    {
        (double value, SpeedUnit unit) = Table.Parse(str, provider);
        return new Speed(value, unit);
    }

    public static bool TryParse(string? str, out Speed result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out Speed result)
    {
        bool read = Table.TryParse(str, provider, out double value, out SpeedUnit unit);
        result = read ? new Speed(value, unit) : default;
        return read;
    }

    public static SpeedUnit ParseUnit(string str) => ParseUnit(str, null);

    public static SpeedUnit ParseUnit(string str, IFormatProvider? provider) => Table.ParseUnit(str);

    public static bool TryParseUnit(string str, out SpeedUnit unit) => TryParseUnit(str, null, out unit);

    public static bool TryParseUnit(string str, IFormatProvider? provider, out SpeedUnit unit) =>
        Table.TryParseUnit(str, out unit);

    public double As(SpeedUnit unit) => Table.Convert(_value, Unit, unit);

    public Speed ToUnit(SpeedUnit unit) => new(As(unit), unit);

    IQuantity<SpeedUnit> IQuantity<SpeedUnit>.ToUnit(SpeedUnit unit) => ToUnit(unit);

    public int CompareTo(Speed other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Speed other, Speed tolerance) =>
        Comparison.Equals(Value, other.As(Unit), tolerance.As(Unit), ComparisonType.Absolute);

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Speed known && Equals(known, Strict.Tolerance<Speed>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Speed other, double tolerance, ComparisonType comparisonType) =>
        Comparison.Equals(Value, other.As(Unit), tolerance, comparisonType);

    [Obsolete(Strict.Equality)]
    public bool Equals(Speed other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is Speed other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(Speed), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(this, Table.Abbreviations(Unit), format, provider);
}
