using System.Device.Spi;

namespace MesoInjector.Simulator.Chips;

/// <summary>An <see cref="Mcp3208Chip"/> as an SPI device: mode 0, 8 bit, 1 MHz.</summary>
public sealed class Mcp3208SpiDevice : ChipSpiDevice
{
    /// <summary>Puts the converter at the given bus and chip select.</summary>
    public Mcp3208SpiDevice(Mcp3208Chip chip, int busId = 1, int chipSelectLine = 0)
        : base(new SpiConnectionSettings(busId, chipSelectLine) { Mode = SpiMode.Mode0, ClockFrequency = 1_000_000 })
    {
        ArgumentNullException.ThrowIfNull(chip);
        Chip = chip;
    }

    /// <summary>The converter behind the wires.</summary>
    public Mcp3208Chip Chip { get; }

    private protected override void Exchange(ReadOnlySpan<byte> request, Span<byte> reply) => Chip.Transfer(request, reply);
}
