using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MesoInjector.Cli.Tests;

/// <summary>What a run of the command gave.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record MesoRun(int Code, string Output, string Error);

/// <summary>Runs the built <c>meso</c> command as a process of its own.</summary>
internal sealed partial class Meso : IDisposable
{
    private const int Interrupt = 2;

    /// <summary>No command of these tests takes as long; one that hangs is killed and fails its test.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;

    private Meso(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "meso.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<MesoRun> RunAsync(params string[] arguments)
    {
        using var meso = new Meso(arguments);
        return await meso.EndAsync();
    }

    /// <summary>Starts it and leaves it running.</summary>
    public static Meso Start(params string[] arguments) => new(arguments);

    /// <summary>Waits for a line of output that contains some words.</summary>
    public async Task WaitForAsync(string words)
    {
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"'{words}' never came; {await _error}");
    }

    /// <summary>What Ctrl-C does.</summary>
    public void PressControlC() => Assert.Equal(0, Kill(_process.Id, Interrupt));

    /// <summary>Waits for the end.</summary>
    public async Task<MesoRun> EndAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return new MesoRun(_process.ExitCode, output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
