using System.Reflection;
using System.Runtime.InteropServices;

namespace MesoInjector.Guardian.Tests.Emulator;

/// <summary>Why a processor starts anew: bits of its MCUSR.</summary>
public enum ResetCause
{
    None = 0,
    PowerUp = 1,
    Pin = 2,
    BrownOut = 4,
    Watchdog = 8,
}

/// <summary>The built firmware in an emulated ATmega328P: pins, line and clock, cycle by cycle at 16 MHz.</summary>
/// <remarks><c>MESO_GUARDIAN_ELF</c> names another program to run than the one just built.</remarks>
public sealed partial class GuardianChip : IDisposable
{
    public const int CyclesPerMicrosecond = 16;

    private const string Library = "guardianchip";
    private const int ResetCauseRegister = 0x54;
    private const int Kill = 0x01;
    private const int Enable = 0x02;
    private const int Lamp = 0x04;

    private readonly nint _chip;

    public GuardianChip()
    {
        _chip = Create(Program);
        if (_chip == 0)
            throw new InvalidOperationException($"simavr does not run {Program}");
        SetRam(_chip, ResetCauseRegister, (int)ResetCause.PowerUp);
    }

    /// <summary>The program: what the build of these tests has made, or another.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("MESO_GUARDIAN_ELF") is { Length: > 0 } other
        ? other
        : Path.Combine(Sources, "build", "guardian.elf");

    /// <summary>The folder of the firmware.</summary>
    public static string Sources =>
        typeof(GuardianChip).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Firmware").Value!;

    /// <summary>Cycles since power-up.</summary>
    public ulong Cycle => CycleOf(_chip);

    /// <summary>KILL is high.</summary>
    public bool Released => (Levels(_chip) & Kill) != 0;

    public bool LampLit => (Levels(_chip) & Lamp) != 0;

    public bool EnableHigh => (Levels(_chip) & Enable) != 0;

    /// <summary>The last cycle in which KILL went low.</summary>
    public ulong LastKill => LastKillOf(_chip);

    /// <summary>The last cycle in which ENABLE changed.</summary>
    public ulong LastToggle => LastToggleOf(_chip);

    /// <summary>Bytes that wait for the line.</summary>
    public int Unsent => UnsentOf(_chip);

    public void Drive(char port, int pin, bool high) => Pin(_chip, port, pin, high ? 1 : 0);

    /// <summary>An edge to come; cycles must not go back.</summary>
    public void DriveAt(char port, int pin, bool high, ulong cycle)
    {
        if (PinAt(_chip, port, pin, high ? 1 : 0, cycle) == 0)
            throw new InvalidOperationException("too many edges wait");
    }

    /// <summary>The voltage at the rail's divider.</summary>
    public void DriveConverter(int millivolts) => Converter(_chip, millivolts);

    /// <summary>Bytes to the chip, one after the other at the line's rate.</summary>
    public void Send(ReadOnlySpan<byte> bytes) => Send(_chip, bytes, bytes.Length);

    public void RunTo(ulong cycle)
    {
        if (Run(_chip, cycle) == 0)
            throw new InvalidOperationException($"the processor has stopped at cycle {Cycle}");
    }

    public void RunFor(ulong cycles) => RunTo(Cycle + cycles);

    /// <summary>What the chip has sent since the last time.</summary>
    public int Receive(Span<byte> bytes) => Received(_chip, bytes, bytes.Length);

    /// <summary>When the pins of port B changed since the last time, lowest first.</summary>
    public IReadOnlyList<PinEdge> TakeEdges()
    {
        var edges = new PinEdge[65536];
        return edges[..Edges(_chip, edges, edges.Length)];
    }

    public void Reset(ResetCause cause) => Reset(_chip, (int)cause);

    /// <summary>The program jumps to itself for ever.</summary>
    public void Hang(bool interruptsGoOn) => Hang(_chip, interruptsGoOn ? 1 : 0);

    public void FlipFlash(int address, byte mask) => Flash(_chip, address, mask);

    public void WriteRam(int address, byte value) => SetRam(_chip, address, value);

    public byte ReadRam(int address) => (byte)GetRam(_chip, address);

    public void WriteEeprom(int address, byte value) => SetEeprom(_chip, address, value);

    public byte ReadEeprom(int address) => (byte)GetEeprom(_chip, address);

    public void Dispose() => Destroy(_chip);

    [LibraryImport(Library, EntryPoint = "chip_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Create(string elf);

    [LibraryImport(Library, EntryPoint = "chip_destroy")]
    private static partial void Destroy(nint chip);

    [LibraryImport(Library, EntryPoint = "chip_pin")]
    private static partial void Pin(nint chip, int port, int pin, int level);

    [LibraryImport(Library, EntryPoint = "chip_pin_at")]
    private static partial int PinAt(nint chip, int port, int pin, int level, ulong cycle);

    [LibraryImport(Library, EntryPoint = "chip_converter")]
    private static partial void Converter(nint chip, int millivolts);

    [LibraryImport(Library, EntryPoint = "chip_send")]
    private static partial void Send(nint chip, ReadOnlySpan<byte> bytes, int count);

    [LibraryImport(Library, EntryPoint = "chip_unsent")]
    private static partial int UnsentOf(nint chip);

    [LibraryImport(Library, EntryPoint = "chip_run")]
    private static partial int Run(nint chip, ulong until);

    [LibraryImport(Library, EntryPoint = "chip_cycle")]
    private static partial ulong CycleOf(nint chip);

    [LibraryImport(Library, EntryPoint = "chip_levels")]
    private static partial int Levels(nint chip);

    [LibraryImport(Library, EntryPoint = "chip_last_kill")]
    private static partial ulong LastKillOf(nint chip);

    [LibraryImport(Library, EntryPoint = "chip_last_toggle")]
    private static partial ulong LastToggleOf(nint chip);

    [LibraryImport(Library, EntryPoint = "chip_received")]
    private static partial int Received(nint chip, Span<byte> bytes, int room);

    [LibraryImport(Library, EntryPoint = "chip_edges")]
    private static partial int Edges(nint chip, Span<PinEdge> edges, int room);

    [LibraryImport(Library, EntryPoint = "chip_reset")]
    private static partial void Reset(nint chip, int cause);

    [LibraryImport(Library, EntryPoint = "chip_hang")]
    private static partial void Hang(nint chip, int interrupts);

    [LibraryImport(Library, EntryPoint = "chip_flash")]
    private static partial void Flash(nint chip, int address, int mask);

    [LibraryImport(Library, EntryPoint = "chip_ram")]
    private static partial void SetRam(nint chip, int address, int value);

    [LibraryImport(Library, EntryPoint = "chip_ram_read")]
    private static partial int GetRam(nint chip, int address);

    [LibraryImport(Library, EntryPoint = "chip_eeprom_write")]
    private static partial void SetEeprom(nint chip, int address, int value);

    [LibraryImport(Library, EntryPoint = "chip_eeprom_read")]
    private static partial int GetEeprom(nint chip, int address);
}
