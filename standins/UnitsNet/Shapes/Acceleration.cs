using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Acceleration
    : IQuantity, IComparable, IComparable<Acceleration>, IEquatable<Acceleration>
{
    private static readonly UnitTable<AccelerationUnit> Table = new(nameof(Acceleration), Rows);

    private readonly double _value;
    private readonly AccelerationUnit? _unit;

    public Acceleration(double value, AccelerationUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static Acceleration Zero => new(0, BaseUnit);

    public double Value => _value;

    public AccelerationUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(Acceleration left, Acceleration right) => left.Value < right.As(left.Unit);

    public static bool operator >(Acceleration left, Acceleration right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Acceleration left, Acceleration right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Acceleration left, Acceleration right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Acceleration left, Acceleration right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Acceleration left, Acceleration right) => !left.Equals(right);

    public static Acceleration From(QuantityValue value, AccelerationUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(AccelerationUnit unit) => Table.Abbreviations(unit)[0];

    public static Acceleration Parse(string str) => Parse(str, null);

    public static Acceleration Parse(string str, IFormatProvider? provider)
    {
        (double value, AccelerationUnit unit) = Table.Parse(str, provider);
        return new Acceleration(value, unit);
    }

    public static bool TryParse(string? str, out Acceleration result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out Acceleration result)
    {
        bool read = Table.TryParse(str, provider, out double value, out AccelerationUnit unit);
        result = read ? new Acceleration(value, unit) : default;
        return read;
    }

    public static AccelerationUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out AccelerationUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(AccelerationUnit unit) => Table.Convert(_value, Unit, unit);

    public Acceleration ToUnit(AccelerationUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<AccelerationUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<AccelerationUnit>(unit));

    public int CompareTo(Acceleration other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Acceleration other, Acceleration tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Acceleration known && Equals(known, Strict.Tolerance<Acceleration>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Acceleration other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is Acceleration other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(Acceleration), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(Acceleration), this, Table.Abbreviations(Unit), format, provider);
}
