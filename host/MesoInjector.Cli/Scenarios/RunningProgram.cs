using System.Diagnostics;
using System.Reflection;

namespace MesoInjector.Cli.Scenarios;

/// <summary>This program once more, with other arguments and a lower priority: what the device on the bench needs goes first.</summary>
internal sealed class RunningProgram : IDisposable
{
    private const int MostLines = 400;

    /// <summary>What starts a program that has no host of its own.</summary>
    private const string Runtime = "dotnet";

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private string _progress = "";
    private TimeSpan? _took;
    private bool _stopped;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">Its arguments.</param>
    public RunningProgram(IEnumerable<string> arguments)
    {
        string program = Assembly.GetExecutingAssembly().Location;
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("this process has no path");
        bool itself = Path.GetFileNameWithoutExtension(host) == Path.GetFileNameWithoutExtension(program);
        bool runtime = Path.GetFileNameWithoutExtension(host) == Runtime;
        var start = new ProcessStartInfo(itself || runtime ? host : Runtime) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_COLOR"] = "1";
        if (!itself)
            start.ArgumentList.Add(program);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => _took = Stopwatch.GetElapsedTime(_started);
        _process.Start();
        LowerPriority();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Its exit code; null while it runs.</summary>
    public int? Code => _process.HasExited ? _process.ExitCode : null;

    /// <summary>A person ended it.</summary>
    public bool Stopped => _stopped;

    /// <summary>How long it ran so far.</summary>
    public TimeSpan Took => _took ?? Stopwatch.GetElapsedTime(_started);

    /// <summary>How far it said it is; empty before.</summary>
    public string Progress => _progress;

    /// <summary>Its last lines.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    /// <summary>Ends it.</summary>
    public void Stop()
    {
        if (_process.HasExited)
            return;
        _stopped = true;
        _process.Kill();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void LowerPriority()
    {
        try
        {
            _process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended at once, and its exit code says why.
        }
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        if (line.StartsWith(Commands.Sim.ScenariosCommand.ProgressPrefix, StringComparison.Ordinal))
        {
            _progress = line[Commands.Sim.ScenariosCommand.ProgressPrefix.Length..];
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MostLines)
                _lines.Dequeue();
        }
    }
}
