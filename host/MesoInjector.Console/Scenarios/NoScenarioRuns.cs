using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Scenarios;

/// <summary>A console that was not given any scenarios.</summary>
internal sealed class NoScenarioRuns : IScenarioRuns
{
    public IReadOnlyList<ScenarioRun> Recent => [];

    public IReadOnlyList<Runnable> Runnables() => [];

    public Refusal? TryStart(RunKind kind, string name, out ScenarioRun? run)
    {
        run = null;
        return new Refusal(RefusalCode.Request, "This console was started without scenarios.", "Start it with 'meso run' or 'meso console'.");
    }

    public ScenarioRun? Find(int id) => null;

    public IReadOnlyList<Runnable> BoxesOf(int id) => [];

    public Stream? OpenPage(int id, string path) => null;

    public void Stop(int id)
    {
    }
}
