using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.Linux;

namespace MesoInjector.Standins.Tests.GpioContract.Linux;

/// <summary>Several pins at once: as few system calls as the kernel allows, and never an output let go of.</summary>
public sealed class SpanTests : IDisposable
{
    private readonly FakeKernel _kernel = new();
    private readonly GpioController _gpio;

    public SpanTests() => _gpio = new GpioController(new LibGpiodDriver(0, _kernel));

    public void Dispose() => _gpio.Dispose();

    [Fact]
    public void Inputs_read_together_are_requested_together_once()
    {
        var pins = OpenInputs(17, 27, 22);
        _kernel.TakeCalls();

        _gpio.Read(pins);
        string[] first = _kernel.TakeCalls();
        _gpio.Read(pins);

        Assert.Equal(["get line", "get values"], first.Where(static call => !call.StartsWith("close", StringComparison.Ordinal)));
        Assert.Equal(["get values"], _kernel.TakeCalls());
        var request = _kernel.Last<GpioLineRequest>(GpioUapi.GetLine);
        Assert.Equal(3u, request.LineCount);
        Assert.Equal([17u, 27u, 22u], new[] { request.Offsets[0], request.Offsets[1], request.Offsets[2] });
        Assert.Equal(0b111ul, _kernel.Last<GpioLineValues>(GpioUapi.GetValues).Mask);
    }

    [Fact]
    public void Each_pin_gets_its_own_level()
    {
        var pins = OpenInputs(17, 27, 22, 4);
        for (int pattern = 0; pattern < 16; pattern++)
        {
            for (int i = 0; i < pins.Length; i++)
                _kernel.SetLevel(pins[i].PinNumber, (pattern & (1 << i)) != 0);

            _gpio.Read(pins);

            Assert.Equal(Enumerable.Range(0, 4).Select(i => (PinValue)((pattern & (1 << i)) != 0)), pins.Select(static pin => pin.PinValue));
            Assert.All(pins, pin => Assert.Equal(pin.PinValue, _gpio.Read(pin.PinNumber)));
        }
    }

    [Fact]
    public void Inputs_of_different_bias_share_a_request_by_attributes()
    {
        _gpio.OpenPin(4, PinMode.InputPullUp);
        _gpio.OpenPin(5, PinMode.Input);
        _gpio.OpenPin(6, PinMode.InputPullDown);
        _gpio.OpenPin(7, PinMode.Input);

        _gpio.Read([new(4, 0), new(5, 0), new(6, 0), new(7, 0)]);

        var config = _kernel.Last<GpioLineRequest>(GpioUapi.GetLine).Config;
        Assert.Equal(GpioUapi.FlagInput | GpioUapi.FlagBiasPullUp, config.Flags);
        Assert.Equal(2u, config.AttributeCount);
        Assert.Equal((GpioUapi.FlagInput, 0b1010ul), (config.Attributes[0].Attribute.Value, config.Attributes[0].Mask));
        Assert.Equal((GpioUapi.FlagInput | GpioUapi.FlagBiasPullDown, 0b0100ul), (config.Attributes[1].Attribute.Value, config.Attributes[1].Mask));
        Assert.Equal(GpioUapi.AttributeFlags, config.Attributes[1].Attribute.Id);
    }

    [Fact]
    public void Outputs_in_a_read_are_never_let_go_of()
    {
        OpenInputs(17, 27);
        _gpio.OpenPin(18, PinMode.Output, PinValue.High);
        var output = _kernel.Last<GpioLineRequest>(GpioUapi.GetLine);
        _kernel.TakeCalls();
        PinValuePair[] pins = [new(17, 0), new(18, 0), new(27, 0)];

        _gpio.Read(pins);
        _kernel.TakeCalls();
        _gpio.Read(pins);

        Assert.Equal(["get values", "get values"], _kernel.TakeCalls());
        Assert.Equal(PinValue.High, pins[1].PinValue);
        Assert.NotEqual(0ul, _kernel.FlagsOf((int)output.Offsets[0]) & 1);
    }

    [Fact]
    public void A_group_grows_by_inputs_read_with_it_later()
    {
        _gpio.Read(OpenInputs(17, 27));
        OpenInputs(22);
        PinValuePair[] pins = [new(27, 0), new(22, 0)];

        _gpio.Read(pins);
        _kernel.TakeCalls();
        _gpio.Read(pins);
        _gpio.Read([new(17, 0), new(22, 0)]);

        Assert.Equal(["get values", "get values"], _kernel.TakeCalls());
    }

    [Fact]
    public void A_chip_that_refuses_groups_is_read_line_by_line()
    {
        var pins = OpenInputs(17, 27);
        _kernel.SetLevel(27, true);
        _kernel.RefuseLines = static request => request.LineCount > 1;

        _gpio.Read(pins);
        Assert.Equal([PinValue.Low, PinValue.High], pins.Select(static pin => pin.PinValue));
        _kernel.TakeCalls();
        _gpio.Read(pins);

        Assert.Equal(["get values", "get values"], _kernel.TakeCalls());
    }

    [Fact]
    public void An_input_lost_while_grouping_fails_every_later_read_of_it_and_only_of_it()
    {
        var pins = OpenInputs(17, 27, 22);
        _kernel.RefuseLines = static request => request.LineCount > 1 || request.Offsets[0] == 17;

        Assert.Throws<GpiodException>(() => _gpio.Read(pins));
        Assert.Throws<GpiodException>(() => _gpio.Read(pins));

        Assert.Throws<GpiodException>(() => _gpio.Read(17));
        Assert.Equal(PinValue.Low, _gpio.Read(27));
        Assert.Equal(PinValue.Low, _gpio.Read(22));
    }

    [Fact]
    public void A_grouped_input_can_become_an_output_and_the_others_stay()
    {
        var pins = OpenInputs(17, 27);
        _gpio.Read(pins);
        _kernel.TakeCalls();

        _gpio.Write(27, PinValue.High);
        _gpio.SetPinMode(27, PinMode.Output);

        Assert.Equal(["set config"], _kernel.TakeCalls());
        Assert.True(_kernel.Level(27));
        Assert.Equal(GpioUapi.FlagInput, _kernel.FlagsOf(17) & ~1ul);
        _gpio.SetPinMode(17, PinMode.InputPullUp);
        Assert.True(_kernel.Level(27)); // reconfiguring one line must not drop the level of its neighbour
    }

    [Fact]
    public void A_group_lives_until_its_last_pin_is_closed()
    {
        _gpio.Read(OpenInputs(17, 27));
        int descriptors = _kernel.OpenDescriptors;

        _gpio.ClosePin(17);
        Assert.Equal(PinValue.Low, _gpio.Read(27));
        Assert.Equal(descriptors, _kernel.OpenDescriptors);
        _gpio.ClosePin(27);

        Assert.Equal(descriptors - 1, _kernel.OpenDescriptors);
    }

    [Fact]
    public void A_pin_of_a_group_opens_again()
    {
        _gpio.Read(OpenInputs(17, 27));
        _gpio.ClosePin(17);

        _gpio.OpenPin(17, PinMode.InputPullUp);

        _kernel.SetLevel(17, true);
        Assert.Equal(PinValue.High, _gpio.Read(17));
    }

    [Fact]
    public void Outputs_are_driven_in_the_order_given()
    {
        _gpio.OpenPin(18, PinMode.Output);
        _gpio.OpenPin(19, PinMode.Output, PinValue.High);
        _kernel.TakeCalls();

        _gpio.Write([new(19, PinValue.Low), new(18, PinValue.High)]);

        Assert.Equal(["set values", "set values"], _kernel.TakeCalls());
        Assert.True(_kernel.Level(18));
        Assert.False(_kernel.Level(19));
    }

    [Fact]
    public void Lines_of_one_request_are_driven_by_one_system_call()
    {
        _gpio.Read(OpenInputs(17, 27, 22));
        _gpio.SetPinMode(17, PinMode.Output);
        _gpio.SetPinMode(22, PinMode.Output);
        _kernel.TakeCalls();

        _gpio.Write([new(17, PinValue.Low), new(22, PinValue.High)]);

        Assert.Equal(["set values"], _kernel.TakeCalls());
        var values = _kernel.Last<GpioLineValues>(GpioUapi.SetValues);
        Assert.Equal(0b101ul, values.Mask);
        Assert.Equal(0b100ul, values.Bits);
    }

    [Fact]
    public void Nothing_is_driven_when_one_of_the_pins_is_not_an_output()
    {
        _gpio.OpenPin(18, PinMode.Output);
        OpenInputs(17);
        _kernel.TakeCalls();

        Assert.Throws<GpiodException>(() => _gpio.Write([new(18, PinValue.High), new(17, PinValue.High)]));

        Assert.Empty(_kernel.TakeCalls());
        _gpio.OpenPin(19, PinMode.Output);
        _gpio.Write([new(19, PinValue.High)]);
        Assert.False(_kernel.Level(18));
    }

    [Fact]
    public void A_level_that_could_not_be_driven_does_not_go_out_later()
    {
        _gpio.OpenPin(18, PinMode.Output);
        _gpio.OpenPin(19, PinMode.Output);
        _kernel.Failures[GpioUapi.SetValues] = -5; // EIO
        Assert.Throws<GpiodException>(() => _gpio.Write([new(18, PinValue.High), new(19, PinValue.High)]));
        _kernel.Failures.Clear();
        _kernel.TakeCalls();

        _gpio.Write([new(18, PinValue.Low)]);
        _gpio.Write([new(19, PinValue.Low)]);

        Assert.Equal(["set values", "set values"], _kernel.TakeCalls());
        Assert.False(_kernel.Level(18));
        Assert.False(_kernel.Level(19));
    }

    [Fact]
    public void Pins_that_are_not_open_are_refused_by_this_driver()
    {
        Assert.Throws<InvalidOperationException>(() => _gpio.Read([new(17, 0)]));
        Assert.Throws<InvalidOperationException>(() => _gpio.Write([new(17, PinValue.High)]));
    }

    private PinValuePair[] OpenInputs(params int[] pins)
    {
        foreach (int pin in pins)
            _gpio.OpenPin(pin, PinMode.Input);
        return Array.ConvertAll(pins, static pin => new PinValuePair(pin, PinValue.Low));
    }
}
