using System.Diagnostics;

namespace MesoInjector.Crash.Tests;

/// <summary>The child, from its start to its violent end.</summary>
internal static class KilledProcess
{
    /// <summary>Starts it, waits until all its benches play, lets it run, and kills it.</summary>
    /// <param name="folder">Where its journals go.</param>
    /// <param name="benches">Sessions at once.</param>
    /// <param name="seed">Which sessions.</param>
    /// <param name="life">How long it may play.</param>
    public static async Task Run(string folder, int benches, ulong seed, TimeSpan life)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "MesoInjector.Crash.Child.dll"), folder, $"{benches}", $"{seed}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process child = Process.Start(start)!;
        string? said = await child.StandardOutput.ReadLineAsync();
        if (said != "ready")
            Assert.Fail($"the child did not begin: {await child.StandardError.ReadToEndAsync()}");
        await Task.Delay(life);
        Assert.False(child.HasExited, "the child ended by itself");
        child.Kill(); // SIGKILL
        await child.WaitForExitAsync();
    }
}
