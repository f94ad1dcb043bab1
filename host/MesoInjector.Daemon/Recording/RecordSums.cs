using System.Numerics;
using System.Runtime.InteropServices;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Daemon.Recording;

/// <summary>What a cycle had recorded, as one number: enough to tell whether a replay records the same.</summary>
internal static class RecordSums
{
    public static uint Of(ReadOnlySpan<RecordEntry> entries)
    {
        uint sum = uint.MaxValue;
        foreach (ref readonly RecordEntry entry in entries)
        {
            sum = Add(sum, (long)entry.Kind, entry.At.Microseconds, entry.Authorisation.Value, entry.Point);
            sum = Add(sum, entry.Commanded.Nanolitres, entry.Estimated.Nanolitres, entry.Uncertainty.Nanolitres, entry.UpperBound.Nanolitres);
            sum = Add(sum, entry.Displaced.Nanolitres, entry.DepthCommanded.Micrometres, entry.DepthReached.Nanometres, entry.PeakPressure.Pascals);
            sum = Add(sum, entry.PeakContact.Millinewtons, entry.Duration.Ticks, (long)entry.Outcome, (long)entry.Alarm);
            sum = Add(sum, (long)entry.From, (long)entry.To, (long)entry.Trigger, 0);
            if (entry.Attachment is Refusal refusal)
                sum = Add(sum, refusal.Words);
        }

        return ~sum;
    }

    private static uint Add(uint sum, long one, long two, long three, long four) =>
        BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(sum, Bits(one)), Bits(two)), Bits(three)), Bits(four));

    private static ulong Bits(long value) => unchecked((ulong)value);

    private static uint Add(uint sum, string words)
    {
        foreach (ushort letter in MemoryMarshal.Cast<char, ushort>(words.AsSpan()))
            sum = BitOperations.Crc32C(sum, letter);
        return sum;
    }
}
