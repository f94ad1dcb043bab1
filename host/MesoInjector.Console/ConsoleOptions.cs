using System.Net;

namespace MesoInjector.Console;

/// <summary>What a console is started with.</summary>
public sealed record ConsoleOptions
{
    /// <summary>The daemon's socket.</summary>
    public required string SocketPath { get; init; }

    /// <summary>The treatment record, read only; null takes the path the daemon names.</summary>
    public string? JournalPath { get; init; }

    /// <summary>Where the console is served on this machine; loopback only.</summary>
    public IPEndPoint Address { get; init; } = new(IPAddress.Loopback, 8040);

    /// <summary>The folder of the treatment protocols; null takes those that come with the program.</summary>
    public string? ProtocolFolder { get; init; }

    /// <summary>Scenarios and black boxes that can be run from the bench; null for none.</summary>
    public Scenarios.IScenarioRuns? Runs { get; init; }

    /// <summary>The clinic's network, on which one only looks; null for none.</summary>
    public Network.NetworkOptions? Network { get; init; }

    /// <summary>Without a touch for so long, somebody has to sign in again.</summary>
    public TimeSpan LockAfter { get; init; } = TimeSpan.FromMinutes(5);
}
