using System.Globalization;
using UnitsNet.Units;

namespace UnitsNet;

// What every quantity has: value and unit, comparison, conversion, text.
public readonly partial struct VolumeFlow
    : IArithmeticQuantity<VolumeFlow, VolumeFlowUnit, double>, IComparable, IComparable<VolumeFlow>, IEquatable<VolumeFlow>
{
    private static readonly UnitTable<VolumeFlowUnit> Table = new(nameof(VolumeFlow), Rows);

    private readonly double _value;
    private readonly VolumeFlowUnit? _unit;

    public VolumeFlow(double value, VolumeFlowUnit unit)
    {
        _value = Finite.Require(value, nameof(value));
        _unit = unit;
    }

    public static QuantityInfo<VolumeFlowUnit> Info { get; } = Table.Describe(Zero);

    public static VolumeFlowUnit[] Units => Enum.GetValues<VolumeFlowUnit>();

    public static VolumeFlow Zero => new(0, BaseUnit);

    public static VolumeFlow AdditiveIdentity => Zero;

    public double Value => _value;

    public VolumeFlowUnit Unit => _unit ?? BaseUnit;

    public QuantityInfo<VolumeFlowUnit> QuantityInfo => Info;

    QuantityValue IQuantity.Value => _value;

    public static bool operator <(VolumeFlow left, VolumeFlow right) => left.Value < right.As(left.Unit);

    public static bool operator >(VolumeFlow left, VolumeFlow right) => left.Value > right.As(left.Unit);

    public static bool operator <=(VolumeFlow left, VolumeFlow right) => left.Value <= right.As(left.Unit);

    public static bool operator >=(VolumeFlow left, VolumeFlow right) => left.Value >= right.As(left.Unit);

    [Obsolete(Strict.Equality)]
    public static bool operator ==(VolumeFlow left, VolumeFlow right) => left.Equals(right);

    [Obsolete(Strict.Equality)]
    public static bool operator !=(VolumeFlow left, VolumeFlow right) => !left.Equals(right);

    public static VolumeFlow operator -(VolumeFlow right) => new(-right.Value, right.Unit);

    public static VolumeFlow operator +(VolumeFlow left, VolumeFlow right) =>
        new(left.Value + right.As(left.Unit), left.Unit);

    public static VolumeFlow operator -(VolumeFlow left, VolumeFlow right) =>
        new(left.Value - right.As(left.Unit), left.Unit);

    public static VolumeFlow operator *(double left, VolumeFlow right) => new(left * right.Value, right.Unit);

    public static VolumeFlow operator *(VolumeFlow left, double right) => new(left.Value * right, left.Unit);

    public static VolumeFlow operator /(VolumeFlow left, double right) => new(left.Value / right, left.Unit);

    public static double operator /(VolumeFlow left, VolumeFlow right) =>
        left.CubicMetersPerSecond / right.CubicMetersPerSecond;

    public static VolumeFlow From(QuantityValue value, VolumeFlowUnit fromUnit) => new((double)value, fromUnit);

    public static string GetAbbreviation(VolumeFlowUnit unit) => GetAbbreviation(unit, null);

    public static string GetAbbreviation(VolumeFlowUnit unit, IFormatProvider? provider) => Table.Abbreviations(unit)[0];

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

    public static VolumeFlowUnit ParseUnit(string str) => ParseUnit(str, null);

    public static VolumeFlowUnit ParseUnit(string str, IFormatProvider? provider) => Table.ParseUnit(str);

    public static bool TryParseUnit(string str, out VolumeFlowUnit unit) => TryParseUnit(str, null, out unit);

    public static bool TryParseUnit(string str, IFormatProvider? provider, out VolumeFlowUnit unit) =>
        Table.TryParseUnit(str, out unit);

    public double As(VolumeFlowUnit unit) => Table.Convert(_value, Unit, unit);

    public VolumeFlow ToUnit(VolumeFlowUnit unit) => new(As(unit), unit);

    IQuantity<VolumeFlowUnit> IQuantity<VolumeFlowUnit>.ToUnit(VolumeFlowUnit unit) => ToUnit(unit);

    public int CompareTo(VolumeFlow other) => _value.CompareTo(other.As(Unit));

    public int CompareTo(object? obj) => Strict.Compare(this, obj);

    public bool Equals(VolumeFlow other, VolumeFlow tolerance) =>
        Comparison.Equals(Value, other.As(Unit), tolerance.As(Unit), ComparisonType.Absolute);

    public bool Equals(IQuantity? other, IQuantity tolerance) =>
        other is VolumeFlow known && Equals(known, Strict.Tolerance<VolumeFlow>(tolerance));

    [Obsolete(Strict.Equality)]
    public bool Equals(VolumeFlow other, double tolerance, ComparisonType comparisonType) =>
        Comparison.Equals(Value, other.As(Unit), tolerance, comparisonType);

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
        QuantityText.Write(this, Table.Abbreviations(Unit), format, provider);
}
