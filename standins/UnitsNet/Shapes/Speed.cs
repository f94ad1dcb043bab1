using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Speed
    : IQuantity, IComparable, IComparable<Speed>, IEquatable<Speed>
{
    private static readonly UnitTable<SpeedUnit> Table = new(nameof(Speed), Rows);

    private readonly double _value;
    private readonly SpeedUnit? _unit;

    public Speed(double value, SpeedUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static Speed Zero => new(0, BaseUnit);

    public double Value => _value;

    public SpeedUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(Speed left, Speed right) => left.Value < right.As(left.Unit);

    public static bool operator >(Speed left, Speed right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Speed left, Speed right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Speed left, Speed right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Speed left, Speed right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Speed left, Speed right) => !left.Equals(right);

    public static Speed From(QuantityValue value, SpeedUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(SpeedUnit unit) => Table.Abbreviations(unit)[0];

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

    public static SpeedUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out SpeedUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(SpeedUnit unit) => Table.Convert(_value, Unit, unit);

    public Speed ToUnit(SpeedUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<SpeedUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<SpeedUnit>(unit));

    public int CompareTo(Speed other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Speed other, Speed tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Speed known && Equals(known, Strict.Tolerance<Speed>(tolerance));

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
        QuantityText.Write(nameof(Speed), this, Table.Abbreviations(Unit), format, provider);
}
