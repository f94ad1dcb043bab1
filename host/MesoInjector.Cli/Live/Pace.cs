using System.Diagnostics;

namespace MesoInjector.Cli.Live;

/// <summary>Holds virtual time to the wall clock. The device on the bench never notices.</summary>
internal sealed class Pace
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(50);

    private readonly double _speed;
    private readonly long _started = Stopwatch.GetTimestamp();

    public Pace(double speed) => _speed = speed;

    /// <summary>Waits until the wall clock has come as far; calls back while it waits.</summary>
    /// <param name="virtualMicroseconds">How far virtual time has come.</param>
    /// <param name="meanwhile">Called between slices of waiting.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public void Keep(long virtualMicroseconds, Action meanwhile, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            TimeSpan ahead = TimeSpan.FromMicroseconds(virtualMicroseconds / _speed) - Stopwatch.GetElapsedTime(_started);
            if (ahead <= TimeSpan.Zero)
                return;
            if (cancellation.WaitHandle.WaitOne(ahead < Slice ? ahead : Slice))
                return;
            meanwhile();
        }
    }
}
