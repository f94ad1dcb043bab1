namespace MesoInjector.Console.Surface;

/// <summary>A program signs in to read: the seat of the device stays with whoever has it.</summary>
/// <param name="Name">The user.</param>
/// <param name="Pin">The PIN.</param>
public sealed record ProgramSignIn(string Name, string Pin);
