using System.Device.Spi;

namespace MesoInjector.Simulator.Chips;

/// <summary>A <see cref="Tmc5160Chip"/> as an SPI device: mode 3, 8 bit, 4 MHz.</summary>
public sealed class Tmc5160SpiDevice : ChipSpiDevice
{
    /// <summary>Puts the chip at the given bus and chip select.</summary>
    public Tmc5160SpiDevice(Tmc5160Chip chip, int busId = 0, int chipSelectLine = 0)
        : base(new SpiConnectionSettings(busId, chipSelectLine) { Mode = SpiMode.Mode3, ClockFrequency = 4_000_000 })
    {
        ArgumentNullException.ThrowIfNull(chip);
        Chip = chip;
    }

    /// <summary>The chip behind the wires.</summary>
    public Tmc5160Chip Chip { get; }

    private protected override void Exchange(ReadOnlySpan<byte> request, Span<byte> reply) => Chip.Transfer(request, reply);
}
