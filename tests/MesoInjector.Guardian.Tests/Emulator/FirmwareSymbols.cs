using System.Diagnostics;
using System.Globalization;

namespace MesoInjector.Guardian.Tests.Emulator;

/// <summary>Where things stand in the firmware, by the names the linker knows.</summary>
public static class FirmwareSymbols
{
    private const int RamOffset = 0x800000;

    private static readonly Lazy<IReadOnlyDictionary<string, int>> Addresses = new(Read);

    /// <summary>The address of a symbol, in flash or in RAM.</summary>
    public static int AddressOf(string symbol)
    {
        int address = Addresses.Value[symbol];
        return address >= RamOffset ? address - RamOffset : address;
    }

    private static Dictionary<string, int> Read()
    {
        var start = new ProcessStartInfo("avr-nm") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(GuardianChip.Program);
        using Process nm = Process.Start(start)!;
        string[] lines = nm.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        nm.WaitForExit();
        return lines.Select(line => line.Split(' ')).Where(parts => parts.Length == 3).DistinctBy(parts => parts[2], StringComparer.Ordinal)
            .ToDictionary(parts => parts[2], parts => int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
