using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>The temperature of the driver board.</summary>
/// <remarks>Integer hundredths of a degree Celsius inside; <c>default</c> is zero.</remarks>
public readonly record struct BoardTemperature : IComparable<BoardTemperature>
{
    private BoardTemperature(int value) => CentiDegreesCelsius = value;

    /// <summary>Zero.</summary>
    public static BoardTemperature Zero => default;

    /// <summary>The value in hundredths of a degree Celsius.</summary>
    public int CentiDegreesCelsius { get; }

    /// <summary>From hundredths of a degree Celsius.</summary>
    public static BoardTemperature FromCentiDegreesCelsius(int value) => new(value);

    /// <summary>From a UnitsNet quantity, rounded to the nearest of the hundredths of a degree Celsius.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit.</exception>
    public static BoardTemperature From(Temperature value) => new(Rounding.ToInt32(value.DegreesCelsius * 100, nameof(value)));

    /// <summary>As a UnitsNet quantity, for screens and files.</summary>
    public Temperature ToTemperature() => Temperature.FromDegreesCelsius(CentiDegreesCelsius / 100.0);

    /// <inheritdoc />
    public int CompareTo(BoardTemperature other) => CentiDegreesCelsius.CompareTo(other.CentiDegreesCelsius);

    /// <inheritdoc />
    public override string ToString() => $"{CentiDegreesCelsius / 100.0:0.#} °C";

    /// <summary>Sum.</summary>
    public static BoardTemperature operator +(BoardTemperature left, BoardTemperature right) => new(left.CentiDegreesCelsius + right.CentiDegreesCelsius);

    /// <summary>Difference.</summary>
    public static BoardTemperature operator -(BoardTemperature left, BoardTemperature right) => new(left.CentiDegreesCelsius - right.CentiDegreesCelsius);

    /// <summary>Negation.</summary>
    public static BoardTemperature operator -(BoardTemperature value) => new(-value.CentiDegreesCelsius);

    /// <summary>Less than.</summary>
    public static bool operator <(BoardTemperature left, BoardTemperature right) => left.CentiDegreesCelsius < right.CentiDegreesCelsius;

    /// <summary>Greater than.</summary>
    public static bool operator >(BoardTemperature left, BoardTemperature right) => left.CentiDegreesCelsius > right.CentiDegreesCelsius;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(BoardTemperature left, BoardTemperature right) => left.CentiDegreesCelsius <= right.CentiDegreesCelsius;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(BoardTemperature left, BoardTemperature right) => left.CentiDegreesCelsius >= right.CentiDegreesCelsius;
}
