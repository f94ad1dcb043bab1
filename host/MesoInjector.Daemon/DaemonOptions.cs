namespace MesoInjector.Daemon;

/// <summary>What the daemon is started with.</summary>
public sealed record DaemonOptions
{
    /// <summary>The board's definition; null for the standard board.</summary>
    public string? BoardPath { get; init; }

    /// <summary>The journal, in a folder that exists.</summary>
    public required string JournalPath { get; init; }

    /// <summary>Where black boxes are saved; null for <c>black-boxes</c> beside the journal.</summary>
    public string? BlackBoxFolder { get; init; }

    /// <summary>Size of the black box in memory, MB, taken twice so that one can be saved while the other goes on; 32 hold half an hour.</summary>
    public int BlackBoxMegabytes { get; init; } = 32;

    /// <summary>Serial number of the handpiece that is connected; empty where nobody said it, and then no session can be opened from a console.</summary>
    public string Handpiece { get; init; } = "";

    /// <summary>The socket consoles connect to, in a folder that exists; null for none.</summary>
    public string? SocketPath { get; init; }

    /// <summary>Whether to ask the system for real-time scheduling and locked memory, and to prepare for running without collections.</summary>
    public bool RealTime { get; init; } = true;
}
