using System.Numerics;

namespace UnitsNet;

/// <summary>A value with a unit, whatever it measures.</summary>
public interface IQuantity : IFormattable
{
    QuantityInfo QuantityInfo { get; }

    Enum Unit { get; }

    QuantityValue Value { get; }

    double As(Enum unit);

    IQuantity ToUnit(Enum unit);

    bool Equals(IQuantity? other, IQuantity tolerance);

    string ToString(IFormatProvider? provider);
}

/// <summary>A value of a known type with a unit.</summary>
public interface IValueQuantity<out TValueType> : IQuantity
    where TValueType : INumber<TValueType>
{
    new TValueType Value { get; }

    new TValueType As(Enum unit);

    new IValueQuantity<TValueType> ToUnit(Enum unit);
}

/// <summary>A value with a unit of a known kind.</summary>
public interface IQuantity<TUnitType> : IQuantity
    where TUnitType : Enum
{
    new TUnitType Unit { get; }

    new QuantityInfo<TUnitType> QuantityInfo { get; }

    Enum IQuantity.Unit => Unit;

    QuantityInfo IQuantity.QuantityInfo => QuantityInfo;

    double As(TUnitType unit);

    IQuantity<TUnitType> ToUnit(TUnitType unit);

    double IQuantity.As(Enum unit) => As(OfThisQuantity(unit));

    IQuantity IQuantity.ToUnit(Enum unit) => ToUnit(OfThisQuantity(unit));

    internal static TUnitType OfThisQuantity(Enum unit) => unit is TUnitType known
        ? known
        : throw new ArgumentException($"{unit.GetType()} is not {typeof(TUnitType)}.", nameof(unit));
}

/// <summary>A value of a known type with a unit of a known kind.</summary>
public interface IQuantity<TUnitType, out TValueType> : IQuantity<TUnitType>, IValueQuantity<TValueType>
    where TUnitType : Enum
    where TValueType : INumber<TValueType>
{
    new TValueType As(TUnitType unit);

    TValueType IValueQuantity<TValueType>.As(Enum unit) => As(OfThisQuantity(unit));

    IValueQuantity<TValueType> IValueQuantity<TValueType>.ToUnit(Enum unit) => (IValueQuantity<TValueType>)ToUnit(OfThisQuantity(unit));
}

/// <summary>A quantity that knows its own type: comparable with and parsable to itself.</summary>
public interface IQuantity<TSelf, TUnitType, out TValueType>
    : IQuantity<TUnitType, TValueType>, IComparisonOperators<TSelf, TSelf, bool>, IParsable<TSelf>
    where TSelf : IQuantity<TSelf, TUnitType, TValueType>
    where TUnitType : Enum
    where TValueType : INumber<TValueType>
{
    bool Equals(TSelf? other, TSelf tolerance);
}

/// <summary>A quantity that can be added up and scaled; a temperature, whose zero is arbitrary, is not one.</summary>
public interface IArithmeticQuantity<TSelf, TUnitType, TValueType>
    : IQuantity<TSelf, TUnitType, TValueType>,
      IAdditionOperators<TSelf, TSelf, TSelf>,
      IAdditiveIdentity<TSelf, TSelf>,
      ISubtractionOperators<TSelf, TSelf, TSelf>,
      IMultiplyOperators<TSelf, TValueType, TSelf>,
      IDivisionOperators<TSelf, TValueType, TSelf>,
      IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : IArithmeticQuantity<TSelf, TUnitType, TValueType>
    where TUnitType : Enum
    where TValueType : struct, INumber<TValueType>
{
    static abstract TSelf Zero { get; }
}
