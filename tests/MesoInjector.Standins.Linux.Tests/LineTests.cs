using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.Linux;

namespace MesoInjector.Standins.Tests.GpioContract.Linux;

public sealed class LineTests : IDisposable
{
    private readonly FakeKernel _kernel = new();
    private readonly LibGpiodDriver _driver;
    private readonly GpioController _gpio;

    public LineTests()
    {
        _driver = new LibGpiodDriver(0, _kernel);
        _gpio = new GpioController(_driver);
    }

    public void Dispose() => _gpio.Dispose();

    [Fact]
    public void A_chip_is_opened_for_this_process_only_and_asked_what_it_is()
    {
        Assert.Equal(["open /dev/gpiochip0 0x80002", "chip info"], _kernel.TakeCalls());
        Assert.Equal(FakeKernel.LineCount, _gpio.PinCount);
    }

    [Fact]
    public void A_missing_chip_is_named()
    {
        var failure = Assert.Throws<GpiodException>(() => new LibGpiodDriver(7, _kernel));

        Assert.Contains("/dev/gpiochip7", failure.Message, StringComparison.Ordinal);
        Assert.Contains("error 2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_is_not_a_chip_is_closed_again()
    {
        _kernel.Failures[GpioUapi.GetChipInfo] = -LinuxError.NoSuchIoctl;
        int before = _kernel.OpenDescriptors;

        Assert.Throws<GpiodException>(() => new LibGpiodDriver(0, _kernel));

        Assert.Equal(before, _kernel.OpenDescriptors);
    }

    [Theory]
    [InlineData(0ul, PinMode.Input)]
    [InlineData(GpioUapi.FlagInput | GpioUapi.FlagBiasPullUp, PinMode.InputPullUp)]
    [InlineData(GpioUapi.FlagInput | GpioUapi.FlagBiasPullDown, PinMode.InputPullDown)]
    [InlineData(GpioUapi.FlagOutput, PinMode.Output)]
    public void Opening_learns_the_mode_and_requests_nothing(ulong flags, PinMode mode)
    {
        _kernel.PresetFlags(5, flags);
        _kernel.TakeCalls();

        _gpio.OpenPin(5);

        Assert.Equal(["line info"], _kernel.TakeCalls());
        Assert.Equal(5u, _kernel.Last<GpioLineInfo>(GpioUapi.GetLineInfo).Offset);
        Assert.Equal(mode, _gpio.GetPinMode(5));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(54)]
    public void A_line_the_chip_does_not_have_is_refused(int line)
        => Assert.Throws<GpiodException>(() => _gpio.OpenPin(line));

    [Theory]
    [InlineData(PinMode.Input, GpioUapi.FlagInput)]
    [InlineData(PinMode.InputPullUp, GpioUapi.FlagInput | GpioUapi.FlagBiasPullUp)]
    [InlineData(PinMode.InputPullDown, GpioUapi.FlagInput | GpioUapi.FlagBiasPullDown)]
    public void An_input_is_requested_with_its_bias(PinMode mode, ulong flags)
    {
        _gpio.OpenPin(17, mode);

        var request = _kernel.Last<GpioLineRequest>(GpioUapi.GetLine);
        Assert.Equal(17u, request.Offsets[0]);
        Assert.Equal(1u, request.LineCount);
        Assert.Equal(flags, request.Config.Flags);
        Assert.Equal(0u, request.Config.AttributeCount);
        Assert.Equal("MesoInjector", request.Consumer.ToText());
        Assert.Equal(0u, request.EventBufferSize);
        Assert.Equal(mode, _gpio.GetPinMode(17));
    }

    [Theory]
    [InlineData(true, 1ul)]
    [InlineData(false, 0ul)]
    public void An_output_is_requested_together_with_its_first_level(bool level, ulong bits)
    {
        _gpio.OpenPin(18, PinMode.Output, level);

        var config = _kernel.Last<GpioLineRequest>(GpioUapi.GetLine).Config;
        Assert.Equal(GpioUapi.FlagOutput, config.Flags);
        Assert.Equal(1u, config.AttributeCount);
        Assert.Equal(GpioUapi.AttributeOutputValues, config.Attributes[0].Attribute.Id);
        Assert.Equal(bits, config.Attributes[0].Attribute.Value);
        Assert.Equal(1ul, config.Attributes[0].Mask);
        Assert.DoesNotContain("set values", _kernel.Calls);
        Assert.Equal(level, _kernel.Level(18));
    }

    [Fact]
    public void An_output_without_a_level_starts_low()
    {
        _kernel.SetLevel(18, true);

        _gpio.OpenPin(18, PinMode.Output);

        Assert.False(_kernel.Level(18));
    }

    [Fact]
    public void Another_mode_reconfigures_the_line_without_letting_go_of_it()
    {
        _gpio.OpenPin(18, PinMode.Input);
        _kernel.TakeCalls();

        _gpio.Write(18, PinValue.High);
        _gpio.SetPinMode(18, PinMode.Output);

        Assert.Equal(["set config"], _kernel.TakeCalls());
        Assert.True(_kernel.Level(18));
    }

    [Fact]
    public void A_refused_mode_leaves_the_old_one_in_force()
    {
        _gpio.OpenPin(18, PinMode.Input);
        _kernel.Failures[GpioUapi.SetConfig] = -LinuxError.InvalidArgument;

        var failure = Assert.Throws<GpiodException>(() => _gpio.SetPinMode(18, PinMode.Output));

        Assert.Contains("line 18", failure.Message, StringComparison.Ordinal);
        Assert.Equal(PinMode.Input, _gpio.GetPinMode(18));
    }

    [Fact]
    public void A_line_held_by_another_process_is_refused()
    {
        using var other = new GpioController(new LibGpiodDriver(0, _kernel));
        other.OpenPin(18, PinMode.Output);

        var failure = Assert.Throws<GpiodException>(() => _gpio.OpenPin(18, PinMode.Output));

        Assert.Contains($"error {FakeKernel.Busy}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_one_line_asks_for_its_bit()
    {
        _gpio.OpenPin(17, PinMode.Input);
        _kernel.SetLevel(17, true);
        _kernel.TakeCalls();

        Assert.Equal(PinValue.High, _gpio.Read(17));

        Assert.Equal(["get values"], _kernel.TakeCalls());
        Assert.Equal(1ul, _kernel.Last<GpioLineValues>(GpioUapi.GetValues).Mask);
        _kernel.SetLevel(17, false);
        Assert.Equal(PinValue.Low, _gpio.Read(17));
    }

    [Fact]
    public void Writing_one_line_sends_its_bit()
    {
        _gpio.OpenPin(18, PinMode.Output);
        _kernel.TakeCalls();

        _gpio.Write(18, PinValue.High);

        Assert.Equal(["set values"], _kernel.TakeCalls());
        var values = _kernel.Last<GpioLineValues>(GpioUapi.SetValues);
        Assert.Equal(1ul, values.Mask);
        Assert.Equal(1ul, values.Bits);
        Assert.True(_kernel.Level(18));
    }

    [Fact]
    public void A_line_whose_mode_was_never_set_is_neither_read_nor_driven()
    {
        _kernel.PresetFlags(18, GpioUapi.FlagOutput);
        _gpio.OpenPin(18);

        Assert.Throws<GpiodException>(() => _gpio.Read(18));
        Assert.Throws<GpiodException>(() => _gpio.Write(18, PinValue.High));
    }

    [Fact]
    public void A_failed_read_is_an_exception_not_a_level()
    {
        _gpio.OpenPin(17, PinMode.Input);
        _kernel.Failures[GpioUapi.GetValues] = -5; // EIO

        Assert.Throws<GpiodException>(() => _gpio.Read(17));
    }

    [Fact]
    public void Closing_gives_the_line_back()
    {
        _gpio.OpenPin(17, PinMode.Input);
        int descriptors = _kernel.OpenDescriptors;
        _gpio.ClosePin(17);

        Assert.Equal(descriptors - 1, _kernel.OpenDescriptors);
        Assert.Equal(0ul, _kernel.FlagsOf(17) & 1);
    }

    [Fact]
    public void Disposing_the_controller_closes_every_descriptor()
    {
        _gpio.OpenPin(17, PinMode.Input);
        _gpio.OpenPin(18, PinMode.Output);

        _gpio.Dispose();

        Assert.Equal(0, _kernel.OpenDescriptors);
    }
}
