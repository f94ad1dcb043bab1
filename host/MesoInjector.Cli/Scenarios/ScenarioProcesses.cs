extern alias console;

using System.Globalization;
using console::MesoInjector.Console.Scenarios;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Cli.Scenarios;

/// <summary>Scenarios and black boxes for the console, each run as a process of its own: <c>meso sim run</c>, <c>show</c> and <c>replay</c>. One at a time.</summary>
internal sealed class ScenarioProcesses : IScenarioRuns, IDisposable
{
    private const int Kept = 12;

    private readonly string _scenarios;
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("meso-runs-");
    private readonly Lazy<IReadOnlyList<Runnable>> _known;
    private readonly List<OneRun> _runs = [];
    private readonly Lock _gate = new();
    private int _last;

    /// <summary>Runs of the scenarios in a folder.</summary>
    /// <param name="scenarios">The folder; one that is not there has none.</param>
    public ScenarioProcesses(string scenarios)
    {
        _scenarios = scenarios;
        _known = new Lazy<IReadOnlyList<Runnable>>(Read);
    }

    /// <inheritdoc />
    public IReadOnlyList<ScenarioRun> Recent
    {
        get
        {
            lock (_gate)
                return [.. _runs.AsEnumerable().Reverse().Select(run => run.Look())];
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<Runnable> Runnables()
    {
        lock (_gate)
            return [.. _known.Value, .. _runs.AsEnumerable().Reverse().SelectMany(run => run.Boxes(RunKind.ShowBox)), .. _runs.AsEnumerable().Reverse().SelectMany(run => run.Boxes(RunKind.ReplayBox))];
    }

    /// <inheritdoc />
    public Refusal? TryStart(RunKind kind, string name, out ScenarioRun? run)
    {
        run = null;
        if (Runnables().FirstOrDefault(known => known.Kind == kind && known.Name == name) is not { } runnable)
            return new Refusal(RefusalCode.Request, $"There is no {name} to run.", "Choose one of the list.");
        lock (_gate)
        {
            if (_runs.Find(other => other.Program.Code is null) is { } busy)
                return new Refusal(RefusalCode.Busy, $"{busy.What.Title} is still running.", "Wait for its end, or stop it.");
            int id = ++_last;
            var folder = new RunFolder(_place.CreateSubdirectory(id.ToString(CultureInfo.InvariantCulture)).FullName);
            var started = new OneRun(id, runnable, folder, new RunningProgram(Arguments(runnable, folder)));
            _runs.Add(started);
            while (_runs.Count > Kept)
            {
                _runs[0].Forget();
                _runs.RemoveAt(0);
            }

            run = started.Look();
            return null;
        }
    }

    /// <inheritdoc />
    public ScenarioRun? Find(int id) => Of(id)?.Look();

    /// <inheritdoc />
    public IReadOnlyList<Runnable> BoxesOf(int id) => Of(id) is { Program.Code: not null } run ? [.. run.Boxes(RunKind.ShowBox).Take(1), .. run.Boxes(RunKind.ReplayBox).Take(1)] : [];

    /// <inheritdoc />
    public Stream? OpenPage(int id, string path) => Of(id)?.Folder.Open(path);

    /// <inheritdoc />
    public void Stop(int id) => Of(id)?.Program.Stop();

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (OneRun run in _runs)
                run.Forget();
            _runs.Clear();
        }

        _place.Delete(recursive: true);
    }

    private IEnumerable<string> Arguments(Runnable what, RunFolder folder) => what.Kind switch
    {
        RunKind.Scenario or RunKind.Folder => ["sim", "run", Path.Combine(_scenarios, what.Name), "--out", folder.Report, "--black-box", folder.BoxFolder, "--workers", "1", "--progress", Commands.BenchPlaces.UntilInputEnds],
        RunKind.ShowBox => ["sim", "show", BoxFile(what), "--out", MadeFor(folder.BoxPage)],
        RunKind.ReplayBox => ["sim", "replay", BoxFile(what)],
        _ => throw new ArgumentOutOfRangeException(nameof(what), what.Kind, "unknown kind"),
    };

    private string BoxFile(Runnable box) => Path.Combine(_place.FullName, box.Name);

    private static string MadeFor(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }

    private OneRun? Of(int id)
    {
        lock (_gate)
            return _runs.Find(run => run.Id == id);
    }

    private IReadOnlyList<Runnable> Read()
    {
        if (!Directory.Exists(_scenarios))
            return [];
        IEnumerable<Runnable> folders = Directory.EnumerateDirectories(_scenarios).Order(StringComparer.Ordinal)
            .Select(folder => Path.GetFileName(folder)!).Select(name => new Runnable(RunKind.Folder, name, name));
        IEnumerable<Runnable> files = Directory.EnumerateFiles(_scenarios, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new Runnable(RunKind.Scenario, Path.GetRelativePath(_scenarios, file), ScenarioFile.Read(file).Value?.Title ?? Path.GetFileName(file)));
        return [.. files, .. folders];
    }

    /// <summary>One run and what it leaves behind.</summary>
    private sealed record OneRun(int Id, Runnable What, RunFolder Folder, RunningProgram Program)
    {
        public ScenarioRun Look()
        {
            RunState state = Program switch
            {
                { Code: null } => RunState.Running,
                { Stopped: true } => RunState.Stopped,
                { Code: ExitCode.Success } => RunState.Passed,
                { Code: ExitCode.Failed } => RunState.Failed,
                _ => RunState.Broken,
            };
            return new ScenarioRun(Id, What.Kind, What.Title, state, Program.Took, Program.Progress, Program.Output, state == RunState.Running ? null : Folder.Page(What.Kind));
        }

        /// <summary>Named by its place under the folder of all runs.</summary>
        public IEnumerable<Runnable> Boxes(RunKind kind) =>
            Folder.BoxFiles.Select(box => new Runnable(kind, Path.Combine(Id.ToString(CultureInfo.InvariantCulture), "boxes", Path.GetFileName(box)), What.Title));

        public void Forget()
        {
            Program.Dispose();
            Folder.Delete();
        }
    }
}
