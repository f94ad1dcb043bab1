namespace MesoInjector.Daemon.Tests;

/// <summary>Waits for what another thread is bound to do; the limit only ends a test that has failed.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static void True(Func<bool> condition, string what) => Assert.True(SpinWait.SpinUntil(condition, Limit), $"never happened: {what}");
}
