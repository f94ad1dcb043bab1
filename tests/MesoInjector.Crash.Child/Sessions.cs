using MesoInjector.Configuration;
using MesoInjector.Control.Quantities;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Crash.Child;

/// <summary>Short sessions of the hair protocol, each with another patient and hand; every third with an early release.</summary>
public static class Sessions
{
    /// <summary>The session of a seed.</summary>
    public static Scenario Of(ulong seed)
    {
        ConfigurationResult<Scenario> read = ScenarioFile.Read(Path.Combine(AppContext.BaseDirectory, "hair-standard.yaml"));
        Scenario scenario = read.Value ?? throw new InvalidOperationException(string.Join("; ", read.Problems));
        int points = 2 + (int)(seed % (Truth.Points - 1));
        Mishap[] mishaps = seed % 3 == 0
            ? [new Mishap(1 + (int)(seed % (ulong)points), MishapKind.EarlyRelease, TimeSpan.FromMilliseconds(100 + (seed % 1500)))]
            : [];
        return scenario with { Seed = seed, Points = points, Fill = FluidVolume.FromNanolitres(900_000), Mishaps = mishaps };
    }
}
