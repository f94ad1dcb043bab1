namespace MesoInjector.Daemon;

/// <summary>
/// A queue of fixed size from exactly one thread to exactly one other. Neither side ever waits for the other, so the loop cannot be held
/// up by a thread that lost the processor in the middle.
/// </summary>
/// <typeparam name="T">What is handed over; copied.</typeparam>
public sealed class HandoverRing<T>
{
    private readonly T[] _items;
    private readonly int _mask;
    private int _written;
    private int _read;

    /// <summary>An empty ring.</summary>
    /// <param name="capacity">A power of two.</param>
    public HandoverRing(int capacity)
    {
        if (capacity < 1 || !int.IsPow2(capacity))
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "a power of two");
        _items = new T[capacity];
        _mask = capacity - 1;
    }

    /// <summary>How many items it can hold.</summary>
    public int Capacity => _items.Length;

    /// <summary>How many items wait. Exact for the two threads concerned, lately true for others.</summary>
    public int Count => unchecked(Volatile.Read(ref _written) - Volatile.Read(ref _read));

    /// <summary>Hands an item over; for the writing thread only.</summary>
    /// <returns>False when the ring is full.</returns>
    public bool TryAdd(in T item)
    {
        if (Count == _items.Length)
            return false;
        _items[_written & _mask] = item;
        Volatile.Write(ref _written, unchecked(_written + 1));
        return true;
    }

    /// <summary>Copies what waits, oldest first, and leaves it waiting; for the reading thread only.</summary>
    /// <returns>How many items were copied.</returns>
    public int Peek(Span<T> to)
    {
        int count = Math.Min(Count, to.Length);
        for (int i = 0; i < count; i++)
            to[i] = _items[unchecked(_read + i) & _mask];
        return count;
    }

    /// <summary>Removes the oldest items; for the reading thread only.</summary>
    public void Remove(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);

        // What was removed must not be kept alive by its place in the ring.
        for (int i = 0; i < count; i++)
            _items[unchecked(_read + i) & _mask] = default!;
        Volatile.Write(ref _read, unchecked(_read + count));
    }
}
