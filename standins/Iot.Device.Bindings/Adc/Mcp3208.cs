using System.Device.Spi;

namespace Iot.Device.Adc;

/// <summary>MCP3208: 8 channels, 12 bits, SPI mode 0 or 3, up to 1 MHz at 2.7 V and 2 MHz at 5 V.</summary>
/// <param name="spiDevice">The SPI device, owned from now on.</param>
public class Mcp3208(SpiDevice spiDevice) : Mcp3xxx(spiDevice, channelCount: 8, adcResolutionBits: 12);
