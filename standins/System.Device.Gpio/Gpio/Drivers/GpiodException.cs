namespace System.Device.Gpio.Drivers;

/// <summary>The GPIO character device refused a request.</summary>
public class GpiodException : IOException
{
    /// <summary>Creates the exception without words.</summary>
    public GpiodException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was refused.</param>
    public GpiodException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was refused.</param>
    /// <param name="inner">Why.</param>
    public GpiodException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
