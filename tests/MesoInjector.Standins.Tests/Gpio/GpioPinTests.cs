using System.Device.Gpio;

namespace MesoInjector.Standins.Tests.GpioContract;

public sealed class GpioPinTests : IDisposable
{
    private readonly RecordingDriver _driver = new();
    private readonly GpioController _gpio;

    public GpioPinTests() => _gpio = new GpioController(_driver);

    public void Dispose() => _gpio.Dispose();

    [Fact]
    public void A_pin_forwards_to_its_controller()
    {
        var pin = _gpio.OpenPin(5);
        _driver.TakeCalls();

        pin.SetPinMode(PinMode.Output);
        pin.Write(PinValue.High);
        pin.Toggle();

        Assert.Equal(["mode 5 Output", "mode? 5", "write 5 High", "read 5", "write 5 Low"], _driver.TakeCalls());
        Assert.Equal(PinValue.Low, pin.Read());
        Assert.Equal(PinMode.Output, pin.GetPinMode());
        Assert.True(pin.IsPinModeSupported(PinMode.Input));
    }

    [Fact]
    public void Closing_a_pin_twice_closes_it_once()
    {
        var pin = _gpio.OpenPin(5);
        _driver.TakeCalls();

        pin.Close();
        pin.Dispose();

        Assert.Equal(["close 5"], _driver.TakeCalls());
        Assert.Throws<InvalidOperationException>(() => pin.Read());
    }

    [Fact]
    public void ValueChanged_listens_to_both_edges()
    {
        var pin = _gpio.OpenPin(5, PinMode.Input);
        _driver.TakeCalls();
        static void OnEdge(object sender, PinValueChangedEventArgs edge)
        {
        }

        pin.ValueChanged += OnEdge;
        pin.ValueChanged -= OnEdge;

        Assert.Equal([$"watch 5 {PinEventTypes.Rising | PinEventTypes.Falling}", "unwatch 5"], _driver.TakeCalls());
    }

    [Fact]
    public void Pins_are_equal_when_number_and_controller_are()
    {
        using var other = new GpioController(new RecordingDriver());
        var pin = _gpio.OpenPin(5);

        Assert.False(pin.Equals(_gpio.OpenPin(6)));
        Assert.False(pin.Equals(other.OpenPin(5)));
        Assert.False(pin.Equals(null));
        Assert.True(pin.Equals((object)_gpio.OpenPin(5)));
        Assert.Equal(pin.GetHashCode(), _gpio.OpenPin(5).GetHashCode());
    }
}
