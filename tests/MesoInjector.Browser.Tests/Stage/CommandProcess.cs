using System.Diagnostics;
using System.Reflection;

namespace MesoInjector.Browser.Tests.Stage;

/// <summary>The <c>meso</c> command as a process of its own, as on a device.</summary>
internal sealed class CommandProcess : IDisposable
{
    private static readonly string CommandPath = typeof(CommandProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "CommandPath").Value!;

    private readonly Process _process;
    private readonly List<string> _said = [];

    public CommandProcess(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(CommandPath);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it said, for the message of a test that fails.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    public bool Ended => _process.HasExited;

    public int Id => _process.Id;

    /// <summary>Stops it from being run, or lets it go on: a console that hangs.</summary>
    public void Stall(bool stalled) => Signal(stalled ? "-STOP" : "-CONT");

    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Signal("-INT");
            if (!_process.WaitForExit(TimeSpan.FromSeconds(15)))
                Kill();
        }

        _process.Dispose();
    }

    private void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
    }
}
