using System.Buffers.Binary;
using System.Device.Spi;

namespace MesoInjector.Hardware.Motion;

/// <summary>
/// Datagrams to one TMC5160. An answer belongs to the datagram before it: the register read then, or the word written then. So every
/// write is proved by the next answer, and N reads cost N + 1 datagrams. Never throws for the bus; allocates nothing.
/// </summary>
internal sealed class Tmc5160Link
{
    private const int WriteBit = 0x80;

    private readonly SpiDevice _spi;
    private readonly byte[] _request = new byte[5];
    private readonly byte[] _answer = new byte[5];
    private readonly uint[] _written = new uint[128];
    private readonly bool[] _known = new bool[128];
    private Tmc5160Register _last;
    private uint _sent;
    private bool _lastWasWrite;

    public Tmc5160Link(SpiDevice spi) => _spi = spi;

    /// <summary>The status byte that came with the last answer.</summary>
    public byte Status { get; private set; }

    /// <summary>Nothing went wrong since <see cref="StartAnew"/>: no failed transfer, no wrong echo, no floating bus.</summary>
    public bool Sound { get; private set; } = true;

    /// <summary>Writes whose echo was not what had been sent, since the start.</summary>
    public long WrongEchoes { get; private set; }

    /// <summary>What has gone wrong so far is known and counted.</summary>
    public void StartAnew() => Sound = true;

    /// <summary>Nothing is known of what the chip's registers hold.</summary>
    public void ForgetAll() => Array.Clear(_known);

    /// <summary>What was last written to a register; 0 before that.</summary>
    public uint Written(Tmc5160Register register) => _written[(int)register];

    /// <summary>Writes a register unless the chip is known to hold the value.</summary>
    public void Set(Tmc5160Register register, uint value)
    {
        if (!_known[(int)register] || _written[(int)register] != value)
            Write(register, value);
    }

    /// <summary>Asks for a register.</summary>
    /// <returns>What the datagram before asked for.</returns>
    public uint Read(Tmc5160Register register) => Exchange(register, 0, write: false);

    /// <summary>Writes a register.</summary>
    /// <returns>What the datagram before asked for.</returns>
    public uint Write(Tmc5160Register register, uint value)
    {
        _written[(int)register] = value;
        _known[(int)register] = true;
        return Exchange(register, value, write: true);
    }

    private uint Exchange(Tmc5160Register register, uint value, bool write)
    {
        _request[0] = (byte)((byte)register | (write ? WriteBit : 0));
        BinaryPrimitives.WriteUInt32BigEndian(_request.AsSpan(1), value);
        try
        {
            _spi.TransferFullDuplex(_request, _answer);
        }
        catch (IOException)
        {
            // What was on its way is unknown now.
            Sound = false;
            if (_lastWasWrite)
                _known[(int)_last] = false;
            _known[(int)register] = false;
            _lastWasWrite = false;
            return 0;
        }

        Status = _answer[0];
        uint answer = BinaryPrimitives.ReadUInt32BigEndian(_answer.AsSpan(1));

        // All ones is what a floating line reads, and is no status a chip can have: both stops, reset and error together.
        if (Status == 0xFF)
            Sound = false;
        if (_lastWasWrite && answer != _sent)
        {
            Sound = false;
            WrongEchoes++;
            _known[(int)_last] = false;
        }

        _last = register;
        _sent = value;
        _lastWasWrite = write;
        return answer;
    }
}
