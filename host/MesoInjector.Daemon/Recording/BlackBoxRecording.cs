using System.Buffers.Binary;
using System.Text;
using MesoInjector.Control;
using MesoInjector.Records.Commands;

namespace MesoInjector.Daemon.Recording;

/// <summary>A saved black box. What is damaged or missing is said; everything else can be read.</summary>
public sealed class BlackBoxRecording
{
    private const int BlockHead = 16;
    private const int CommandHead = 12;
    private const int LongestText = 1 << 26;

    private readonly List<Block> _blocks = [];
    private readonly Dictionary<long, OperatorCommand> _commands = [];
    private readonly List<string> _damage = [];

    private BlackBoxRecording()
    {
    }

    /// <summary>What cannot be read, in words; empty for a whole file.</summary>
    public IReadOnlyList<string> Damage => _damage;

    /// <summary>The commands that came in, by the number of their cycle.</summary>
    public IReadOnlyDictionary<long, OperatorCommand> Commands => _commands;

    /// <summary>The first cycle that can be read; 1 is the first after switching on, 0 means that there is none.</summary>
    public long FirstCycle => _blocks.Count == 0 ? 0 : _blocks[0].First;

    /// <summary>Reads a saved box.</summary>
    /// <exception cref="InvalidDataException">This is not a black box, or one of another version.</exception>
    public static BlackBoxRecording Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] signature = new byte[Tape.Signature.Length];
        if (stream.ReadAtLeast(signature, signature.Length, throwOnEndOfStream: false) < signature.Length || !signature.AsSpan().SequenceEqual(Tape.Signature))
        {
            throw new InvalidDataException(signature.AsSpan().StartsWith(Tape.Signature[..^1])
                ? "a black box of another version of the program; read it with the version that saved it"
                : "not a black box");
        }

        var recording = new BlackBoxRecording();
        try
        {
            recording.ReadCommands(stream);
            recording.ReadBlocks(stream);
        }
        catch (InvalidDataException broken)
        {
            recording._damage.Add(broken.Message);
        }

        return recording;
    }

    /// <summary>Every cycle that can be read, oldest first. Numbers that are left out are damaged.</summary>
    public IEnumerable<RecordedCycle> Cycles()
    {
        foreach (Block block in _blocks)
        {
            BlackBoxRow row = default;
            int at = 0;
            for (long cycle = block.First; at < block.Rows.Length; cycle++)
            {
                at += Differences.Decode(block.Rows.AsSpan(at), BlackBoxRow.Bytes(ref row));
                yield return new RecordedCycle(cycle, row, _commands.GetValueOrDefault(cycle));
            }
        }
    }

    private void ReadCommands(Stream stream)
    {
        byte[] head = Take(stream, 8, "the commands");
        int length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > LongestText)
            throw new InvalidDataException("The length of the commands is damaged: nothing after it can be found.");
        byte[] text = Take(stream, length, "the commands");
        if (Tape.CheckSum(text) != BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)))
        {
            _damage.Add("The operators' commands are damaged.");
            return;
        }

        for (int at = 0; at < text.Length;)
        {
            if (text.Length - at < CommandHead || BinaryPrimitives.ReadInt32LittleEndian(text.AsSpan(at + 8)) is var size && (size < 0 || size > text.Length - at - CommandHead))
            {
                _damage.Add("The operators' commands break off.");
                return;
            }

            ReadCommand(BinaryPrimitives.ReadInt64LittleEndian(text.AsSpan(at)), Encoding.UTF8.GetString(text.AsSpan(at + CommandHead, size)));
            at += CommandHead + size;
        }
    }

    private void ReadCommand(long cycle, string text)
    {
        try
        {
            _commands[cycle] = CommandText.Read(text);
        }
        catch (InvalidDataException exception)
        {
            _damage.Add($"The operator's command of cycle {cycle} cannot be understood: {exception.Message}.");
        }
    }

    private void ReadBlocks(Stream stream)
    {
        int blocks = BinaryPrimitives.ReadInt32LittleEndian(Take(stream, 4, "the number of blocks"));
        if (blocks < 0 || blocks > BlackBox.MostBlocks)
            throw new InvalidDataException("The number of blocks is damaged: nothing after it can be found.");
        for (int number = 1; number <= blocks; number++)
        {
            string name = $"block {number} of {blocks}";
            byte[] head = Take(stream, BlockHead, name);
            int size = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (size is < 1 or > Tape.BlockSize)
                throw new InvalidDataException($"The length of {name} is damaged: nothing after it can be found.");
            byte[] rows = Take(stream, size, name);
            long first = BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8));
            uint sum = Tape.CheckSum(rows) ^ Tape.CheckSum(head.AsSpan(8));
            if (sum != BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) || !Sound(rows) || first < 1)
                _damage.Add($"Block {number} of {blocks} is damaged; its cycles are left out.");
            else
                _blocks.Add(new Block(first, rows));
        }

        if (stream.ReadByte() != -1)
            _damage.Add("Something follows the last block; it was left alone.");
    }

    /// <summary>Every row can be made of these bytes; so a hand-made file fails here and not halfway through a replay.</summary>
    private static bool Sound(byte[] rows)
    {
        BlackBoxRow row = default;
        try
        {
            for (int at = 0; at < rows.Length;)
                at += Differences.Decode(rows.AsSpan(at), BlackBoxRow.Bytes(ref row));
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static byte[] Take(Stream stream, int count, string what)
    {
        byte[] bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count
            ? bytes
            : throw new InvalidDataException($"The file breaks off in {what}.");
    }

    private sealed record Block(long First, byte[] Rows);
}
