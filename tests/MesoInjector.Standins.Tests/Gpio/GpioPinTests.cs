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
        var pin = _gpio.OpenPin(5, PinMode.Output);
        _driver.TakeCalls();

        pin.Write(PinValue.High);

        Assert.Equal(["mode? 5", "write 5 High"], _driver.TakeCalls());
        Assert.Equal(PinValue.High, pin.Read());
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
}
