using MesoInjector.Control.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Records;

/// <summary>One line of the journal as it was read back.</summary>
/// <param name="Number">1 and up, without gaps.</param>
/// <param name="WrittenAt">Wall-clock time of the writing, UTC.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Who">Who was signed in.</param>
/// <param name="Session">The session it belongs to; 0 for none.</param>
/// <param name="Entry">What the control core recorded; its attachment is the JSON text. Empty but for that text where the kind is not the core's.</param>
public sealed record JournalEntry(long Number, DateTimeOffset WrittenAt, EventKind Kind, UserStamp Who, long Session, RecordEntry Entry)
{
    /// <summary>What belongs to it, as JSON; null for nothing.</summary>
    public string? Body => (string?)Entry.Attachment;
}
