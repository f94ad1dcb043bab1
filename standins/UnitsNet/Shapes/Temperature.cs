using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Temperature
    : IQuantity, IComparable, IComparable<Temperature>, IEquatable<Temperature>
{
    private static readonly UnitTable<TemperatureUnit> Table = new(nameof(Temperature), Rows);

    private readonly double _value;
    private readonly TemperatureUnit? _unit;

    public Temperature(double value, TemperatureUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static Temperature Zero => new(0, BaseUnit);

    public double Value => _value;

    public TemperatureUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(Temperature left, Temperature right) => left.Value < right.As(left.Unit);

    public static bool operator >(Temperature left, Temperature right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Temperature left, Temperature right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Temperature left, Temperature right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Temperature left, Temperature right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Temperature left, Temperature right) => !left.Equals(right);

    public static Temperature From(QuantityValue value, TemperatureUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(TemperatureUnit unit) => Table.Abbreviations(unit)[0];

    public static Temperature Parse(string str) => Parse(str, null);

    public static Temperature Parse(string str, IFormatProvider? provider)
    {
        (double value, TemperatureUnit unit) = Table.Parse(str, provider);
        return new Temperature(value, unit);
    }

    public static bool TryParse(string? str, out Temperature result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out Temperature result)
    {
        bool read = Table.TryParse(str, provider, out double value, out TemperatureUnit unit);
        result = read ? new Temperature(value, unit) : default;
        return read;
    }

    public static TemperatureUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out TemperatureUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(TemperatureUnit unit) => Table.Convert(_value, Unit, unit);

    public Temperature ToUnit(TemperatureUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<TemperatureUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<TemperatureUnit>(unit));

    public int CompareTo(Temperature other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Temperature other, Temperature tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Temperature known && Equals(known, Strict.Tolerance<Temperature>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Temperature other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is Temperature other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(Temperature), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(Temperature), this, Table.Abbreviations(Unit), format, provider);
}
