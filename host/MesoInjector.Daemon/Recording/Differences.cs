namespace MesoInjector.Daemon.Recording;

/// <summary>A row as what differs from the row before.</summary>
internal static class Differences
{
    /// <summary>The most a difference can take: every second byte changed, each with its two lengths.</summary>
    public static int Worst(int size) => size * 2;

    /// <summary>Pairs of (unchanged bytes, changed bytes, the changed ones exclusive-or'd with the row before), up to the row's width.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Encode(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now, Span<byte> to)
    {
        int written = 0;
        int at = 0;
        while (at < now.Length)
        {
            int same = at + before[at..].CommonPrefixLength(now[at..]);
            int changed = same;
            while (changed < now.Length && before[changed] != now[changed])
                changed++;
            to[written++] = (byte)(same - at);
            to[written++] = (byte)(changed - same);
            for (int i = same; i < changed; i++)
                to[written++] = (byte)(before[i] ^ now[i]);
            at = changed;
        }

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
}
