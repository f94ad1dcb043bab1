namespace MesoInjector.Hardware.Guardian;

/// <summary>
/// Consistent overhead byte stuffing (Cheshire and Baker, 1999): rewrites bytes so that none is zero, at the price of one byte.
/// Zero is then free to end a frame, and a receiver that lost its place finds it again at the next zero.
/// </summary>
/// <remarks>For up to 254 bytes, which is more than any frame here has: a single length byte then reaches over the longest run.</remarks>
public static class Cobs
{
    /// <summary>The most bytes that can be encoded.</summary>
    public const int LongestSource = 254;

    /// <summary>Encodes; the result is one byte longer than the source and has no zero in it.</summary>
    /// <param name="source">At most <see cref="LongestSource"/> bytes.</param>
    /// <param name="destination">At least one byte longer than <paramref name="source"/>.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Encode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length > LongestSource)
            throw new ArgumentOutOfRangeException(nameof(source), source.Length, $"at most {LongestSource} bytes");

        int runStart = 0;
        int written = 1;
        foreach (byte value in source)
        {
            if (value == 0)
            {
                destination[runStart] = (byte)(written - runStart);
                runStart = written;
            }
            else
            {
                destination[written] = value;
            }

            written++;
        }

        destination[runStart] = (byte)(written - runStart);
        return written;
    }

    /// <summary>Decodes what stood between two zeros.</summary>
    /// <param name="source">The bytes without the zeros around them.</param>
    /// <param name="destination">Where to put the result.</param>
    /// <param name="length">How many bytes were put there.</param>
    /// <returns>False for bytes that no encoder makes, and for a result longer than <paramref name="destination"/>.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> source, Span<byte> destination, out int length)
    {
        length = 0;
        int at = 0;
        while (at < source.Length)
        {
            int run = source[at];
            if (run == 0 || at + run > source.Length || length + run - 1 > destination.Length)
                return false;
            ReadOnlySpan<byte> bytes = source.Slice(at + 1, run - 1);
            if (bytes.Contains((byte)0))
                return false;
            bytes.CopyTo(destination[length..]);
            length += run - 1;
            at += run;
            if (at == source.Length)
                return true;
            if (length == destination.Length)
                return false;
            destination[length++] = 0;
        }

        return false;
    }
}
