using MesoInjector.Console.Scenarios;

namespace MesoInjector.Console.Surface;

/// <summary>A scenario to be played beside the device, which does not notice.</summary>
/// <param name="Kind">What.</param>
/// <param name="Name">Its name, from the list of what can be run.</param>
public sealed record RunWish(RunKind Kind, string Name);
