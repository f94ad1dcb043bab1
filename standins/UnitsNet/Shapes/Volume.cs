using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct Volume
    : IQuantity, IComparable, IComparable<Volume>, IEquatable<Volume>
{
    private static readonly UnitTable<VolumeUnit> Table = new(nameof(Volume), Rows);

    private readonly double _value;
    private readonly VolumeUnit? _unit;

    public Volume(double value, VolumeUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static Volume Zero => new(0, BaseUnit);

    public double Value => _value;

    public VolumeUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(Volume left, Volume right) => left.Value < right.As(left.Unit);

    public static bool operator >(Volume left, Volume right) => left.Value > right.As(left.Unit);

    public static bool operator <=(Volume left, Volume right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(Volume left, Volume right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(Volume left, Volume right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(Volume left, Volume right) => !left.Equals(right);

    public static Volume From(QuantityValue value, VolumeUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(VolumeUnit unit) => Table.Abbreviations(unit)[0];

    public static Volume Parse(string str) => Parse(str, null);

    public static Volume Parse(string str, IFormatProvider? provider)
    {
        (double value, VolumeUnit unit) = Table.Parse(str, provider);
        return new Volume(value, unit);
    }

    public static bool TryParse(string? str, out Volume result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out Volume result)
    {
        bool read = Table.TryParse(str, provider, out double value, out VolumeUnit unit);
        result = read ? new Volume(value, unit) : default;
        return read;
    }

    public static VolumeUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out VolumeUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(VolumeUnit unit) => Table.Convert(_value, Unit, unit);

    public Volume ToUnit(VolumeUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<VolumeUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<VolumeUnit>(unit));

    public int CompareTo(Volume other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(Volume other, Volume tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is Volume known && Equals(known, Strict.Tolerance<Volume>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(Volume other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is Volume other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(Volume), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(Volume), this, Table.Abbreviations(Unit), format, provider);
}
