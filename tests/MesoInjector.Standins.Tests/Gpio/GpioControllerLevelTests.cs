using System.Device.Gpio;

namespace MesoInjector.Standins.Tests.GpioContract;

public sealed class GpioControllerLevelTests : IDisposable
{
    private readonly RecordingDriver _driver = new();
    private readonly GpioController _gpio;

    public GpioControllerLevelTests() => _gpio = new GpioController(_driver);

    public void Dispose() => _gpio.Dispose();

    [Fact]
    public void Writing_an_output_asks_its_mode_each_time_and_drives_it()
    {
        _gpio.OpenPin(5, PinMode.Output);
        _driver.TakeCalls();

        _gpio.Write(5, PinValue.High);
        _gpio.Write(5, PinValue.High);

        Assert.Equal(["mode? 5", "write 5 High", "mode? 5", "write 5 High"], _driver.TakeCalls());
    }

    [Fact]
    public void Writing_an_input_never_reaches_the_driver_and_says_nothing()
    {
        _gpio.OpenPin(5, PinMode.Input);
        _driver.TakeCalls();

        _gpio.Write(5, PinValue.High);

        Assert.Equal(["mode? 5"], _driver.TakeCalls());
    }

    [Fact]
    public void A_level_written_to_an_input_is_driven_when_it_becomes_an_output()
    {
        _gpio.OpenPin(5, PinMode.Input);
        _gpio.Write(5, PinValue.High);
        _driver.TakeCalls();

        _gpio.SetPinMode(5, PinMode.Output);

        Assert.Equal(["mode 5 Output", "write 5 High"], _driver.TakeCalls());
    }

    [Fact]
    public void An_output_that_was_never_given_a_level_is_not_written()
    {
        _gpio.OpenPin(5, PinMode.Output);

        Assert.DoesNotContain(_driver.TakeCalls(), static call => call.StartsWith("write", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_level_written_comes_back_with_the_output_mode()
    {
        _gpio.OpenPin(5, PinMode.Output, PinValue.Low);
        _gpio.Write(5, PinValue.High);
        _gpio.SetPinMode(5, PinMode.Input);
        _driver.TakeCalls();

        _gpio.SetPinMode(5, PinMode.Output);

        Assert.Equal(["mode 5 Output", "write 5 High"], _driver.TakeCalls());
    }

    [Fact]
    public void Reading_passes_the_drivers_level_on()
    {
        _gpio.OpenPin(5, PinMode.Input);
        _driver.SetLevel(5, PinValue.High);

        Assert.Equal(PinValue.High, _gpio.Read(5));
    }

    [Fact]
    public void A_span_read_fills_the_levels_in_pin_by_pin()
    {
        _driver.SetLevel(6, PinValue.High);
        PinValuePair[] pins = [new(5, PinValue.High), new(6, PinValue.Low)];

        _gpio.Read(pins);

        Assert.Equal(["read 5", "read 6"], _driver.TakeCalls());
        Assert.Equal([5, 6], pins.Select(static pin => pin.PinNumber));
        Assert.Equal([PinValue.Low, PinValue.High], pins.Select(static pin => pin.PinValue));
    }

    [Fact]
    public void A_span_write_reaches_the_driver_even_for_pins_that_are_not_open()
    {
        ReadOnlySpan<PinValuePair> pins = [new(5, PinValue.High), new(6, PinValue.Low)];

        _gpio.Write(pins);

        Assert.Equal(["write 5 High", "write 6 Low"], _driver.TakeCalls());
        Assert.False(_gpio.IsPinOpen(5));
    }

    [Fact]
    public void A_span_write_drives_an_input_unasked_and_is_not_remembered()
    {
        _gpio.OpenPin(5, PinMode.Input);
        _gpio.Write(5, PinValue.Low);
        _driver.TakeCalls();
        ReadOnlySpan<PinValuePair> pins = [new(5, PinValue.High)];

        _gpio.Write(pins);
        _gpio.SetPinMode(5, PinMode.Output);

        Assert.Equal(["write 5 High", "mode 5 Output", "write 5 Low"], _driver.TakeCalls());
    }

    [Fact]
    public void Waiting_passes_pin_edges_and_token_on()
    {
        _gpio.OpenPin(5, PinMode.Input);
        _driver.TakeCalls();
        using var limit = new CancellationTokenSource();

        var result = _gpio.WaitForEvent(5, PinEventTypes.Falling, limit.Token);

        Assert.Equal(["wait 5 Falling"], _driver.TakeCalls());
        Assert.Equal(limit.Token, _driver.TokenSeen);
        Assert.Equal(PinEventTypes.Rising, result.EventTypes);
        Assert.False(result.TimedOut);
    }

    [Fact]
    public void A_callback_gets_whatever_sender_the_driver_passes()
    {
        var seen = new List<(object Sender, PinEventTypes Edge, int Pin)>();
        var sender = new object();
        void OnEdge(object from, PinValueChangedEventArgs edge) => seen.Add((from, edge.ChangeType, edge.PinNumber));
        _gpio.OpenPin(5, PinMode.Input);

        _gpio.RegisterCallbackForPinValueChangedEvent(5, PinEventTypes.Rising, OnEdge);
        _driver.Raise(5, sender, PinEventTypes.Rising);
        _gpio.UnregisterCallbackForPinValueChangedEvent(5, OnEdge);

        Assert.Equal([(sender, PinEventTypes.Rising, 5)], seen);
        Assert.False(_driver.HasCallback(5));
    }
}
