using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MesoInjector.Hardware.Serial;

/// <summary>The kernel's <c>struct termios2</c> (asm-generic/termbits.h): 44 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Termios2
{
    public uint Input;
    public uint Output;
    public uint Control;
    public uint Local;
    public byte Discipline;
    public ControlCharacters Characters;
    public uint InputSpeed;
    public uint OutputSpeed;

    // c_iflag
    private const uint IgnoreBreak = 0x1;

    // c_cflag
    private const uint EightBits = 0x30;
    private const uint ReceiverOn = 0x80;
    private const uint NoModemLines = 0x800;
    private const uint SpeedByNumber = 0x1000;

    /// <summary>
    /// Eight bits, no parity, one stop bit, and every byte through as it is: no line editing, no echo, no signals, no CR or LF turned into
    /// the other, no XON/XOFF. A break is no byte: a guardian in reset holds its line low.
    /// </summary>
    public static Termios2 Raw(uint baud) => new()
    {
        Input = IgnoreBreak,
        Control = EightBits | ReceiverOn | NoModemLines | SpeedByNumber,
        InputSpeed = baud,
        OutputSpeed = baud,
    };

    /// <summary>The driver may take a part of a setting without saying so: this is what has to stand afterwards.</summary>
    public readonly bool Took(in Termios2 wanted) =>
        Input == wanted.Input && Output == wanted.Output && Local == wanted.Local
        && (Control & ~SpeedMask) == (wanted.Control & ~SpeedMask) && InputSpeed == wanted.InputSpeed && OutputSpeed == wanted.OutputSpeed;

    /// <summary>The kernel may write a speed by number as one of its table, for both directions.</summary>
    private const uint SpeedMask = 0x100F | (0x100F << 16);

    /// <summary>c_cc; all zero, which with VMIN and VTIME at zero means that a read never waits.</summary>
    [InlineArray(19)]
    public struct ControlCharacters
    {
        private byte _first;
    }
}
