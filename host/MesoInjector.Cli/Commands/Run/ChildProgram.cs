using System.Diagnostics;
using System.Reflection;

namespace MesoInjector.Cli.Commands.Run;

/// <summary>
/// This program once more, as a process of its own that belongs to this one: it ends when its input does, so also when this one is killed.
/// What it says is passed on line by line with its name before it.
/// </summary>
internal sealed class ChildProgram : IDisposable
{
    private readonly Process _process;

    private ChildProgram(Process process) => _process = process;

    /// <summary>It is no longer running.</summary>
    public bool Ended => _process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public int Code => _process.ExitCode;

    /// <summary>Starts it.</summary>
    /// <param name="name">What stands before its lines.</param>
    /// <param name="output">Where its output goes.</param>
    /// <param name="error">Where its errors go.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ChildProgram Start(string name, TextWriter output, TextWriter error, params IEnumerable<string> arguments)
    {
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("this process has no path");
        var start = new ProcessStartInfo(host) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // A program for dotnet is started by it; one with a host of its own is the host.
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(BenchPlaces.UntilInputEnds);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => PassOn(output, name, line.Data);
        process.ErrorDataReceived += (_, line) => PassOn(error, name, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProgram(process);
    }

    /// <summary>Asks it to end, and waits; one that does not is killed.</summary>
    /// <param name="patience">How long it may take.</param>
    /// <returns>Whether it ended by itself.</returns>
    public bool End(TimeSpan patience)
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }

        bool ended = _process.WaitForExit(patience);
        if (!ended)
            _process.Kill();

        // Without a limit this also waits for the last of its lines.
        _process.WaitForExit();
        return ended;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static void PassOn(TextWriter to, string name, string? line)
    {
        if (line is null)
            return;
        lock (to)
            to.WriteLine($"{name}: {line}");
    }
}
