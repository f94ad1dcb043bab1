using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct VolumeFlow
    : IQuantity, IComparable, IComparable<VolumeFlow>, IEquatable<VolumeFlow>
{
    private static readonly UnitTable<VolumeFlowUnit> Table = new(nameof(VolumeFlow), Rows);

    private readonly double _value;
    private readonly VolumeFlowUnit? _unit;

    public VolumeFlow(double value, VolumeFlowUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static VolumeFlow Zero => new(0, BaseUnit);

    public double Value => _value;

    public VolumeFlowUnit Unit => _unit ?? BaseUnit;

    QuantityValue IQuantity.Value => _value;

    Enum IQuantity.Unit => Unit;

    public static bool operator <(VolumeFlow left, VolumeFlow right) => left.Value < right.As(left.Unit);

    public static bool operator >(VolumeFlow left, VolumeFlow right) => left.Value > right.As(left.Unit);

    public static bool operator <=(VolumeFlow left, VolumeFlow right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(VolumeFlow left, VolumeFlow right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(VolumeFlow left, VolumeFlow right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(VolumeFlow left, VolumeFlow right) => !left.Equals(right);

    public static VolumeFlow From(QuantityValue value, VolumeFlowUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(VolumeFlowUnit unit) => Table.Abbreviations(unit)[0];

    public static VolumeFlow Parse(string str) => Parse(str, null);

    public static VolumeFlow Parse(string str, IFormatProvider? provider)
    {
        (double value, VolumeFlowUnit unit) = Table.Parse(str, provider);
        return new VolumeFlow(value, unit);
    }

    public static bool TryParse(string? str, out VolumeFlow result) => TryParse(str, null, out result);

    public static bool TryParse(string? str, IFormatProvider? provider, out VolumeFlow result)
    {
        bool read = Table.TryParse(str, provider, out double value, out VolumeFlowUnit unit);
        result = read ? new VolumeFlow(value, unit) : default;
        return read;
    }

    public static VolumeFlowUnit ParseUnit(string str) => Table.ParseUnit(str);

    public static bool TryParseUnit(string? str, out VolumeFlowUnit unit) => Table.TryParseUnit(str, out unit);

    public double As(VolumeFlowUnit unit) => Table.Convert(_value, Unit, unit);

    public VolumeFlow ToUnit(VolumeFlowUnit unit) => new(As(unit), unit);

    double IQuantity.As(Enum unit) => As(Strict.Unit<VolumeFlowUnit>(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(Strict.Unit<VolumeFlowUnit>(unit));

    public int CompareTo(VolumeFlow other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(VolumeFlow other, VolumeFlow tolerance) =>
        Strict.WithinTolerance(Value, other.As(Unit), tolerance.As(Unit));

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is VolumeFlow known && Equals(known, Strict.Tolerance<VolumeFlow>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(VolumeFlow other) => Value.Equals(other.Value) && Unit == other.Unit;

#pragma warning disable CS0809 // object.Equals itself is not obsolete
    [Obsolete(Strict.Equality)]
    public override bool Equals(object? obj) => obj is VolumeFlow other && Equals(other);
#pragma warning restore CS0809

    public override int GetHashCode() => HashCode.Combine(nameof(VolumeFlow), Value, Unit);

    public override string ToString() => ToString("g", CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider? provider) => ToString("g", provider);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Write(nameof(VolumeFlow), this, Table.Abbreviations(Unit), format, provider);
}
