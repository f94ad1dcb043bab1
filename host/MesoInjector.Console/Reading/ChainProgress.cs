using MesoInjector.Records;
using MesoInjector.Records.Auditing;

namespace MesoInjector.Console.Reading;

/// <summary>How far a look at the record has come, and what it found.</summary>
internal sealed record ChainProgress
{
    /// <summary>There was no look yet.</summary>
    public static ChainProgress None { get; } = new();

    /// <summary>It is under way.</summary>
    public bool Running { get; init; }

    /// <summary>Somebody called it off.</summary>
    public bool CalledOff { get; init; }

    /// <summary>Entries looked at.</summary>
    public long Done { get; init; }

    /// <summary>Entries there were when it began.</summary>
    public long Of { get; init; }

    /// <summary>The head it is held against; null for none.</summary>
    public ChainHead? Known { get; init; }

    /// <summary>What it found; null while it is under way.</summary>
    public AuditReport? Report { get; init; }

    /// <summary>Why the record could not be read; null where it could.</summary>
    public JournalProblem? Problem { get; init; }
}
