using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Scenarios;

/// <summary>Scenarios and black boxes, run apart from the device that the console shows: whatever becomes of a run, the device does not notice.</summary>
public interface IScenarioRuns
{
    /// <summary>Everything that can be run, black boxes of earlier runs included.</summary>
    IReadOnlyList<Runnable> Runnables();

    /// <summary>The latest runs, newest first.</summary>
    IReadOnlyList<ScenarioRun> Recent { get; }

    /// <summary>Starts a run.</summary>
    /// <param name="kind">What.</param>
    /// <param name="name">Its name.</param>
    /// <param name="run">The run; null where it is refused.</param>
    /// <returns>Null when it was started; otherwise why not.</returns>
    Refusal? TryStart(RunKind kind, string name, out ScenarioRun? run);

    /// <summary>A run by its number; null where it is not kept.</summary>
    ScenarioRun? Find(int id);

    /// <summary>What can be done with the black boxes of a run.</summary>
    IReadOnlyList<Runnable> BoxesOf(int id);

    /// <summary>A page of a run's result, HTML.</summary>
    /// <param name="id">The run.</param>
    /// <param name="path">Inside the run's own folder, such as <see cref="ScenarioRun.Page"/> and what it links to.</param>
    /// <returns>Null where there is none.</returns>
    Stream? OpenPage(int id, string path);

    /// <summary>Ends a run that is going on; nothing where there is none.</summary>
    void Stop(int id);
}
