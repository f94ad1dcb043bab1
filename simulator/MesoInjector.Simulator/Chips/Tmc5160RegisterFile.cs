using Address = MesoInjector.Simulator.Chips.Tmc5160Address;

namespace MesoInjector.Simulator.Chips;

/// <summary>
/// The stored registers: what a write leaves behind and what a read of a plain register gives.
/// Registers that live (position, status, flags) are answered by the unit that owns them.
/// </summary>
internal sealed class Tmc5160RegisterFile
{
    private const int Count = 128;

    private static readonly uint[] WriteMasks = new uint[Count];
    private static readonly uint[] ReadMasks = new uint[Count];
    private static readonly uint[] ResetValues = new uint[Count];

    private readonly uint[] _values = new uint[Count];

    static Tmc5160RegisterFile()
    {
        ReadWrite(Address.GConf, 18, 0x0000_0008);
        WriteOnly(0x03, 12);
        WriteOnly(Address.IoIn, 1, 1); // OUTPUT: the write side of address 4
        WriteOnly(Address.XCompare, 32);
        ReadOnly(0x07, 8, 0x0C); // OTP_READ: factory clock trim
        ReadWrite(0x08, 5, 0x0C); // FACTORY_CONF starts from that trim
        WriteOnly(0x09, 19, 0x0001_0606); // SHORT_CONF
        WriteOnly(0x0A, 22, 0x0008_0400); // DRV_CONF
        WriteOnly(Address.GlobalScaler, 8);
        ReadOnly(0x0C, 16, 0); // OFFSET_READ

        WriteOnly(Address.IHoldIRun, 20);
        WriteOnly(Address.TPowerDown, 8, 10);
        WriteOnly(Address.TPwmThreshold, 20);
        WriteOnly(Address.TCoolThreshold, 20);
        WriteOnly(0x15, 20); // THIGH

        ReadWrite(Address.RampMode, 2, 0);
        ReadWrite(Address.XActual, 32, 0);
        WriteOnly(Address.VStart, 18);
        WriteOnly(Address.A1, 16);
        WriteOnly(Address.V1, 20);
        WriteOnly(Address.AMax, 16);
        WriteOnly(Address.VMax, 23);
        WriteOnly(Address.DMax, 16);
        WriteOnly(Address.D1, 16);
        WriteOnly(Address.VStop, 18, 1);
        WriteOnly(Address.TZeroWait, 16);
        ReadWrite(Address.XTarget, 32, 0);
        WriteOnly(0x33, 23); // VDCMIN
        ReadWrite(Address.SwMode, 12, 0);

        ReadWrite(Address.EncMode, 11, 0);
        ReadWrite(Address.XEnc, 32, 0);
        WriteOnly(Address.EncConst, 32, 0x0001_0000);
        WriteOnly(Address.EncDeviation, 20);

        ReadOnlySpan<uint> wave =
            [0xAAAAB554, 0x4A9554AA, 0x24492929, 0x10104222, 0xFBFFFFFF, 0xB5BB777D, 0x49295556, 0x00404222, 0xFFFF8056, 0x00F70000];
        for (var i = 0; i < wave.Length; i++)
        {
            WriteOnly(0x60 + i, 32, wave[i]); // MSLUT0..7, MSLUTSEL, MSLUTSTART
        }

        ReadWrite(Address.ChopConf, 32, 0x1041_0150);
        WriteOnly(0x6D, 25); // COOLCONF
        WriteOnly(0x6E, 24); // DCCTRL
        WriteOnly(0x70, 32, 0xC40C_001E); // PWMCONF
    }

    public Tmc5160RegisterFile() => Reset();

    /// <summary>The stored value, readable over SPI or not.</summary>
    public uint this[int address] => _values[address];

    public int Signed(int address) => unchecked((int)_values[address]);

    public void Reset() => ResetValues.CopyTo(_values, 0);

    /// <summary>What a read datagram gets: write-only registers and addresses the data sheet lacks read 0.</summary>
    public uint Read(int address) => _values[address] & ReadMasks[address];

    /// <summary>Stores what fits the register's width; false when nothing can be written at this address.</summary>
    public bool Write(int address, uint value)
    {
        var mask = WriteMasks[address];
        _values[address] = (_values[address] & ~mask) | (value & mask);
        return mask != 0;
    }

    private static uint Width(int bits) => uint.MaxValue >> (32 - bits);

    private static void ReadWrite(int address, int bits, uint reset)
    {
        WriteMasks[address] = ReadMasks[address] = Width(bits);
        ResetValues[address] = reset;
    }

    private static void WriteOnly(int address, int bits, uint reset = 0)
    {
        WriteMasks[address] = Width(bits);
        ResetValues[address] = reset;
    }

    private static void ReadOnly(int address, int bits, uint reset)
    {
        ReadMasks[address] = Width(bits);
        ResetValues[address] = reset;
    }
}
