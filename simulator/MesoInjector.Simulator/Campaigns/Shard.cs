using System.Globalization;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>A part of a campaign: every so-manieth session of it.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Of">How many parts.</param>
public readonly record struct Shard(int Index, int Of)
{
    /// <summary>All of it.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads "2/8".</summary>
    /// <returns>Null when it is not one.</returns>
    public static Shard? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        return parts.Length == 2
               && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
               && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int of)
               && index >= 1 && index <= of
            ? new Shard(index, of)
            : null;
    }

    /// <summary>Its sessions, from 1 on.</summary>
    public IEnumerable<long> Sessions(long count)
    {
        for (long number = Index; number <= count; number += Of)
            yield return number;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Of}");
}
