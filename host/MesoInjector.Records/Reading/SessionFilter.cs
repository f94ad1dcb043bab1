namespace MesoInjector.Records.Reading;

/// <summary>Which sessions a list shall hold, newest first.</summary>
public sealed record SessionFilter
{
    /// <summary>Only of this patient; null for all.</summary>
    public string? Patient { get; init; }

    /// <summary>Only of patients whose code begins so; null for all.</summary>
    public string? PatientStartingWith { get; init; }

    /// <summary>Only those in which this lot was used; null for all.</summary>
    public string? Lot { get; init; }

    /// <summary>Only those by this protocol; null for all.</summary>
    public string? Protocol { get; init; }

    /// <summary>Only those opened at this time or after; null for all.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those opened before this time; null for all.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only those with a lower number: the next page. Null for the first.</summary>
    public long? BelowNumber { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 100;
}
