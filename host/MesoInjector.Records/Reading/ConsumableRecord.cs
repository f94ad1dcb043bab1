namespace MesoInjector.Records.Reading;

/// <summary>What kind of thing was used up.</summary>
public enum ConsumableKind : byte
{
    /// <summary>What was injected.</summary>
    Compound = 1,

    /// <summary>Syringe.</summary>
    Syringe,

    /// <summary>Needle.</summary>
    Needle,
}

/// <summary>One thing that was used up in a session.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Name">The compound's name, or the type of syringe or needle.</param>
/// <param name="Lot">Its lot.</param>
/// <param name="Item">The number of the very item, from its package; null where it has none. An item is used once, ever.</param>
/// <param name="Expiry">Last day it may be used; null where not given.</param>
public sealed record ConsumableRecord(ConsumableKind Kind, string Name, string Lot, string? Item, DateOnly? Expiry);
