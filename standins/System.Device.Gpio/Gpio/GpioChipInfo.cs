namespace System.Device.Gpio;

/// <summary>What a GPIO chip says about itself.</summary>
/// <param name="Id">N of /dev/gpiochipN.</param>
/// <param name="Name">Kernel name, "gpiochipN".</param>
/// <param name="Label">Label given by the chip's driver, e.g. "pinctrl-rp1".</param>
/// <param name="NumLines">Number of lines.</param>
public record GpioChipInfo(int Id, string Name, string Label, int NumLines)
{
    /// <summary>The four values in one line.</summary>
    /// <returns>"Id: …, Name: …, Label: …, NumLines: …".</returns>
    public override string ToString() => $"Id: {Id}, Name: {Name}, Label: {Label}, NumLines: {NumLines}";
}
