using System.Text;

namespace MesoInjector.Hardware.Guardian;

/// <summary>
/// One number for all limits, so that host and guardian notice when they were built with different ones (SR-065): FNV-1a, 32 bits,
/// over the lines <c>name=value\n</c> in the order of <c>docs/limits.yaml</c>; value in decimal digits, no sign unless negative, no separators.
/// </summary>
public static class GuardianLimitsHash
{
    private const uint OffsetBasis = 2_166_136_261;
    private const uint Prime = 16_777_619;

    /// <summary>The hash of this host's limits.</summary>
    public static uint Ours { get; } = Of(LimitsTable.Entries);

    /// <summary>The hash of a list of limits.</summary>
    public static uint Of(IEnumerable<LimitEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        uint hash = OffsetBasis;
        foreach (LimitEntry entry in entries)
        {
            foreach (byte value in Encoding.UTF8.GetBytes($"{entry.Name}={entry.Value}\n"))
                hash = unchecked((hash ^ value) * Prime);
        }

        return hash;
    }
}
