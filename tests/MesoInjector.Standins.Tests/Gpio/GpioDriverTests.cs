using System.Device;
using System.Device.Gpio;

namespace MesoInjector.Standins.Tests.GpioContract;

public sealed class GpioDriverTests
{
    [Theory]
    [InlineData(typeof(PlatformNotSupportedException))]
    [InlineData(typeof(DllNotFoundException))]
    public void A_driver_whose_platform_is_missing_is_not_created(Type missing)
    {
        bool created = GpioDriver.TryCreate<RecordingDriver>(() => throw (Exception)Activator.CreateInstance(missing)!, out var driver);

        Assert.False(created);
        Assert.Null(driver);
    }

    [Fact]
    public void Other_failures_of_creation_are_not_hidden()
        => Assert.Throws<IOException>(() => GpioDriver.TryCreate<RecordingDriver>(static () => throw new IOException("no chip"), out _));

    [Fact]
    public void A_created_driver_is_handed_out()
    {
        var made = new RecordingDriver();

        Assert.True(GpioDriver.TryCreate(() => made, out var driver));
        Assert.Same(made, driver);
    }

    [Fact]
    public void A_driver_without_a_chip_says_so() => Assert.Throws<NotSupportedException>(() => new RecordingDriver().GetChipInfo());

    [Fact]
    public void A_driver_describes_itself_by_its_type()
        => Assert.Equal(typeof(RecordingDriver).FullName, new RecordingDriver().QueryComponentInformation().Name);

    [Fact]
    public void A_component_lists_a_part_once()
    {
        var part = new object();
        var whole = new ComponentInformation(this, "whole");

        whole.AddSubComponent(new ComponentInformation(part, "part"));
        whole.AddSubComponent(new ComponentInformation(part, "part again"));

        Assert.Equal("part", Assert.Single(whole.SubComponents).Description);
        Assert.Contains("System.Object", whole.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chip_prints_its_four_facts()
        => Assert.Equal("Id: 4, Name: gpiochip4, Label: pinctrl-rp1, NumLines: 54", new GpioChipInfo(4, "gpiochip4", "pinctrl-rp1", 54).ToString());

    [Fact]
    public void Without_a_gpio_chip_the_default_controller_fails_with_an_io_exception()
    {
        Assert.SkipWhen(File.Exists("/dev/gpiochip0"), "This machine has a GPIO chip.");

        Assert.ThrowsAny<IOException>(static () => new GpioController());
    }
}
