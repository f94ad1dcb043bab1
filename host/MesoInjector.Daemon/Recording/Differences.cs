using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace MesoInjector.Daemon.Recording;

/// <summary>A row as what differs from the row before; a row is wider than a vector of 32 bytes.</summary>
internal static class Differences
{
    private const int Width = 32;

    /// <summary>The most a difference can take: every second byte changed, each with its two lengths.</summary>
    public static int Worst(int size) => size * 2;

    /// <summary>Stretches of (unchanged bytes, changed bytes, the changed ones exclusive-or'd with the row before), up to the row's width; up to two unchanged ones may lie among the changed.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Encode(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now, Span<byte> to)
    {
        int written = 0;
        int at = 0;
        int start = 0;
        uint last = 0;
        bool changing = false;
        for (int from = 0; from < now.Length; from += Width)
        {
            // A bit for each byte: where it is not that of the byte before, a stretch of changed bytes begins or ends.
            uint bits = Joined(Changed(before, now, from));
            uint edges = bits ^ ((bits << 1) | last);
            last = bits >> (Width - 1);
            for (; edges != 0; edges &= edges - 1)
            {
                int edge = from + BitOperations.TrailingZeroCount(edges);
                if (changing)
                {
                    written += Put(before, now, at, start, edge, to[written..]);
                    at = edge;
                }

                start = edge;
                changing = !changing;
            }
        }

        if (at < now.Length)
            written += Put(before, now, at, changing ? start : now.Length, now.Length, to[written..]);
        return written;
    }

    /// <summary>Changes a row into the one after it.</summary>
    /// <returns>How many bytes that took.</returns>
    /// <exception cref="InvalidDataException">No row can be so.</exception>
    public static int Decode(ReadOnlySpan<byte> from, Span<byte> row)
    {
        int read = 0;
        int at = 0;
        while (at < row.Length)
        {
            if (read + 2 > from.Length)
                throw new InvalidDataException("a row breaks off");
            at += from[read];
            int changed = from[read + 1];
            read += 2;
            if (at + changed > row.Length || read + changed > from.Length)
                throw new InvalidDataException("a row is wider than a row can be");
            for (int i = 0; i < changed; i++)
                row[at + i] ^= from[read + i];
            at += changed;
            read += changed;
        }

        return read;
    }

    /// <summary>A bit for each of the 32 bytes from here on that is not what it was; none for those beyond the row.</summary>
    private static uint Changed(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now, int from)
    {
        // At the end of the row the vector begins earlier and loses what was looked at already.
        int first = Math.Min(from, now.Length - Width);
        return ~Vector256.Equals(Vector256.Create(before[first..]), Vector256.Create(now[first..])).ExtractMostSignificantBits() >> (from - first);
    }

    /// <summary>Stretches with one or two unchanged bytes between them become one: their two lengths would take as much.</summary>
    private static uint Joined(uint changed)
    {
        uint near = changed | (changed << 1) | (changed << 2);
        return changed | (near & (near >> 1) & (near >> 2));
    }

    private static int Put(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now, int at, int start, int end, Span<byte> to)
    {
        int changed = end - start;
        to[0] = (byte)(start - at);
        to[1] = (byte)changed;
        to = to[2..];
        if (changed <= sizeof(ulong) && start + sizeof(ulong) <= now.Length && sizeof(ulong) <= to.Length)
        {
            // Most stretches are short: all eight bytes at once, and the next pair overwrites those too many.
            BinaryPrimitives.WriteUInt64LittleEndian(
                to, BinaryPrimitives.ReadUInt64LittleEndian(before[start..]) ^ BinaryPrimitives.ReadUInt64LittleEndian(now[start..]));
        }
        else
        {
            for (int i = 0; i < changed; i++)
                to[i] = (byte)(before[start + i] ^ now[start + i]);
        }

        return changed + 2;
    }
}
