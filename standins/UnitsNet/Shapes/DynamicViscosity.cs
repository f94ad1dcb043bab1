using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct DynamicViscosity
    : IQuantity, IComparable, IComparable<DynamicViscosity>, IEquatable<DynamicViscosity>
{
    private static readonly UnitTable<DynamicViscosityUnit> Table = new(nameof(DynamicViscosity), Rows);

    private readonly double _value;
    private readonly DynamicViscosityUnit? _unit;

    public DynamicViscosity(double value, DynamicViscosityUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static DynamicViscosity Zero => new(0, BaseUnit);

    public double Value => _value;

    public DynamicViscosityUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(DynamicViscosity left, DynamicViscosity right) => left.Value < right.As(left.Unit);

    public static bool operator >(DynamicViscosity left, DynamicViscosity right) => left.Value > right.As(left.Unit);

    public static bool operator <=(DynamicViscosity left, DynamicViscosity right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(DynamicViscosity left, DynamicViscosity right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(DynamicViscosity left, DynamicViscosity right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(DynamicViscosity left, DynamicViscosity right) => !left.Equals(right);

    public static DynamicViscosity From(QuantityValue value, DynamicViscosityUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(DynamicViscosityUnit unit) => Table.Abbreviations(unit)[0];

    public static DynamicViscosity Parse(string str) => Parse(str, null);

    public static DynamicViscosity Parse(string str, IFormatProvider? provider)
    {
        (double value, DynamicViscosityUnit unit) = Table.Parse(str, provider);
        return new DynamicViscosity(value, unit);
    }

    public static bool TryParse(string? str, out DynamicViscosity result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out DynamicViscosity result)
    {
        bool read = Table.TryParse(str, provider, out double value, out DynamicViscosityUnit unit);
        result = read ? new DynamicViscosity(value, unit) : default;
        return read;
    }

    public static DynamicViscosityUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out DynamicViscosityUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(DynamicViscosityUnit unit) => Table.Convert(_value, Unit, unit);

    public DynamicViscosity ToUnit(DynamicViscosityUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<DynamicViscosityUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<DynamicViscosityUnit>(unit));

    public int CompareTo(DynamicViscosity other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(DynamicViscosity other, DynamicViscosity tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is DynamicViscosity known && Equals(known, Strict.Tolerance<DynamicViscosity>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(DynamicViscosity other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is DynamicViscosity other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(DynamicViscosity), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(DynamicViscosity), this, Table.Abbreviations(Unit), format, provider);
}
