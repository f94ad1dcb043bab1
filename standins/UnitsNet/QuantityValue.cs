using System.Globalization;

namespace UnitsNet;

/// <summary>The number handed to a quantity's factory: a double or a decimal, never NaN or infinite.</summary>
public readonly struct QuantityValue : IFormattable, IEquatable<QuantityValue>, IComparable<QuantityValue>, IComparable
{
    public static readonly QuantityValue Zero = new(0.0);

    public readonly UnderlyingDataType Type;

    private readonly double _double;
    private readonly decimal _decimal;

    private QuantityValue(double value)
    {
        _double = Finite.Require(value, nameof(value));
        Type = UnderlyingDataType.Double;
    }

    private QuantityValue(decimal value)
    {
        _decimal = value;
        Type = UnderlyingDataType.Decimal;
    }

    /// <summary>Which of the two numbers is kept. The default value is the decimal zero.</summary>
    public enum UnderlyingDataType : byte
    {
        Decimal = 0,
        Double = 1,
    }

    public bool IsDecimal => Type == UnderlyingDataType.Decimal;

    public static implicit operator QuantityValue(byte val) => new((double)val);

    public static implicit operator QuantityValue(short val) => new((double)val);

    public static implicit operator QuantityValue(int val) => new((double)val);

    public static implicit operator QuantityValue(long val) => new((double)val);

    public static implicit operator QuantityValue(float val) => new((double)val);

    public static implicit operator QuantityValue(double val) => new(val);

    public static implicit operator QuantityValue(decimal val) => new(val);

    public static explicit operator double(QuantityValue number) => number.IsDecimal ? (double)number._decimal : number._double;

    public static explicit operator decimal(QuantityValue number) => number.IsDecimal ? number._decimal : (decimal)number._double;

    public static bool operator ==(QuantityValue a, QuantityValue b) => a.CompareTo(b) == 0;

    public static bool operator !=(QuantityValue a, QuantityValue b) => a.CompareTo(b) != 0;

    public static bool operator >(QuantityValue a, QuantityValue b) => a.CompareTo(b) > 0;

    public static bool operator <(QuantityValue a, QuantityValue b) => a.CompareTo(b) < 0;

    public static bool operator >=(QuantityValue a, QuantityValue b) => a.CompareTo(b) >= 0;

    public static bool operator <=(QuantityValue a, QuantityValue b) => a.CompareTo(b) <= 0;

    public static QuantityValue operator -(QuantityValue v) => v.IsDecimal ? new(-v._decimal) : new(-v._double);

    /// <summary>Two doubles are compared as doubles; as soon as one is a decimal, both are.</summary>
    public int CompareTo(QuantityValue other) =>
        IsDecimal || other.IsDecimal ? ((decimal)this).CompareTo((decimal)other) : _double.CompareTo(other._double);

    public int CompareTo(object? obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj is QuantityValue other ? CompareTo(other) : throw new ArgumentException("Expected a QuantityValue.", nameof(obj));
    }

    public bool Equals(QuantityValue other) => CompareTo(other) == 0;

    public override bool Equals(object? other) => other is QuantityValue value && Equals(value);

    public override int GetHashCode() => IsDecimal ? _decimal.GetHashCode() : _double.GetHashCode();

    public override string ToString() => ToString(string.Empty, CultureInfo.CurrentCulture);

    public string ToString(string format) => ToString(format, CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider formatProvider) => ToString(string.Empty, formatProvider);

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        IsDecimal ? _decimal.ToString(format, formatProvider) : _double.ToString(format, formatProvider);
}
