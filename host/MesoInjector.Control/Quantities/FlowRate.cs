using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>How fast fluid is delivered.</summary>
/// <remarks>Integer nanolitres per second inside; <c>default</c> is zero.</remarks>
public readonly record struct FlowRate : IComparable<FlowRate>
{
    private FlowRate(int value) => NanolitresPerSecond = value;

    /// <summary>Zero.</summary>
    public static FlowRate Zero => default;

    /// <summary>The value in nanolitres per second.</summary>
    public int NanolitresPerSecond { get; }

    /// <summary>From nanolitres per second.</summary>
    public static FlowRate FromNanolitresPerSecond(int value) => new(value);

    /// <summary>From a UnitsNet quantity, rounded to the nearest of the nanolitres per second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit.</exception>
    public static FlowRate From(VolumeFlow value) => new(Rounding.ToInt32(value.MicrolitersPerSecond * 1000, nameof(value)));

    /// <summary>As a UnitsNet quantity, for screens and files.</summary>
    public VolumeFlow ToVolumeFlow() => VolumeFlow.FromMicrolitersPerSecond(NanolitresPerSecond / 1000.0);

    /// <inheritdoc />
    public int CompareTo(FlowRate other) => NanolitresPerSecond.CompareTo(other.NanolitresPerSecond);

    /// <inheritdoc />
    public override string ToString() => $"{NanolitresPerSecond / 1000.0:0.###} µL/s";

    /// <summary>Sum.</summary>
    public static FlowRate operator +(FlowRate left, FlowRate right) => new(left.NanolitresPerSecond + right.NanolitresPerSecond);

    /// <summary>Difference.</summary>
    public static FlowRate operator -(FlowRate left, FlowRate right) => new(left.NanolitresPerSecond - right.NanolitresPerSecond);

    /// <summary>Negation.</summary>
    public static FlowRate operator -(FlowRate value) => new(-value.NanolitresPerSecond);

    /// <summary>Less than.</summary>
    public static bool operator <(FlowRate left, FlowRate right) => left.NanolitresPerSecond < right.NanolitresPerSecond;

    /// <summary>Greater than.</summary>
    public static bool operator >(FlowRate left, FlowRate right) => left.NanolitresPerSecond > right.NanolitresPerSecond;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(FlowRate left, FlowRate right) => left.NanolitresPerSecond <= right.NanolitresPerSecond;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(FlowRate left, FlowRate right) => left.NanolitresPerSecond >= right.NanolitresPerSecond;

    /// <summary>From microlitres per second.</summary>
    public static FlowRate FromMicrolitresPerSecond(int value) => new(value * 1000);
}
