using System.Device.Gpio;
using System.Device.Gpio.Drivers;

namespace MesoInjector.Standins.Tests.GpioContract;

public sealed class GpioDriverTests
{
    private const int NoSuchChip = 250;

    [Fact]
    public void Setting_a_mode_with_a_level_is_mode_first_and_level_after_it_unless_overridden()
    {
        var driver = new RecordingDriver();
        using var gpio = new GpioController(driver);
        gpio.OpenPin(5, PinMode.Output, PinValue.Low);

        Assert.Equal(["open 5", "mode 5 Output", "write 5 Low"], driver.TakeCalls());
    }

    /// <summary>Which of the two depends on whether the native library of the package is there; the stand-in needs none.</summary>
    [Fact]
    public void A_chip_that_is_not_there_is_refused_at_once()
    {
        Exception refused = Record.Exception(static () => new LibGpiodDriver(NoSuchChip))!;

        Assert.True(refused is IOException or PlatformNotSupportedException, $"{refused}");
    }
}
