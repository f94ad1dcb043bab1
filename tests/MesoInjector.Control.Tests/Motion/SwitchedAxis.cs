using MesoInjector.Control.Devices;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Tests.Motion;

/// <summary>An axis with a home switch that does at once what it is told, and can be wrong in the ways a wired one can.</summary>
internal sealed class SwitchedAxis
{
    private int _ramp;
    private int _closings;
    private AxisReading _reading;
    private bool _standing = true;

    /// <summary>Where the switch closes, from power-up; below it, it stays closed.</summary>
    public required int SwitchMicrometres { get; init; }

    /// <summary>How the encoder runs: 1 as it should, −1 the wrong way round, 0 not at all.</summary>
    public int Encoder { get; init; } = 1;

    /// <summary>The switch as wired: null as it should, otherwise it shows this for ever.</summary>
    public bool? Stuck { get; init; }

    /// <summary>How much later the switch closes with each closing.</summary>
    public int DriftNanometres { get; init; }

    /// <summary>The nearest to the patient it has been, from power-up.</summary>
    public AxisPosition Most { get; private set; }

    public AxisReading Reading
    {
        get
        {
            _reading.Commanded = AxisPosition.FromNanometres(_ramp);
            _reading.Measured = AxisPosition.FromNanometres(_ramp * Encoder);
            _reading.Conditions = AxisConditions.Answers | AxisConditions.Configured | AxisConditions.Enabled
                | (Closed ? AxisConditions.HomeSwitch : AxisConditions.None) | (_standing ? AxisConditions.AtTarget : AxisConditions.None);
            return _reading;
        }
    }

    private int SwitchNanometres => (SwitchMicrometres * 1000) - (_closings * DriftNanometres);

    private bool Closed => Stuck ?? _ramp <= SwitchNanometres;

    /// <summary>A millisecond of the command.</summary>
    public void Do(in AxisCommand command)
    {
        int step = command.Speed.MicrometresPerSecond;
        switch (command.Motion)
        {
            case AxisMotion.MoveTo:
                _ramp += Math.Clamp(command.Target.Nanometres - _ramp, -step, step);
                _standing = _ramp == command.Target.Nanometres;
                break;
            case AxisMotion.SeekHome when Closed:
                _standing = true;
                _reading.HomeLatch = AxisPosition.FromNanometres(SwitchNanometres * Encoder);
                _reading.HomeCaptures = unchecked((byte)(_reading.HomeCaptures + 1));
                _closings++;
                break;
            case AxisMotion.SeekHome:
                _ramp -= step;
                _standing = false;
                break;
            default:
                _standing = true;
                break;
        }

        Most = AxisPosition.Max(Most, AxisPosition.FromNanometres(_ramp));
    }

    /// <summary>Homes it.</summary>
    /// <returns>How many milliseconds it took; no more than a minute.</returns>
    public int Home(HomingStroke stroke)
    {
        stroke.Begin(Reading);
        int cycles = 0;
        for (; stroke.Running && cycles < 60_000; cycles++)
            Do(stroke.Run(Reading));
        return cycles;
    }
}
