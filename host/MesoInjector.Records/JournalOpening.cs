using System.Diagnostics.CodeAnalysis;

namespace MesoInjector.Records;

/// <summary>What came of opening a journal: the journal, or why not and what to do.</summary>
/// <param name="Journal">The open journal.</param>
/// <param name="Problem">What is wrong with which file.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record JournalOpening(Journal? Journal, string Problem, string Remedy)
{
    /// <summary>Whether there is a journal.</summary>
    [MemberNotNullWhen(true, nameof(Journal))]
    public bool Succeeded => Journal is not null;
}
