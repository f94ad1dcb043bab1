using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>The motor supply voltage.</summary>
/// <remarks>Integer millivolts inside; <c>default</c> is zero.</remarks>
public readonly record struct RailVoltage : IComparable<RailVoltage>
{
    private RailVoltage(int value) => Millivolts = value;

    /// <summary>Zero.</summary>
    public static RailVoltage Zero => default;

    /// <summary>The value in millivolts.</summary>
    public int Millivolts { get; }

    /// <summary>From millivolts.</summary>
    public static RailVoltage FromMillivolts(int value) => new(value);

    /// <summary>From a UnitsNet quantity, rounded to the nearest of the millivolts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit.</exception>
    public static RailVoltage From(ElectricPotential value) => new(Rounding.ToInt32(value.Millivolts, nameof(value)));

    /// <summary>As a UnitsNet quantity, for screens and files.</summary>
    public ElectricPotential ToElectricPotential() => ElectricPotential.FromMillivolts(Millivolts);

    /// <inheritdoc />
    public int CompareTo(RailVoltage other) => Millivolts.CompareTo(other.Millivolts);

    /// <inheritdoc />
    public override string ToString() => $"{Millivolts / 1000.0:0.##} V";

    /// <summary>Sum.</summary>
    public static RailVoltage operator +(RailVoltage left, RailVoltage right) => new(left.Millivolts + right.Millivolts);

    /// <summary>Difference.</summary>
    public static RailVoltage operator -(RailVoltage left, RailVoltage right) => new(left.Millivolts - right.Millivolts);

    /// <summary>Negation.</summary>
    public static RailVoltage operator -(RailVoltage value) => new(-value.Millivolts);

    /// <summary>Less than.</summary>
    public static bool operator <(RailVoltage left, RailVoltage right) => left.Millivolts < right.Millivolts;

    /// <summary>Greater than.</summary>
    public static bool operator >(RailVoltage left, RailVoltage right) => left.Millivolts > right.Millivolts;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(RailVoltage left, RailVoltage right) => left.Millivolts <= right.Millivolts;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(RailVoltage left, RailVoltage right) => left.Millivolts >= right.Millivolts;
}
