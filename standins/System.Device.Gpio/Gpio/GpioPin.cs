namespace System.Device.Gpio;

/// <summary>An open pin of a controller.</summary>
public class GpioPin : MarshalByRefObject, IEquatable<GpioPin>, IDisposable
{
    /// <summary>Names a pin of a controller; <see cref="GpioController.OpenPin(int)"/> hands these out.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="controller">Its controller.</param>
    protected internal GpioPin(int pinNumber, GpioController controller)
    {
        PinNumber = pinNumber;
        Controller = controller;
    }

    /// <summary>An edge in either direction.</summary>
    public virtual event PinChangeEventHandler ValueChanged
    {
        add => Controller.RegisterCallbackForPinValueChangedEvent(PinNumber, PinEventTypes.Rising | PinEventTypes.Falling, value);
        remove => Controller.UnregisterCallbackForPinValueChangedEvent(PinNumber, value);
    }

    /// <summary>The pin's number.</summary>
    public virtual int PinNumber { get; }

    /// <summary>The controller that opened the pin.</summary>
    public GpioController Controller { get; }

    /// <inheritdoc cref="GpioController.GetPinMode"/>
    public virtual PinMode GetPinMode() => Controller.GetPinMode(PinNumber);

    /// <inheritdoc cref="GpioController.IsPinModeSupported"/>
    /// <param name="pinMode">The mode.</param>
    public virtual bool IsPinModeSupported(PinMode pinMode) => Controller.IsPinModeSupported(PinNumber, pinMode);

    /// <inheritdoc cref="GpioController.SetPinMode"/>
    /// <param name="value">The mode.</param>
    public virtual void SetPinMode(PinMode value) => Controller.SetPinMode(PinNumber, value);

    /// <inheritdoc cref="GpioController.Read(int)"/>
    public virtual PinValue Read() => Controller.Read(PinNumber);

    /// <inheritdoc cref="GpioController.Write(int, PinValue)"/>
    /// <param name="value">The level.</param>
    public virtual void Write(PinValue value) => Controller.Write(PinNumber, value);

    /// <inheritdoc cref="GpioController.Toggle"/>
    public virtual void Toggle() => Controller.Toggle(PinNumber);

    /// <summary>Closes the pin; does nothing when it is closed already.</summary>
    public virtual void Close()
    {
        if (Controller.IsPinOpen(PinNumber))
            Controller.ClosePin(PinNumber);
    }

    /// <summary>Closes the pin.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Same number of the same controller.</summary>
    /// <param name="other">The other pin.</param>
    /// <returns>True when both name the same pin.</returns>
    public virtual bool Equals(GpioPin? other)
        => other is not null && PinNumber == other.PinNumber && ReferenceEquals(Controller, other.Controller);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GpioPin other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Controller.GetHashCode() ^ PinNumber;

    /// <summary>Closes the pin.</summary>
    /// <param name="disposing">False from a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Close();
    }
}
