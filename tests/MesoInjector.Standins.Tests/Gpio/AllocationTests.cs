using System.Device.Gpio;
using System.Device.Spi;
using MesoInjector.Standins.Tests.Surface;

namespace MesoInjector.Standins.Tests.GpioContract;

/// <summary>What every control cycle calls, on a driver and a device outside the package, as the simulator has them.</summary>
public sealed class AllocationTests : IDisposable
{
    private readonly GpioController _gpio = new(new QuietDriver());

    public void Dispose() => _gpio.Dispose();

    [Fact]
    public void Reading_a_pin_allocates_nothing()
    {
        _gpio.OpenPin(5, PinMode.Input);

        Assert.Equal(0, Allocation.Of(() => _gpio.Read(5)));
    }

    [Fact]
    public void Reading_pins_together_allocates_nothing()
    {
        PinValuePair[] pins = [new(5, PinValue.Low), new(6, PinValue.Low)];

        Assert.Equal(0, Allocation.Of(() => _gpio.Read(pins)));
    }

    /// <summary>The package remembers the level in a new object at each write: with it the cycle has to write on changes only.</summary>
    [Fact]
    public void Writing_a_pin_allocates_nothing_in_the_stand_in()
    {
        Assert.SkipUnless(Packages.IsStandIn("System.Device.Gpio"), "The package allocates here.");
        _gpio.OpenPin(5, PinMode.Output, PinValue.Low);

        Assert.Equal(0, Allocation.Of(() => _gpio.Write(5, PinValue.High)));
    }

    [Fact]
    public void Writing_pins_together_allocates_nothing()
    {
        PinValuePair[] pins = [new(5, PinValue.High), new(6, PinValue.Low)];
        _gpio.OpenPin(5, PinMode.Output);
        _gpio.OpenPin(6, PinMode.Output);

        Assert.Equal(0, Allocation.Of(() => _gpio.Write(pins)));
    }

    [Fact]
    public void A_transfer_allocates_nothing()
    {
        using SpiDevice device = new RecordingSpiDevice { IsRecording = false };
        byte[] sent = new byte[5];
        byte[] received = new byte[5];

        Assert.Equal(0, Allocation.Of(() => device.TransferFullDuplex(sent, received)));
    }

    /// <summary>Modes and levels only: the recording driver's notes would be counted too.</summary>
    private sealed class QuietDriver : GpioDriver
    {
        private readonly PinMode[] _modes = new PinMode[8];
        private readonly PinValue[] _levels = new PinValue[8];

        protected override int PinCount => _modes.Length;

        protected override void OpenPin(int pinNumber) => _levels[pinNumber] = PinValue.Low;

        protected override void ClosePin(int pinNumber) => _modes[pinNumber] = PinMode.Input;

        protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

        protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

        protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

        protected override PinValue Read(int pinNumber) => _levels[pinNumber];

        protected override void Write(int pinNumber, PinValue value) => _levels[pinNumber] = value;

        protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
            new() { TimedOut = true };

        protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
            throw new NotSupportedException("Nothing here has edges.");

        protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
            throw new NotSupportedException("Nothing here has edges.");
    }
}
