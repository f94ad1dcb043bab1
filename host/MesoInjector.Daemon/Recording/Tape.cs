using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using MesoInjector.Control;
using MesoInjector.Records.Commands;

namespace MesoInjector.Daemon.Recording;

/// <summary>A ring of blocks of rows, and the commands that came in meanwhile. All memory is taken at the start.</summary>
internal sealed class Tape
{
    /// <summary>Of one block, bytes.</summary>
    public const int BlockSize = 1 << 16;

    /// <summary>More than an operator gives in as long as a tape lasts; of more, the latest are kept.</summary>
    public const int MostCommands = 2048;

    private readonly byte[][] _blocks;
    private readonly int[] _used;
    private readonly long[] _first;
    private readonly (long Cycle, OperatorCommand Command)[] _commands = new (long, OperatorCommand)[MostCommands];
    private int _current;
    private long _commandsSeen;

    public Tape(int blocks)
    {
        _blocks = new byte[blocks][];
        for (int i = 0; i < blocks; i++)
            _blocks[i] = new byte[BlockSize];
        _used = new int[blocks];
        _first = new long[blocks];
    }

    public static ReadOnlySpan<byte> Signature => "MESOBOX3"u8;

    /// <summary>What is left of the current block.</summary>
    public Span<byte> Rest => _blocks[_current].AsSpan(_used[_current]);

    /// <summary>Whether the current block has no row yet.</summary>
    public bool BlockIsEmpty => _used[_current] == 0;

    public static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte value in bytes)
            sum = BitOperations.Crc32C(sum, value);
        return ~sum;
    }

    public void Turn()
    {
        _current = (_current + 1) % _blocks.Length;
        _used[_current] = 0;
    }

    public void BeginBlock(long cycle) => _first[_current] = cycle;

    public void Took(int bytes) => _used[_current] += bytes;

    public void Keep(long cycle, OperatorCommand command) => _commands[_commandsSeen++ % MostCommands] = (cycle, command);

    public void Clear()
    {
        Array.Clear(_used);
        Array.Clear(_commands);
        _current = 0;
        _commandsSeen = 0;
    }

    /// <summary>Commands stand first: a file that breaks off can still be replayed as far as it goes.</summary>
    public void Save(Stream stream)
    {
        int[] order = [.. Enumerable.Range(1, _blocks.Length).Select(i => (_current + i) % _blocks.Length).Where(block => _used[block] > 0)];
        stream.Write(Signature);
        SaveCommands(stream, order.Length == 0 ? long.MaxValue : _first[order[0]]);
        Span<byte> head = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(head, order.Length);
        stream.Write(head[..4]);
        foreach (int block in order)
        {
            ReadOnlySpan<byte> rows = _blocks[block].AsSpan(0, _used[block]);
            BinaryPrimitives.WriteInt32LittleEndian(head, rows.Length);
            BinaryPrimitives.WriteInt64LittleEndian(head[8..], _first[block]);
            BinaryPrimitives.WriteUInt32LittleEndian(head[4..], CheckSum(rows) ^ CheckSum(head[8..]));
            stream.Write(head);
            stream.Write(rows);
        }
    }

    private void SaveCommands(Stream stream, long from)
    {
        using var text = new MemoryStream();
        Span<byte> head = stackalloc byte[12];
        for (long i = Math.Max(0, _commandsSeen - MostCommands); i < _commandsSeen; i++)
        {
            (long cycle, OperatorCommand command) = _commands[i % MostCommands];
            if (cycle < from)
                continue;
            byte[] words = Encoding.UTF8.GetBytes(CommandText.Of(command));
            BinaryPrimitives.WriteInt64LittleEndian(head, cycle);
            BinaryPrimitives.WriteInt32LittleEndian(head[8..], words.Length);
            text.Write(head);
            text.Write(words);
        }

        byte[] all = text.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(head, all.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], CheckSum(all));
        stream.Write(head[..8]);
        stream.Write(all);
    }
}
