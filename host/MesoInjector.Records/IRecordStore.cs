using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Records;

/// <summary>Where records become durable. One owner thread.</summary>
public interface IRecordStore : IDisposable
{
    /// <summary>The latest authorisation that is durable.</summary>
    AuthorisationId LastAuthorisation { get; }

    /// <summary>The latest authorisation that has no outcome, as it was recorded; null when every one has.</summary>
    RecordEntry? Interrupted { get; }

    /// <summary>Appends entries, all or none; they are durable when it returns. Throws when they could not be written.</summary>
    void Write(ReadOnlySpan<RecordEntry> entries);
}
