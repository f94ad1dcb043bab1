using System.Device.Linux;
using System.Runtime.CompilerServices;

namespace MesoInjector.Standins.Tests.GpioContract.Linux;

/// <summary>Sizes and offsets as a C compiler gives them for linux/gpio.h and linux/spi/spidev.h on x86-64 and arm64.</summary>
public sealed class UapiLayoutTests
{
    private const uint Write = 1;
    private const uint Read = 2;
    private const uint Gpio = 0xB4;
    private const uint Spi = 'k';

    [Fact]
    public void Structures_have_the_size_of_the_headers()
    {
        Assert.Equal(68, Unsafe.SizeOf<GpioChipDescription>());
        Assert.Equal(256, Unsafe.SizeOf<GpioLineInfo>());
        Assert.Equal(592, Unsafe.SizeOf<GpioLineRequest>());
        Assert.Equal(272, Unsafe.SizeOf<GpioLineConfig>());
        Assert.Equal(24, Unsafe.SizeOf<GpioLineConfigAttribute>());
        Assert.Equal(16, Unsafe.SizeOf<GpioLineAttribute>());
        Assert.Equal(16, Unsafe.SizeOf<GpioLineValues>());
        Assert.Equal(48, Unsafe.SizeOf<GpioLineEvent>());
        Assert.Equal(32, Unsafe.SizeOf<SpiTransfer>());
        Assert.Equal(8, Unsafe.SizeOf<PollDescriptor>());
    }

    [Fact]
    public void A_chip_description_is_laid_out_as_gpiochip_info()
    {
        var chip = default(GpioChipDescription);
        Assert.Equal(0, Offset(ref chip, ref chip.Name));
        Assert.Equal(32, Offset(ref chip, ref chip.Label));
        Assert.Equal(64, Offset(ref chip, ref chip.Lines));
    }

    [Fact]
    public void A_line_info_is_laid_out_as_gpio_v2_line_info()
    {
        var info = default(GpioLineInfo);
        Assert.Equal(0, Offset(ref info, ref info.Name));
        Assert.Equal(32, Offset(ref info, ref info.Consumer));
        Assert.Equal(64, Offset(ref info, ref info.Offset));
        Assert.Equal(68, Offset(ref info, ref info.AttributeCount));
        Assert.Equal(72, Offset(ref info, ref info.Flags));
        Assert.Equal(80, Offset(ref info, ref info.Attributes));
        Assert.Equal(240, Offset(ref info, ref info.Padding));
    }

    [Fact]
    public void A_line_request_is_laid_out_as_gpio_v2_line_request()
    {
        var request = default(GpioLineRequest);
        Assert.Equal(0, Offset(ref request, ref request.Offsets));
        Assert.Equal(256, Offset(ref request, ref request.Consumer));
        Assert.Equal(288, Offset(ref request, ref request.Config));
        Assert.Equal(560, Offset(ref request, ref request.LineCount));
        Assert.Equal(564, Offset(ref request, ref request.EventBufferSize));
        Assert.Equal(568, Offset(ref request, ref request.Padding));
        Assert.Equal(588, Offset(ref request, ref request.Descriptor));
    }

    [Fact]
    public void A_line_configuration_is_laid_out_as_gpio_v2_line_config()
    {
        var config = default(GpioLineConfig);
        Assert.Equal(0, Offset(ref config, ref config.Flags));
        Assert.Equal(8, Offset(ref config, ref config.AttributeCount));
        Assert.Equal(12, Offset(ref config, ref config.Padding));
        Assert.Equal(32, Offset(ref config, ref config.Attributes));
        Assert.Equal(32 + 24, Offset(ref config, ref config.Attributes[1]));

        var attribute = default(GpioLineConfigAttribute);
        Assert.Equal(0, Offset(ref attribute, ref attribute.Attribute.Id));
        Assert.Equal(8, Offset(ref attribute, ref attribute.Attribute.Value));
        Assert.Equal(16, Offset(ref attribute, ref attribute.Mask));
    }

    [Fact]
    public void Values_and_events_are_laid_out_as_in_the_header()
    {
        var values = default(GpioLineValues);
        Assert.Equal(0, Offset(ref values, ref values.Bits));
        Assert.Equal(8, Offset(ref values, ref values.Mask));

        var edge = default(GpioLineEvent);
        Assert.Equal(0, Offset(ref edge, ref edge.TimestampNanoseconds));
        Assert.Equal(8, Offset(ref edge, ref edge.Id));
        Assert.Equal(12, Offset(ref edge, ref edge.Offset));
        Assert.Equal(16, Offset(ref edge, ref edge.Sequence));
        Assert.Equal(20, Offset(ref edge, ref edge.LineSequence));
    }

    [Fact]
    public void A_transfer_is_laid_out_as_spi_ioc_transfer()
    {
        var transfer = default(SpiTransfer);
        Assert.Equal(0, Offset(ref transfer, ref transfer.TransmitBuffer));
        Assert.Equal(8, Offset(ref transfer, ref transfer.ReceiveBuffer));
        Assert.Equal(16, Offset(ref transfer, ref transfer.Length));
        Assert.Equal(20, Offset(ref transfer, ref transfer.SpeedHz));
        Assert.Equal(24, Offset(ref transfer, ref transfer.DelayMicroseconds));
        Assert.Equal(26, Offset(ref transfer, ref transfer.BitsPerWord));
        Assert.Equal(27, Offset(ref transfer, ref transfer.ChipSelectChange));
        Assert.Equal(28, Offset(ref transfer, ref transfer.TransmitLanes));
        Assert.Equal(29, Offset(ref transfer, ref transfer.ReceiveLanes));
        Assert.Equal(30, Offset(ref transfer, ref transfer.WordDelayMicroseconds));
    }

    [Fact]
    public void Request_numbers_follow_from_direction_size_family_and_number()
    {
        Assert.Equal(GpioUapi.GetChipInfo, Number(Read, 68, Gpio, 0x01));
        Assert.Equal(GpioUapi.GetLineInfo, Number(Read | Write, 256, Gpio, 0x05));
        Assert.Equal(GpioUapi.GetLine, Number(Read | Write, 592, Gpio, 0x07));
        Assert.Equal(GpioUapi.SetConfig, Number(Read | Write, 272, Gpio, 0x0D));
        Assert.Equal(GpioUapi.GetValues, Number(Read | Write, 16, Gpio, 0x0E));
        Assert.Equal(GpioUapi.SetValues, Number(Read | Write, 16, Gpio, 0x0F));
        Assert.Equal(SpiUapi.Message1, Number(Write, 32, Spi, 0));
        Assert.Equal(SpiUapi.WriteMode, Number(Write, 1, Spi, 1));
        Assert.Equal(SpiUapi.WriteBitsPerWord, Number(Write, 1, Spi, 3));
        Assert.Equal(SpiUapi.WriteMaxSpeedHz, Number(Write, 4, Spi, 4));
        Assert.Equal(SpiUapi.WriteMode32, Number(Write, 4, Spi, 5));
    }

    [Fact]
    public void Request_numbers_are_those_a_c_compiler_prints()
    {
        Assert.Equal(
            [0x8044B401, 0xC100B405, 0xC250B407, 0xC110B40D, 0xC010B40E, 0xC010B40F],
            new[] { GpioUapi.GetChipInfo, GpioUapi.GetLineInfo, GpioUapi.GetLine, GpioUapi.SetConfig, GpioUapi.GetValues, GpioUapi.SetValues });
        Assert.Equal(
            [0x40206B00u, 0x40016B01u, 0x40016B03u, 0x40046B04u, 0x40046B05u],
            new[] { SpiUapi.Message1, SpiUapi.WriteMode, SpiUapi.WriteBitsPerWord, SpiUapi.WriteMaxSpeedHz, SpiUapi.WriteMode32 });
    }

    [Fact]
    public void Flags_are_the_bits_of_the_header()
    {
        Assert.Equal(
            [0x04ul, 0x08ul, 0x10ul, 0x20ul, 0x100ul, 0x200ul],
            new[] { GpioUapi.FlagInput, GpioUapi.FlagOutput, GpioUapi.FlagEdgeRising, GpioUapi.FlagEdgeFalling, GpioUapi.FlagBiasPullUp, GpioUapi.FlagBiasPullDown });
        Assert.Equal(0x40u, SpiUapi.NoChipSelect);
    }

    [Theory]
    [InlineData("gpiochip0")]
    [InlineData("")]
    [InlineData("a name of exactly 31 characters")]
    public void A_name_survives_its_32_bytes(string text) => Assert.Equal(text, GpioName.From(text).ToText());

    [Fact]
    public void A_longer_name_is_cut_so_that_its_terminator_stays()
    {
        var name = GpioName.From(new string('x', 40));

        Assert.Equal(31, name.ToText().Length);
        Assert.Equal(0, name[31]);
    }

    /// <summary>_IOC of asm-generic/ioctl.h.</summary>
    private static uint Number(uint direction, uint size, uint family, uint number) => (direction << 30) | (size << 16) | (family << 8) | number;

    private static int Offset<TStructure, TField>(ref TStructure structure, ref TField field)
        => (int)Unsafe.ByteOffset(ref Unsafe.As<TStructure, byte>(ref structure), ref Unsafe.As<TField, byte>(ref field));
}
