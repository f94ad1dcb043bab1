using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.Linux;
using System.Device.Spi;

namespace MesoInjector.Standins.Tests.GpioContract.Linux;

/// <summary>The calls of every control cycle leave nothing for the garbage collector.</summary>
public sealed class AllocationTests : IDisposable
{
    private readonly FakeKernel _kernel = new() { IsRecording = false };
    private readonly GpioController _gpio;

    public AllocationTests() => _gpio = new GpioController(new LibGpiodDriver(0, _kernel));

    public void Dispose() => _gpio.Dispose();

    [Fact]
    public void Reading_a_pin_allocates_nothing()
    {
        _gpio.OpenPin(17, PinMode.Input);
        Assert.Equal(0, Allocation.Of(() => _gpio.Read(17)));
    }

    [Fact]
    public void Writing_a_pin_allocates_nothing()
    {
        _gpio.OpenPin(18, PinMode.Output);
        Assert.Equal(0, Allocation.Of(() => _gpio.Write(18, PinValue.High)));
    }

    [Fact]
    public void Reading_pins_together_allocates_nothing()
    {
        PinValuePair[] pins = [new(17, 0), new(27, 0), new(18, 0)];
        _gpio.OpenPin(17, PinMode.Input);
        _gpio.OpenPin(27, PinMode.InputPullUp);
        _gpio.OpenPin(18, PinMode.Output);
        Assert.Equal(0, Allocation.Of(() => _gpio.Read(pins)));
    }

    [Fact]
    public void Writing_pins_together_allocates_nothing()
    {
        PinValuePair[] pins = [new(18, PinValue.High), new(19, PinValue.Low)];
        _gpio.OpenPin(18, PinMode.Output);
        _gpio.OpenPin(19, PinMode.Output);
        Assert.Equal(0, Allocation.Of(() => _gpio.Write(pins)));
    }

    [Fact]
    public void A_transfer_allocates_nothing()
    {
        using var device = new SpidevDevice(new SpiConnectionSettings(0, 0), _kernel);
        byte[] sent = new byte[5];
        byte[] received = new byte[5];
        Assert.Equal(0, Allocation.Of(() => device.TransferFullDuplex(sent, received)));
    }

    [Fact]
    public void A_system_call_allocates_nothing()
    {
        int descriptor = LibcCalls.Instance.Open("/dev/null", OpenFlags.ReadWrite);
        byte[] argument = new byte[16];
        Assert.Equal(0, Allocation.Of(() => LibcCalls.Instance.Ioctl(descriptor, GpioUapi.GetValues, argument)));
        LibcCalls.Instance.Close(descriptor);
    }
}
