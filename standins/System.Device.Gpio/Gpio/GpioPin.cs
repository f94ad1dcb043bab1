namespace System.Device.Gpio;

/// <summary>An open pin of a controller.</summary>
public class GpioPin : IDisposable
{
    /// <summary>Names a pin of a controller; <see cref="GpioController.OpenPin(int)"/> hands these out.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="controller">Its controller.</param>
    protected internal GpioPin(int pinNumber, GpioController controller)
    {
        PinNumber = pinNumber;
        Controller = controller;
    }

    /// <summary>The pin's number.</summary>
    public virtual int PinNumber { get; }

    /// <summary>The controller that opened the pin.</summary>
    public GpioController Controller { get; }

    /// <inheritdoc cref="GpioController.Read(int)"/>
    public virtual PinValue Read() => Controller.Read(PinNumber);

    /// <inheritdoc cref="GpioController.Write(int, PinValue)"/>
    /// <param name="value">The level.</param>
    public virtual void Write(PinValue value) => Controller.Write(PinNumber, value);

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

    /// <summary>Closes the pin.</summary>
    /// <param name="disposing">False from a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Close();
    }
}
