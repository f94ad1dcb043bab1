namespace System.Device.Gpio;

/// <summary>Receives the edges of a pin.</summary>
/// <param name="sender">Whatever the driver passes; rely on the arguments instead.</param>
/// <param name="pinValueChangedEventArgs">The edge.</param>
public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);
