namespace MesoInjector.Records.Auditing;

/// <summary>What was done to the journal.</summary>
public enum AuditFindingKind : byte
{
    /// <summary>An entry is not what was written.</summary>
    Edited = 1,

    /// <summary>Entries are missing.</summary>
    Removed,

    /// <summary>An entry was put in that nobody wrote.</summary>
    Inserted,

    /// <summary>An entry stands in another place.</summary>
    Reordered,

    /// <summary>The journal is not the one, or not what it was, when the head was exported.</summary>
    HeadDiffers,

    /// <summary>A list does not follow from the journal.</summary>
    ListDiffers,

    /// <summary>The file cannot be read there.</summary>
    Unreadable,
}

/// <summary>One thing that is wrong with the journal.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="From">The first entry concerned, by the number it has or had; 0 where it concerns none.</param>
/// <param name="To">The last.</param>
/// <param name="Words">The same in words.</param>
public sealed record AuditFinding(AuditFindingKind Kind, long From, long To, string Words);

/// <summary>What came of looking at every entry.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Head">Where the chain ends.</param>
/// <param name="Findings">What is wrong, in the order of the entries; empty when nothing is. At most 100 are told apart.</param>
public sealed record AuditReport(long Entries, ChainHead Head, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Nothing is wrong.</summary>
    public bool Sound => Findings.Count == 0;
}
