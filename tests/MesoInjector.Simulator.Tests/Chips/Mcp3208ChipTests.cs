using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Simulator.Chips;

namespace MesoInjector.Simulator.Tests.Chips;

public sealed class Mcp3208ChipTests
{
    private readonly Mcp3208Chip _chip = new(nominalReferenceVolts: 4.096); // 1 mV per code

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0009, 0)]
    [InlineData(0.0011, 1)]
    [InlineData(1.2345, 1234)]
    [InlineData(2.048, 2048)]
    [InlineData(4.0955, 4095)]
    [InlineData(4.096, 4095)]
    [InlineData(100, 4095)]
    [InlineData(-1, 0)]
    public void The_code_is_4096_times_the_voltage_over_the_reference(double volts, int code)
    {
        _chip.SetVolts(5, volts);
        Assert.Equal(code, Read(5));
        Assert.Equal(code, _chip.Code(5));
    }

    [Theory]
    [InlineData(0, "060000")]
    [InlineData(1, "064000")]
    [InlineData(3, "06C000")]
    [InlineData(4, "070000")]
    [InlineData(7, "07C000")]
    public void Each_channel_has_its_request(int channel, string request)
    {
        for (var i = 0; i < Mcp3208Chip.Channels; i++)
        {
            _chip.SetVolts(i, (0.4 * i) + 0.0705);
        }

        // Undriven until the null bit (bit 12), so 1; then 0 and the 12 bits of the code.
        Assert.Equal($"FFE{(400 * channel) + 70:X3}", Send(request));
        Assert.Equal((400 * channel) + 70, Read(channel));
    }

    [Fact]
    public void A_pair_is_measured_one_input_against_the_other_and_never_below_zero()
    {
        _chip.SetVolts(2, 3.0005);
        _chip.SetVolts(3, 1.0);
        Assert.Equal("FFE7D0", Send("048000")); // CH2 − CH3
        Assert.Equal("FFE000", Send("04C000")); // CH3 − CH2
    }

    [Fact]
    public void A_reference_that_is_too_high_makes_the_codes_too_low()
    {
        _chip.SetVolts(0, 2.0005);
        _chip.ReferenceError = 0.01;
        Assert.Equal(1980, Read(0)); // 2000.5 / 1.01 = 1980.7
        _chip.ReferenceError = -0.01;
        Assert.Equal(2020, Read(0));
        _chip.ReferenceError = 0;
        _chip.OffsetCodes = -3;
        Assert.Equal(1997, Read(0));
    }

    [Fact]
    public void Further_clocks_bring_the_code_again_from_its_low_end()
    {
        _chip.SetVolts(0, 0x123 / 1000.0 + 0.0005);
        // …null, 0001 0010 0011, then bits 1..11 upwards: 1000 1001 000, then zeros
        var bits = string.Concat(Send("0600000000").Select(digit => Convert.ToString(Convert.ToInt32(digit.ToString(), 16), 2).PadLeft(4, '0')));
        Assert.Equal("11111111111" + "0" + "000100100011" + "10001001000" + "00000", bits);
    }

    [Fact]
    public void The_start_bit_may_sit_anywhere()
    {
        _chip.SetVolts(6, 1.2345);
        // 1 1 110 at the very front: start bit in the first clock
        Assert.Equal((1234 << 5) | ReversedTail(1234), Value(Send("F00000")) & 0x1FFFF);
        Assert.Equal("FFFFFF", Send("000000")); // no start bit: nothing driven
    }

    [Fact]
    public void Without_supply_or_chip_the_line_floats_high()
    {
        _chip.Powered = false;
        Assert.Equal("FFFFFF", Send("060000"));
    }

    [Fact]
    public void The_fast_and_the_general_way_agree()
    {
        var inputs = ArbMap.Default.GeneratorFor<byte>().Four().Zip(Gen.Choose(0, 4095));
        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var ((selection, low1, low2, _), code) = input;
            _chip.SetVolts(selection & 7, (code + 0.5) / 1000);
            byte[] three = [(byte)(4 | (selection & 3)), low1, low2];
            byte[] four = [0, .. three];
            var reply = new byte[4];
            _chip.Transfer(three, reply.AsSpan(1));
            var general = new byte[4];
            _chip.Transfer(four, general);
            reply[0] = 0xFF;
            return reply.SequenceEqual(general);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Senseless_values_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mcp3208Chip(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mcp3208Chip(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => _chip.SetVolts(0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => _chip.ReferenceError = -1);
        Assert.Throws<ArgumentException>(() => _chip.Transfer(new byte[3], new byte[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _chip.Transfer(new byte[9], new byte[9]));
    }

    private static int ReversedTail(int code)
    {
        var tail = 0;
        for (var bit = 1; bit <= 5; bit++)
        {
            tail = (tail << 1) | ((code >> bit) & 1);
        }

        return tail;
    }

    private static int Value(string hex) => Convert.ToInt32(hex, 16);

    /// <summary>The request and the masking of the common 3-byte driver.</summary>
    private int Read(int channel)
    {
        var request = (0b1_1000 | channel) << 14;
        var answer = Value(Send($"{request:X6}"));
        Assert.Equal(0, answer & (1 << 12));
        return answer & 0xFFF;
    }

    private string Send(string hex)
    {
        var request = Convert.FromHexString(hex);
        var reply = new byte[request.Length];
        _chip.Transfer(request, reply);
        return Convert.ToHexString(reply);
    }
}
