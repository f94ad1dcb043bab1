using Iot.Device.Adc;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Hardware.Board;

namespace MesoInjector.Hardware.Sensing;

/// <summary>Load cells, supply and temperature over the converter. Forces in every cycle; supply and temperature in turn.</summary>
internal sealed class AnalogBoard
{
    private const int LowestCode = 0;
    private const int HighestCode = 4095;

    private readonly Mcp3208 _converter;
    private readonly BoardAnalog _analog;
    private bool _temperatureNext;
    private bool _supplyKnown;
    private bool _temperatureKnown;
    private RailVoltage _supply;
    private BoardTemperature _temperature;

    public AnalogBoard(Mcp3208 converter, BoardAnalog analog)
    {
        _converter = converter;
        _analog = analog;
    }

    /// <summary>Reads the sensors. A code at either end of the range is a broken wire or a short, not a measurement.</summary>
    public void Sense(ref AnalogReading reading)
    {
        bool sound = TryRead(_analog.Contact, out int contact);
        sound &= TryRead(_analog.PlungerForce, out int plunger);
        sound &= SenseSlow();
        int pressure = 0;
        reading.HasLinePressure = _analog.LinePressure is { } line && TryRead(line, out pressure);
        reading.Valid = sound && _supplyKnown && _temperatureKnown;
        reading.Contact = AppliedForce.FromMillinewtons(contact);
        reading.PlungerForce = AppliedForce.FromMillinewtons(plunger);
        reading.LinePressure = FluidPressure.FromPascals(pressure);
        reading.Supply = _supply;
        reading.Temperature = _temperature;
    }

    private bool SenseSlow()
    {
        _temperatureNext = !_temperatureNext;
        bool sound = TryRead(_temperatureNext ? _analog.Temperature : _analog.Supply, out int value);
        if (_temperatureNext)
        {
            _temperature = BoardTemperature.FromCentiDegreesCelsius(value);
            _temperatureKnown = sound;
        }
        else
        {
            _supply = RailVoltage.FromMillivolts(value);
            _supplyKnown = sound;
        }

        return sound;
    }

    private bool TryRead(AnalogScale scale, out int value)
    {
        value = 0;
        int code;
        try
        {
            code = _converter.Read(scale.Channel);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            return false;
        }

        if (code is <= LowestCode or >= HighestCode)
            return false;
        value = (int)Math.Round((code - scale.ZeroCode) * scale.PerCode);
        return true;
    }
}
