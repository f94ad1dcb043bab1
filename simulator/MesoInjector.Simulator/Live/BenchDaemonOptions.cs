using MesoInjector.Daemon;

namespace MesoInjector.Simulator.Live;

/// <summary>What the daemon of the bench is started with.</summary>
public sealed record BenchDaemonOptions
{
    /// <summary>The slowest the bench can be told to go.</summary>
    public const double LeastScale = 0.1;

    /// <summary>The fastest the bench can be told to go.</summary>
    public const double MostScale = 50;

    /// <summary>As any daemon is started; it is never real time here.</summary>
    public required DaemonOptions Daemon { get; init; }

    /// <summary>Another patient, device and hand for each.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How fast virtual time goes beside the wall clock, 0.1 to 50; null for as fast as this machine can.</summary>
    public double? Scale { get; init; } = 1;
}
