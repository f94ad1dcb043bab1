using System.Buffers.Binary;
using System.Numerics;
using MesoInjector.Control;

namespace MesoInjector.Daemon;

/// <summary>
/// The last minutes of everything the controller was told, kept in memory of fixed size and saved on a fault. Each cycle is a row of
/// fixed width; only the bytes that differ from the row before are kept. Operators' commands are in the journal, by time.
/// </summary>
/// <remarks>
/// The file: signature, number of blocks, then for each block its length, its check sum (CRC-32C) and its rows; integers little-endian.
/// Every block can be read by itself.
/// </remarks>
public sealed class BlackBox
{
    /// <summary>Width of a row, bytes.</summary>
    public const int RowSize = BlackBoxRow.Size;

    private const int BlockSize = 1 << 16;
    private const int BlocksPerMegabyte = (1 << 20) / BlockSize;

    /// <summary>No box has ever been made larger.</summary>
    private const int MostMegabytes = 1024;

    private readonly byte[] _before = new byte[RowSize];
    private readonly byte[] _now = new byte[RowSize];
    private Tape _tape;
    private Tape? _free;
    private Tape? _frozen;

    /// <summary>A box of a size.</summary>
    /// <param name="megabytes">1 MB holds about half a minute of treatment, or many minutes of waiting.</param>
    /// <param name="canFreeze">Whether the same memory again is set aside so that <see cref="TryFreeze"/> works.</param>
    public BlackBox(int megabytes, bool canFreeze = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(megabytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(megabytes, MostMegabytes);
        _tape = new Tape(megabytes * BlocksPerMegabyte);
        if (canFreeze)
            _free = new Tape(megabytes * BlocksPerMegabyte);
    }

    /// <summary>First bytes of a saved box.</summary>
    public static ReadOnlySpan<byte> Signature => "MESOBOX2"u8;

    /// <summary>Keeps one cycle's inputs. Allocates nothing.</summary>
    public void Keep(in InjectorInputs inputs)
    {
        if (_tape.Used[_tape.Current] + BlackBoxRow.WorstDifference > BlockSize)
        {
            _tape.Turn();

            // Every block can be read by itself: the oldest may be overwritten at any time.
            Array.Clear(_before);
        }

        BlackBoxRow.Write(_now, inputs);
        ref int used = ref _tape.Used[_tape.Current];
        used += BlackBoxRow.Encode(_before, _now, _tape.Blocks[_tape.Current].AsSpan(used));
        _now.CopyTo(_before, 0);
    }

    /// <summary>
    /// Sets everything kept so far aside for <see cref="SaveFrozen"/> on another thread, and begins anew in the memory set aside for that:
    /// nothing is copied. For the thread that calls <see cref="Keep"/>.
    /// </summary>
    /// <returns>False while what was frozen before is not saved yet.</returns>
    public bool TryFreeze()
    {
        Tape? free = Interlocked.Exchange(ref _free, null);
        if (free is null)
            return false;
        free.Clear();
        Array.Clear(_before);
        Volatile.Write(ref _frozen, _tape);
        _tape = free;
        return true;
    }

    /// <summary>Writes what was frozen, on any one thread.</summary>
    /// <returns>False when nothing was frozen.</returns>
    public bool SaveFrozen(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (Volatile.Read(ref _frozen) is not { } tape)
            return false;
        tape.Save(stream);
        return true;
    }

    /// <summary>Gives the memory of what was frozen back, saved or not.</summary>
    public void Thaw() => Volatile.Write(ref _free, Interlocked.Exchange(ref _frozen, null) ?? _free);

    /// <summary>Writes everything kept, oldest first; for the thread that calls <see cref="Keep"/>.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _tape.Save(stream);
    }

    /// <summary>Reads a saved box back, row by row, oldest first.</summary>
    /// <exception cref="InvalidDataException">Not a box, or damaged.</exception>
    public static IEnumerable<InjectorInputs> Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] head = Take(stream, Signature.Length + 4);
        if (!head.AsSpan(0, Signature.Length).SequenceEqual(Signature))
            throw new InvalidDataException("not a black box of this version");
        int blocks = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(Signature.Length));
        if (blocks is < 0 or > MostMegabytes * BlocksPerMegabyte)
            throw new InvalidDataException($"no box has {blocks} blocks");
        byte[] row = new byte[RowSize];
        for (int i = 0; i < blocks; i++)
        {
            byte[] block = TakeBlock(stream);
            Array.Clear(row);
            int at = 0;
            while (at < block.Length)
            {
                at += BlackBoxRow.Decode(block.AsSpan(at), row);
                yield return BlackBoxRow.Read(row);
            }
        }

        if (stream.ReadByte() != -1)
            throw new InvalidDataException("something follows the last block");
    }

    private static byte[] TakeBlock(Stream stream)
    {
        byte[] head = Take(stream, 8);
        int size = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (size is < 1 or > BlockSize)
            throw new InvalidDataException($"a block of {size} bytes");
        byte[] block = Take(stream, size);
        return CheckSum(block) == BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4))
            ? block
            : throw new InvalidDataException("a block's check sum is wrong");
    }

    private static byte[] Take(Stream stream, int count)
    {
        byte[] bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes : throw new InvalidDataException("the box breaks off");
    }

    private static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
            sum = BitOperations.Crc32C(sum, value);
        return ~sum;
    }

    /// <summary>A ring of blocks.</summary>
    private sealed class Tape
    {
        public Tape(int blocks)
        {
            Blocks = new byte[blocks][];
            for (int i = 0; i < blocks; i++)
                Blocks[i] = new byte[BlockSize];
            Used = new int[blocks];
        }

        public byte[][] Blocks { get; }

        public int[] Used { get; }

        public int Current { get; private set; }

        public void Turn()
        {
            Current = (Current + 1) % Blocks.Length;
            Used[Current] = 0;
        }

        public void Clear()
        {
            Array.Clear(Used);
            Current = 0;
        }

        public void Save(Stream stream)
        {
            stream.Write(Signature);
            Span<byte> head = stackalloc byte[8];
            BinaryPrimitives.WriteInt32LittleEndian(head, Used.Count(used => used > 0));
            stream.Write(head[..4]);
            for (int i = 1; i <= Blocks.Length; i++)
            {
                int block = (Current + i) % Blocks.Length;
                if (Used[block] == 0)
                    continue;
                ReadOnlySpan<byte> rows = Blocks[block].AsSpan(0, Used[block]);
                BinaryPrimitives.WriteInt32LittleEndian(head, rows.Length);
                BinaryPrimitives.WriteUInt32LittleEndian(head[4..], CheckSum(rows));
                stream.Write(head);
                stream.Write(rows);
            }
        }
    }
}
