using MesoInjector.Control.Records;

namespace MesoInjector.Records;

/// <summary>One line of the journal as it was read back.</summary>
/// <param name="Number">1 and up, without gaps.</param>
/// <param name="WrittenAt">Wall-clock time of the writing, UTC.</param>
/// <param name="Entry">What was recorded; its attachment is the JSON text.</param>
public sealed record JournalEntry(long Number, DateTimeOffset WrittenAt, RecordEntry Entry);
