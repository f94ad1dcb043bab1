using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace MesoInjector.Cli.Tests;

/// <summary>What a run of the command gave.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record MesoRun(int Code, string Output, string Error);

/// <summary>Runs the built <c>meso</c> command as a process of its own.</summary>
internal sealed partial class Meso : IDisposable
{
    /// <summary>What Ctrl-C sends.</summary>
    public const int Interrupt = 2;

    /// <summary>What nobody can refuse.</summary>
    public const int KillAtOnce = 9;

    /// <summary>No command of these tests takes as long; one that hangs is killed and fails its test.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _outputText = new();
    private readonly StringBuilder _errorText = new();
    private readonly Task<string> _error;

    private Meso(params string[] arguments)
        : this(typing: false, arguments)
    {
    }

    private Meso(bool typing, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "meso.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;

        // Where nobody types, a command that asks is told so at once, whatever the tests' own input is.
        if (!typing)
            _process.StandardInput.Close();
        _error = ReadErrorAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<MesoRun> RunAsync(params string[] arguments)
    {
        using var meso = new Meso(arguments);
        return await meso.EndAsync();
    }

    /// <summary>Runs to the end, with lines typed at it.</summary>
    public static async Task<MesoRun> TypeAsync(IEnumerable<string> lines, params string[] arguments)
    {
        using Meso meso = StartTyping(arguments);
        foreach (string line in lines)
            await meso.TypeAsync(line);
        meso._process.StandardInput.Close();
        return await meso.EndAsync();
    }

    /// <summary>Starts it, to be typed at.</summary>
    public static Meso StartTyping(params string[] arguments) => new(typing: true, arguments);

    /// <summary>Types a line.</summary>
    public Task TypeAsync(string line) => _process.StandardInput.WriteLineAsync(line.AsMemory(), TestContext.Current.CancellationToken);

    /// <summary>Starts it and leaves it running.</summary>
    public static Meso Start(params string[] arguments) => new(arguments);

    /// <summary>The process it runs in.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Sends a signal.</summary>
    public static void Signal(int process, int signal) => Assert.Equal(0, Kill(process, signal));

    /// <summary>Waits for a line of output that contains some words.</summary>
    /// <returns>The line.</returns>
    public async Task<string> WaitForAsync(string words)
    {
        using CancellationTokenSource limit = Limited();
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                _outputText.AppendLine(line);
                if (line.Contains(words, StringComparison.Ordinal))
                    return line;
            }
        }
        catch (OperationCanceledException)
        {
            // Told below, with what came instead.
        }

        Assert.Fail($"'{words}' never came. Output:\n{_outputText}\nErrors:\n{ErrorSoFar}");
        return "";
    }

    /// <summary>Waits until standard error holds some words.</summary>
    public async Task WaitForErrorAsync(string words)
    {
        using CancellationTokenSource limit = Limited();
        while (!ErrorSoFar.Contains(words, StringComparison.Ordinal))
            await Task.Delay(20, limit.Token);
    }

    /// <summary>What Ctrl-C does.</summary>
    public void PressControlC() => Signal(_process.Id, Interrupt);

    /// <summary>Waits for the end.</summary>
    public async Task<MesoRun> EndAsync()
    {
        using CancellationTokenSource limit = Limited();
        try
        {
            string output = await _process.StandardOutput.ReadToEndAsync(limit.Token);
            await _process.WaitForExitAsync(limit.Token);
            return new MesoRun(_process.ExitCode, output, await _error.WaitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It did not end within {Limit}. Output before the last wait:\n{_outputText}\nErrors:\n{ErrorSoFar}");
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static CancellationTokenSource Limited()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        return limit;
    }

    private string ErrorSoFar
    {
        get
        {
            lock (_errorText)
                return _errorText.ToString();
        }
    }

    private async Task<string> ReadErrorAsync(CancellationToken cancellation)
    {
        char[] buffer = new char[4096];
        while (await _process.StandardError.ReadAsync(buffer, cancellation) is > 0 and int count)
        {
            lock (_errorText)
                _errorText.Append(buffer, 0, count);
        }

        return ErrorSoFar;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
