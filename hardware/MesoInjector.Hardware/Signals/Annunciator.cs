using System.Device.Gpio;
using System.Device.Pwm;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Hardware.Signals;

/// <summary>The status lamp and the buzzer. Writes only what changes.</summary>
internal sealed class Annunciator
{
    private readonly GpioController _gpio;
    private readonly int _lamp;
    private readonly PwmChannel _buzzer;
    private SoundSignal _sound;
    private MonotonicTime _soundSince;
    private bool _lit;
    private bool _sounds;

    public Annunciator(GpioController gpio, int lamp, PwmChannel buzzer)
    {
        _gpio = gpio;
        _lamp = lamp;
        _buzzer = buzzer;
        gpio.OpenPin(lamp, PinMode.Output, PinValue.Low);
    }

    /// <summary>Shows and plays what is wanted at this moment.</summary>
    public void Act(MonotonicTime now, Annunciation annunciation)
    {
        if (annunciation.Sound != _sound)
        {
            _sound = annunciation.Sound;
            _soundSince = now;
        }

        bool lit = SignalPattern.Lit(annunciation.Lamp, now.Microseconds / 1000);
        if (lit != _lit)
        {
            _lit = lit;
            _gpio.Write(_lamp, lit ? PinValue.High : PinValue.Low);
        }

        bool sounds = SignalPattern.Sounds(_sound, (now.Microseconds - _soundSince.Microseconds) / 1000);
        if (sounds == _sounds)
            return;
        _sounds = sounds;
        if (sounds)
            _buzzer.Start();
        else
            _buzzer.Stop();
    }

    public void Close()
    {
        _buzzer.Stop();
        _gpio.Write(_lamp, PinValue.Low);
        _gpio.ClosePin(_lamp);
    }
}
