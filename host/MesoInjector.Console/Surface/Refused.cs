namespace MesoInjector.Console.Surface;

/// <summary>Why something was not done, for programs and people.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Words">What was refused and why.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Refused(string Code, string Words, string Remedy);
