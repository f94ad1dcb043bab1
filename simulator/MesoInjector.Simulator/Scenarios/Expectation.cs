using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>Something that must be seen for a scenario to pass.</summary>
/// <param name="Words">What is expected, as a person would say it.</param>
/// <param name="Check">Null when it was seen; otherwise what was seen instead.</param>
public sealed record Expectation(string Words, Func<SessionResult, string?> Check);
