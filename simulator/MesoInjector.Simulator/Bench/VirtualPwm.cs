using System.Device.Pwm;

namespace MesoInjector.Simulator.Bench;

/// <summary>A PWM output that only remembers what it plays.</summary>
public sealed class VirtualPwm : PwmChannel
{
    /// <inheritdoc />
    public override int Frequency { get; set; } = 400;

    /// <inheritdoc />
    public override double DutyCycle { get; set; } = 0.5;

    /// <summary>Whether it sounds.</summary>
    public bool Playing { get; private set; }

    /// <inheritdoc />
    public override void Start() => Playing = true;

    /// <inheritdoc />
    public override void Stop() => Playing = false;
}
