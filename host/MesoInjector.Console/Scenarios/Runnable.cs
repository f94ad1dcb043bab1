namespace MesoInjector.Console.Scenarios;

/// <summary>Something that can be run.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name: unique for its kind.</param>
/// <param name="Title">What people read.</param>
public sealed record Runnable(RunKind Kind, string Name, string Title);
