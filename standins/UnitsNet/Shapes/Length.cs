using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Length
    : IQuantity, IComparable, IComparable<Length>, IEquatable<Length>
{
    private static readonly UnitTable<LengthUnit> Table = new(nameof(Length), Rows);

    private readonly double _value;
    private readonly LengthUnit? _unit;

    public Length(double value, LengthUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static Length Zero => new(0, BaseUnit);

    public double Value => _value;

    public LengthUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(Length left, Length right) => left.Value < right.As(left.Unit);

    public static bool operator >(Length left, Length right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Length left, Length right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Length left, Length right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Length left, Length right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Length left, Length right) => !left.Equals(right);

    public static Length From(QuantityValue value, LengthUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(LengthUnit unit) => Table.Abbreviations(unit)[0];

    public static Length Parse(string str) => Parse(str, null);

    public static Length Parse(string str, IFormatProvider? provider)
    {
        (double value, LengthUnit unit) = Table.Parse(str, provider);
        return new Length(value, unit);
    }

    public static bool TryParse(string? str, out Length result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out Length result)
    {
        bool read = Table.TryParse(str, provider, out double value, out LengthUnit unit);
        result = read ? new Length(value, unit) : default;
        return read;
    }

    public static LengthUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out LengthUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(LengthUnit unit) => Table.Convert(_value, Unit, unit);

    public Length ToUnit(LengthUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<LengthUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<LengthUnit>(unit));

    public int CompareTo(Length other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Length other, Length tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Length known && Equals(known, Strict.Tolerance<Length>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Length other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is Length other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(Length), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(Length), this, Table.Abbreviations(Unit), format, provider);
}
