using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MesoInjector.Control.Treatment;

/// <summary>What became of every point of a plan, of fixed size so that a snapshot can carry it without allocation.</summary>
public struct PointMarks : IEquatable<PointMarks>
{
    /// <summary>As many as the largest plan has points.</summary>
    public const int Most = 600;

    private Row _row;

    /// <summary>Marks as given, the rest planned.</summary>
    /// <param name="marks">Point 1 first; at most <see cref="Most"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than that.</exception>
    public PointMarks(ReadOnlySpan<PointStatus> marks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(marks.Length, Most, nameof(marks));
        Span<PointStatus> row = _row;
        marks.CopyTo(row);
    }

    /// <summary>What became of a point.</summary>
    /// <param name="point">Its number, 1 to <see cref="Most"/>.</param>
    public readonly PointStatus this[int point]
    {
        get
        {
            ReadOnlySpan<PointStatus> row = _row;
            return row[point - 1];
        }
    }

    /// <summary>Copies the first marks as bytes, point 1 first.</summary>
    /// <param name="to">Where to; at most <see cref="Most"/>.</param>
    public readonly void CopyTo(Span<byte> to)
    {
        ReadOnlySpan<PointStatus> row = _row;
        MemoryMarshal.AsBytes(row)[..to.Length].CopyTo(to);
    }

    /// <inheritdoc />
    public readonly bool Equals(PointMarks other)
    {
        ReadOnlySpan<PointStatus> mine = _row;
        ReadOnlySpan<PointStatus> others = other._row;
        return mine.SequenceEqual(others);
    }

    /// <inheritdoc />
    public override readonly bool Equals(object? obj) => obj is PointMarks other && Equals(other);

    /// <inheritdoc />
    public override readonly int GetHashCode()
    {
        ReadOnlySpan<PointStatus> row = _row;
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(row));
        return hash.ToHashCode();
    }

    /// <summary>Equal.</summary>
    public static bool operator ==(PointMarks left, PointMarks right) => left.Equals(right);

    /// <summary>Not equal.</summary>
    public static bool operator !=(PointMarks left, PointMarks right) => !left.Equals(right);

    [InlineArray(Most)]
    private struct Row
    {
        private PointStatus _first;
    }
}
