namespace MesoInjector.Hardware.Guardian;

/// <summary>CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, most significant bit first, nothing reflected.</summary>
/// <remarks>Finds every burst up to 16 bits and every odd number of wrong bits. Check value: 0x29B1 for the digits 1 to 9 in ASCII.</remarks>
public static class Crc16
{
    private const ushort Start = 0xFFFF;
    private const ushort Polynomial = 0x1021;

    private static readonly ushort[] Table = MakeTable();

    /// <summary>The checksum of the bytes.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort crc = Start;
        foreach (byte value in bytes)
            crc = unchecked((ushort)((crc << 8) ^ Table[(crc >> 8) ^ value]));
        return crc;
    }

    private static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (int i = 0; i < table.Length; i++)
        {
            ushort crc = (ushort)(i << 8);
            for (int bit = 0; bit < 8; bit++)
                crc = unchecked((ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ Polynomial : crc << 1));
            table[i] = crc;
        }

        return table;
    }
}
