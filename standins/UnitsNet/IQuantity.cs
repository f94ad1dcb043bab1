namespace UnitsNet;

/// <summary>A value with a unit, whatever it measures.</summary>
public interface IQuantity : IFormattable
{
    Enum Unit { get; }

    QuantityValue Value { get; }

    double As(Enum unit);

    IQuantity ToUnit(Enum unit);

    bool Equals(IQuantity? other, IQuantity tolerance);

    string ToString(IFormatProvider? provider);
}
