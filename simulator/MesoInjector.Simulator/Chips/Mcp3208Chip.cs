namespace MesoInjector.Simulator.Chips;

/// <summary>
/// An MCP3208: 8 channels, 12 bits, no registers. After chip select the first 1 on its input is the start bit; single-ended/differential
/// and three channel bits follow, then one clock of sampling, a 0, and the code from the highest bit down, after that upwards again.
/// </summary>
public sealed class Mcp3208Chip
{
    /// <summary>Channels of the converter.</summary>
    public const int Channels = 8;

    private const int Codes = 4096;
    private const int FullScale = Codes - 1;

    // From the start bit on: 5 bits heard, 1 clock of sampling, then the null bit.
    private const int ClocksBeforeNullBit = 6;
    private const int CodeBits = 12;

    private readonly double[] _volts = new double[Channels];
    private double _codesPerVolt;
    private double _referenceError;

    /// <summary>A converter whose reference pin carries this voltage.</summary>
    public Mcp3208Chip(double nominalReferenceVolts = 3.3)
    {
        ThrowIfNoVoltage(nominalReferenceVolts, nameof(nominalReferenceVolts));
        NominalReferenceVolts = nominalReferenceVolts;
        ReferenceError = 0;
    }

    /// <summary>The reference the circuit means to have.</summary>
    public double NominalReferenceVolts { get; }

    /// <summary>Relative error of the reference: +0.01 makes it 1 % too high, so that all codes read 1 % too low.</summary>
    public double ReferenceError
    {
        get => _referenceError;
        set
        {
            if (!(value > -1) || double.IsInfinity(value))
                throw new ArgumentOutOfRangeException(nameof(value), value, "The reference stays above 0 V: error > -1.");
            _referenceError = value;
            _codesPerVolt = Codes / (NominalReferenceVolts * (1 + value));
        }
    }

    /// <summary>Offset error in codes (data sheet: up to ±3).</summary>
    public double OffsetCodes { get; set; }

    /// <summary>The converter has supply; without it MISO floats high.</summary>
    public bool Powered { get; set; } = true;

    /// <summary>Voltage now at this input, noise and all.</summary>
    public void SetVolts(int channel, double volts)
    {
        if (!double.IsFinite(volts))
            throw new ArgumentOutOfRangeException(nameof(volts), volts, "A voltage is a finite number.");
        _volts[channel] = volts;
    }

    /// <summary>Voltage now at this input.</summary>
    public double Volts(int channel) => _volts[channel];

    /// <summary>The code a single-ended conversion of this channel gives.</summary>
    public int Code(int channel) => ToCode(_volts[channel]);

    /// <summary>
    /// One chip-select cycle, of any length up to 8 bytes. MISO is not driven before the null bit and reads 1 there, so that a driver
    /// which forgets to mask those bits is found out.
    /// </summary>
    public void Transfer(ReadOnlySpan<byte> request, Span<byte> reply)
    {
        SpiTransfer.RequireEqual(request.Length, reply.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Length, sizeof(ulong), nameof(request));

        if (request.Length == 3 && (request[0] & 0xFC) == 4 && Powered)
        {
            // 00000SMC CCxxxxxx xxxxxxxx, as every 3-byte driver sends it.
            var code = Convert(((request[0] & 3) << 2) | (request[1] >> 6));
            reply[0] = 0xFF;
            reply[1] = (byte)(0xE0 | (code >> 8));
            reply[2] = (byte)(code & 0xFF);
            return;
        }

        TransferAny(request, reply);
    }

    private static void ThrowIfNoVoltage(double volts, string name)
    {
        if (!(volts > 0) || double.IsInfinity(volts))
            throw new ArgumentOutOfRangeException(name, volts, "A reference is a finite voltage above 0 V.");
    }

    private void TransferAny(ReadOnlySpan<byte> request, Span<byte> reply)
    {
        var bits = request.Length * 8;
        var heard = 0UL;
        foreach (var next in request)
        {
            heard = (heard << 8) | next;
        }

        var start = heard == 0 ? bits : bits - 1 - System.Numerics.BitOperations.Log2(heard);
        var firstDriven = start + ClocksBeforeNullBit;
        var sent = ulong.MaxValue;
        if (Powered && firstDriven < bits)
        {
            var code = Convert((int)(heard >> (bits - start - 5)) & 15);
            for (var i = firstDriven; i < bits; i++)
            {
                if (!OutputBit(code, i - firstDriven))
                    sent &= ~(1UL << (bits - 1 - i));
            }
        }

        for (var i = reply.Length - 1; i >= 0; i--)
        {
            reply[i] = (byte)(sent & 0xFF);
            sent >>= 8;
        }
    }

    /// <summary>Null bit, B11..B0, then B1..B11 with the least bit shared, then zeros.</summary>
    private static bool OutputBit(int code, int clock)
    {
        if (clock is 0 or >= 2 * CodeBits)
            return false;
        return ((code >> Math.Abs(CodeBits - clock)) & 1) != 0;
    }

    /// <summary>Converts as the four bits after the start bit ask: single-ended channel, or one input of a pair against the other.</summary>
    private int Convert(int selection)
    {
        var channel = selection & 7;
        var singleEnded = (selection & 8) != 0;
        return ToCode(singleEnded ? _volts[channel] : _volts[channel] - _volts[channel ^ 1]);
    }

    private int ToCode(double volts)
    {
        var code = (volts * _codesPerVolt) + OffsetCodes;
        return code <= 0 ? 0 : code >= FullScale ? FullScale : unchecked((int)code);
    }
}
