using System.Globalization;

namespace UnitsNet;

/// <summary>
/// The number handed to a quantity's factory: a double or a decimal, never NaN or infinite. The other number types arrive through these.
/// </summary>
public readonly struct QuantityValue : IFormattable, IEquatable<QuantityValue>
{
    private readonly double _double;
    private readonly decimal _decimal;
    private readonly bool _isDouble; // this way round, because the default value is the decimal zero

    private QuantityValue(double value)
    {
        _double = Finite.Require(value, nameof(value));
        _isDouble = true;
    }

    private QuantityValue(decimal value) => _decimal = value;

    public bool IsDecimal => !_isDouble;

    public static implicit operator QuantityValue(int val) => new((double)val);

    public static implicit operator QuantityValue(long val) => new((double)val);

    public static implicit operator QuantityValue(double val) => new(val);

    public static implicit operator QuantityValue(decimal val) => new(val);

    public static explicit operator double(QuantityValue number) => number.IsDecimal ? (double)number._decimal : number._double;

    public static explicit operator decimal(QuantityValue number) => number.IsDecimal ? number._decimal : (decimal)number._double;

    public static bool operator ==(QuantityValue a, QuantityValue b) => a.Equals(b);

    public static bool operator !=(QuantityValue a, QuantityValue b) => !a.Equals(b);

    /// <summary>Two doubles are compared as doubles; as soon as one is a decimal, both are.</summary>
    public bool Equals(QuantityValue other) =>
        IsDecimal || other.IsDecimal ? (decimal)this == (decimal)other : _double.Equals(other._double);

    public override bool Equals(object? other) => other is QuantityValue value && Equals(value);

    public override int GetHashCode() => IsDecimal ? _decimal.GetHashCode() : _double.GetHashCode();

    public override string ToString() => ToString(string.Empty, CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider formatProvider) => ToString(string.Empty, formatProvider);

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        IsDecimal ? _decimal.ToString(format, formatProvider) : _double.ToString(format, formatProvider);
}
