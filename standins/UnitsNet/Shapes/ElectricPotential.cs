using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct ElectricPotential
    : IQuantity, IComparable, IComparable<ElectricPotential>, IEquatable<ElectricPotential>
{
    private static readonly UnitTable<ElectricPotentialUnit> Table = new(nameof(ElectricPotential), Rows);

    private readonly double _value;
    private readonly ElectricPotentialUnit? _unit;

    public ElectricPotential(double value, ElectricPotentialUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static ElectricPotential Zero => new(0, BaseUnit);

    public double Value => _value;

    public ElectricPotentialUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(ElectricPotential left, ElectricPotential right) => left.Value < right.As(left.Unit);

    public static bool operator >(ElectricPotential left, ElectricPotential right) => left.Value > right.As(left.Unit);

    public static bool operator <=(ElectricPotential left, ElectricPotential right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(ElectricPotential left, ElectricPotential right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(ElectricPotential left, ElectricPotential right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(ElectricPotential left, ElectricPotential right) => !left.Equals(right);

    public static ElectricPotential From(QuantityValue value, ElectricPotentialUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(ElectricPotentialUnit unit) => Table.Abbreviations(unit)[0];

    public static ElectricPotential Parse(string str) => Parse(str, null);

    public static ElectricPotential Parse(string str, IFormatProvider? provider)
    {
        (double value, ElectricPotentialUnit unit) = Table.Parse(str, provider);
        return new ElectricPotential(value, unit);
    }

    public static bool TryParse(string? str, out ElectricPotential result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out ElectricPotential result)
    {
        bool read = Table.TryParse(str, provider, out double value, out ElectricPotentialUnit unit);
        result = read ? new ElectricPotential(value, unit) : default;
        return read;
    }

    public static ElectricPotentialUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out ElectricPotentialUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(ElectricPotentialUnit unit) => Table.Convert(_value, Unit, unit);

    public ElectricPotential ToUnit(ElectricPotentialUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<ElectricPotentialUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<ElectricPotentialUnit>(unit));

    public int CompareTo(ElectricPotential other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(ElectricPotential other, ElectricPotential tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is ElectricPotential known && Equals(known, Strict.Tolerance<ElectricPotential>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(ElectricPotential other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is ElectricPotential other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(ElectricPotential), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(ElectricPotential), this, Table.Abbreviations(Unit), format, provider);
}
