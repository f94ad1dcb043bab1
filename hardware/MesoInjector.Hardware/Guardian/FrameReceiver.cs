using System.Buffers.Binary;

namespace MesoInjector.Hardware.Guardian;

/// <summary>
/// Makes frames of a stream of bytes. Whatever arrives between two zeros is either a whole frame with the right checksum or refused
/// and counted; nothing that went before matters to what follows a zero.
/// </summary>
public sealed class FrameReceiver
{
    private const int ShortestPlain = 4;

    private readonly byte[] _coded = new byte[GuardianFrames.LongestPlain + 1];
    private readonly byte[] _plain = new byte[GuardianFrames.LongestPlain];
    private int _length;
    private int _frameLength;
    private bool _tooLong;

    /// <summary>How many were refused; wraps.</summary>
    public uint Refused { get; private set; }

    /// <summary>Something has arrived since the last zero.</summary>
    public bool Partial => _length > 0 || _tooLong;

    /// <summary>The last whole frame: type, sequence, body. Valid until the next call of <see cref="Take"/>.</summary>
    public ReadOnlySpan<byte> Frame => _plain.AsSpan(0, _frameLength);

    /// <summary>Takes one byte.</summary>
    /// <returns>True when it ended a whole frame, which then stands in <see cref="Frame"/>.</returns>
    public bool Take(byte value)
    {
        if (value != 0)
        {
            if (_length < _coded.Length)
                _coded[_length++] = value;
            else
                _tooLong = true;
            return false;
        }

        if (!Partial)
            return false;
        bool whole = !_tooLong && Decode();
        if (!whole)
            Refuse();
        _length = 0;
        _tooLong = false;
        return whole;
    }

    /// <summary>Counts a frame that was whole but cannot be meant: an unknown type, a wrong length, a value out of range.</summary>
    public void Refuse() => Refused = unchecked(Refused + 1);

    /// <summary>Begins anew, as at power-up.</summary>
    public void Clear()
    {
        _length = 0;
        _frameLength = 0;
        _tooLong = false;
        Refused = 0;
    }

    private bool Decode()
    {
        _frameLength = 0;
        if (!Cobs.TryDecode(_coded.AsSpan(0, _length), _plain, out int length) || length < ShortestPlain)
            return false;
        int end = length - sizeof(ushort);
        if (BinaryPrimitives.ReadUInt16LittleEndian(_plain.AsSpan(end)) != Crc16.Of(_plain.AsSpan(0, end)))
            return false;
        _frameLength = end;
        return true;
    }
}
