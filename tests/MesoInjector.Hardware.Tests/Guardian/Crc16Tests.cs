using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>CRC-16/CCITT-FALSE.</summary>
public sealed class Crc16Tests
{
    [Fact]
    public void The_check_value_is_that_of_the_document()
    {
        Assert.Contains("`123456789` in ASCII give 0x29B1", DocumentTables.Text("protocol.md"), StringComparison.Ordinal);
        Assert.Equal(0x29B1, Crc16.Of("123456789"u8));
    }

    [Fact]
    public void Nothing_gives_the_start() => Assert.Equal(0xFFFF, Crc16.Of([]));

    [Fact]
    public void The_table_does_what_the_polynomial_says() =>
        Prop.ForAll<byte[]>(bytes => Crc16.Of(bytes) == BitByBit(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void No_burst_of_sixteen_bits_in_the_longest_frame_goes_unseen()
    {
        byte[] frame = [.. Enumerable.Range(1, GuardianFrames.LongestPlain - 2).Select(value => (byte)value)];
        ushort right = Crc16.Of(frame);
        for (int at = 0; at < frame.Length - 1; at++)
        {
            for (int burst = 1; burst < 0x10000; burst += 7)
            {
                frame[at] ^= (byte)(burst & 0xFF);
                frame[at + 1] ^= (byte)(burst >> 8);
                Assert.NotEqual(right, Crc16.Of(frame));
                frame[at] ^= (byte)(burst & 0xFF);
                frame[at + 1] ^= (byte)(burst >> 8);
            }
        }
    }

    private static ushort BitByBit(byte[] bytes)
    {
        uint remainder = 0xFFFF;
        foreach (byte value in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                uint carry = ((remainder >> 15) ^ (uint)(value >> bit)) & 1;
                remainder = ((remainder << 1) & 0xFFFF) ^ (carry * 0x1021);
            }
        }

        return (ushort)remainder;
    }
}
