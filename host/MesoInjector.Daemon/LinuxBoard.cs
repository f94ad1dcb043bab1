using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.Pwm;
using System.Device.Spi;
using System.Diagnostics.CodeAnalysis;
using MesoInjector.Hardware;
using MesoInjector.Hardware.Board;
using MesoInjector.Hardware.Serial;

namespace MesoInjector.Daemon;

/// <summary>Opens the real hardware of this machine: GPIO character device, spidev, serial port and PWM.</summary>
public static class LinuxBoard
{
    /// <summary>Opens everything the board names, or nothing.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "what the platform throws when a node is missing differs by library; each means that the board is not there")]
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "the device owns them, or they are disposed of below")]
    public static BoardOpening Open(BoardDefinition board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var opened = new Stack<IDisposable>();
        string part = "";
        try
        {
            T Opened<T>(string name, Func<T> open)
                where T : IDisposable
            {
                part = name;
                T result = open();
                opened.Push(result);
                return result;
            }

            LibGpiodDriver driver = Opened($"GPIO chip {board.GpioChip}", () => new LibGpiodDriver(board.GpioChip));
            var connections = new InjectorConnections(
                Opened($"GPIO chip {board.GpioChip}", () => new GpioController(driver)),
                Opened($"needle axis at {Node(board.NeedleAxis)}", () => Bus(board.NeedleAxis)),
                Opened($"plunger axis at {Node(board.PlungerAxis)}", () => Bus(board.PlungerAxis)),
                Opened($"converter at {Node(board.Converter)}", () => Bus(board.Converter)),
                Opened($"guardian at {board.GuardianPort}", () => SerialPortLine.Open(board.GuardianPort)),
                Opened($"buzzer at PWM {board.Buzzer.Chip}:{board.Buzzer.Channel}", () => PwmChannel.Create(board.Buzzer.Chip, board.Buzzer.Channel, board.Buzzer.Hertz, 0.5)));
            part = "lines of the board";
            return new BoardOpening(new InjectorDevice(board, connections), "", "");
        }
        catch (Exception exception)
        {
            while (opened.TryPop(out IDisposable? one))
                one.Dispose();
            return new BoardOpening(null, $"{part}: {exception.Message}",
                "Check the wiring and the board file, that the interface is enabled in the system's settings, that this user is in the groups gpio, spi and dialout, and that no other program holds it.");
        }
    }

    private static string Node(SpiPlace place) => $"/dev/spidev{place.Bus}.{place.ChipSelect}";

    private static SpiDevice Bus(SpiPlace place) => SpiDevice.Create(new SpiConnectionSettings(place.Bus, place.ChipSelect)
    {
        ClockFrequency = place.ClockHertz,
        Mode = (SpiMode)place.Mode,
        DataBitLength = 8,
    });
}
