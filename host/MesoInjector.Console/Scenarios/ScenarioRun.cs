namespace MesoInjector.Console.Scenarios;

/// <summary>A run and how it stands.</summary>
/// <param name="Id">1 and up.</param>
/// <param name="Kind">What is run.</param>
/// <param name="Title">What people read.</param>
/// <param name="State">How it stands.</param>
/// <param name="Took">How long it took so far.</param>
/// <param name="Progress">How far it is, such as "3 / 17"; empty where that is not known.</param>
/// <param name="Output">What it said, its last lines.</param>
/// <param name="Page">The page with the result, inside the run's folder; null while there is none.</param>
public sealed record ScenarioRun(int Id, RunKind Kind, string Title, RunState State, TimeSpan Took, string Progress, string Output, string? Page);
