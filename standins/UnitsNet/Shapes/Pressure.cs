using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Pressure
    : IQuantity, IComparable, IComparable<Pressure>, IEquatable<Pressure>
{
    private static readonly UnitTable<PressureUnit> Table = new(nameof(Pressure), Rows);

    private readonly double _value;
    private readonly PressureUnit? _unit;

    public Pressure(double value, PressureUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static Pressure Zero => new(0, BaseUnit);

    public double Value => _value;

    public PressureUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(Pressure left, Pressure right) => left.Value < right.As(left.Unit);

    public static bool operator >(Pressure left, Pressure right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Pressure left, Pressure right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Pressure left, Pressure right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Pressure left, Pressure right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Pressure left, Pressure right) => !left.Equals(right);

    public static Pressure From(QuantityValue value, PressureUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(PressureUnit unit) => Table.Abbreviations(unit)[0];

    public static Pressure Parse(string str) => Parse(str, null);

    public static Pressure Parse(string str, IFormatProvider? provider)
    {
        (double value, PressureUnit unit) = Table.Parse(str, provider);
        return new Pressure(value, unit);
    }

    public static bool TryParse(string? str, out Pressure result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out Pressure result)
    {
        bool read = Table.TryParse(str, provider, out double value, out PressureUnit unit);
        result = read ? new Pressure(value, unit) : default;
        return read;
    }

    public static PressureUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out PressureUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(PressureUnit unit) => Table.Convert(_value, Unit, unit);

    public Pressure ToUnit(PressureUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<PressureUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<PressureUnit>(unit));

    public int CompareTo(Pressure other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Pressure other, Pressure tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Pressure known && Equals(known, Strict.Tolerance<Pressure>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Pressure other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is Pressure other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(Pressure), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(Pressure), this, Table.Abbreviations(Unit), format, provider);
}
