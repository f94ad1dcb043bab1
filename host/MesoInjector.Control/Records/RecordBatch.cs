namespace MesoInjector.Control.Records;

/// <summary>The entries of one control cycle, in order. Of fixed size: it belongs to the controller and is overwritten by the next cycle.</summary>
public sealed class RecordBatch
{
    /// <summary>More than any one cycle can produce; running over it is a defect.</summary>
    private const int Capacity = 32;

    private readonly RecordEntry[] _entries = new RecordEntry[Capacity];

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>The entries.</summary>
    public ReadOnlySpan<RecordEntry> Entries => _entries.AsSpan(0, Count);

    internal void Clear() => Count = 0;

    internal void Add(in RecordEntry entry)
    {
        if (Count == Capacity)
            throw new InvalidOperationException($"more than {Capacity} records in one cycle");
        _entries[Count++] = entry;
    }
}
