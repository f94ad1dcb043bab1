namespace MesoInjector.Hardware.Guardian;

/// <summary>One line of <c>docs/limits.yaml</c>.</summary>
/// <param name="Name">Its name there and in the code.</param>
/// <param name="Value">Its value in the unit given there.</param>
public readonly record struct LimitEntry(string Name, long Value);
