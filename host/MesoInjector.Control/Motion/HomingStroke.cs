using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Motion;

/// <summary>
/// Finds a home switch: moves off it when it is closed, then meets it twice and compares. The first motion must have the right sign;
/// a motor or encoder connected the wrong way round is found here, away from any patient.
/// </summary>
internal sealed class HomingStroke
{
    private readonly AxisPosition _longestTravel;
    private readonly AxisSpeed _speed;
    private readonly AxisAcceleration _acceleration;
    private Step _step = Step.Idle;
    private AxisPosition _start;
    private AxisPosition _target;
    private AxisPosition _firstPass;
    private byte _captures;

    public HomingStroke(AxisPosition longestTravel, AxisSpeed speed, AxisAcceleration acceleration)
    {
        _longestTravel = longestTravel;
        _speed = speed;
        _acceleration = acceleration;
    }

    private enum Step : byte
    {
        Idle,
        MoveOff,
        FirstSeek,
        BackOff,
        SecondSeek,
        Done,
        Failed,
    }

    /// <summary>What went wrong, in words; null while nothing did.</summary>
    public string? Failure { get; private set; }

    public bool Done => _step == Step.Done;

    public bool Running => _step is not (Step.Idle or Step.Done or Step.Failed);

    /// <summary>It is moving toward the switch now: only retracting may count.</summary>
    public bool Seeking => _step is Step.FirstSeek or Step.SecondSeek;

    /// <summary>The encoder at the switch, once <see cref="Done"/>.</summary>
    public AxisPosition Home { get; private set; }

    public void Begin(in AxisReading axis)
    {
        Failure = null;
        _start = axis.Measured;
        _captures = axis.HomeCaptures;
        if (axis.Has(AxisConditions.HomeSwitch))
        {
            _target = axis.Commanded + MotionProfile.HomingBackOff + MotionProfile.HomingBackOff;
            _step = Step.MoveOff;
        }
        else
        {
            _step = Step.FirstSeek;
        }
    }

    public void Cancel() => _step = Step.Idle;

    /// <summary>One cycle: looks at the axis and says what it shall do.</summary>
    public AxisCommand Run(in AxisReading axis)
    {
        switch (_step)
        {
            case Step.MoveOff:
                return MoveOff(axis);
            case Step.FirstSeek:
                return Seek(axis, _speed, first: true);
            case Step.BackOff:
                return BackOff(axis);
            case Step.SecondSeek:
                return Seek(axis, MotionProfile.HomingSlowSpeed, first: false);
            case Step.Idle:
            case Step.Done:
            case Step.Failed:
            default:
                return AxisCommand.Stop;
        }
    }

    private AxisCommand MoveOff(in AxisReading axis)
    {
        AxisPosition moved = axis.Measured - _start;
        if (moved < -HardLimits.EncoderDisagreement)
            return Fail("moved toward the switch when told to move away: motor or encoder is connected the wrong way round");
        if (!Arrived(axis))
            return AxisCommand.MoveTo(_target, _speed, _acceleration);
        if (axis.Has(AxisConditions.HomeSwitch))
            return Fail("the home switch stays closed although the axis moved away from it");
        if (moved < MotionProfile.HomingBackOff)
            return Fail("the encoder did not follow the first movement");
        _start = axis.Measured;
        _step = Step.FirstSeek;
        return AxisCommand.SeekHome(_speed, _acceleration);
    }

    private AxisCommand Seek(in AxisReading axis, AxisSpeed speed, bool first)
    {
        AxisPosition moved = axis.Measured - _start;
        if (axis.HomeCaptures != _captures)
        {
            _captures = axis.HomeCaptures;
            return Captured(axis, first);
        }

        if (moved > HardLimits.EncoderDisagreement)
            return Fail("moved away from the switch when told to seek it: motor or encoder is connected the wrong way round");
        return -moved > _longestTravel
            ? Fail($"the home switch was not found within {_longestTravel}")
            : AxisCommand.SeekHome(speed, _acceleration);
    }

    private AxisCommand Captured(in AxisReading axis, bool first)
    {
        if (first)
        {
            _firstPass = axis.HomeLatch;
            _target = axis.Commanded + MotionProfile.HomingBackOff;
            _step = Step.BackOff;
            return AxisCommand.MoveTo(_target, _speed, _acceleration);
        }

        AxisPosition difference = (axis.HomeLatch - _firstPass).Abs();
        if (difference > HardLimits.HomingAgreement)
            return Fail($"the two passes differ by {difference}; at most {HardLimits.HomingAgreement} is allowed");
        Home = axis.HomeLatch;
        _step = Step.Done;
        return AxisCommand.Stop;
    }

    private AxisCommand BackOff(in AxisReading axis)
    {
        if (!Arrived(axis))
            return AxisCommand.MoveTo(_target, _speed, _acceleration);
        _start = axis.Measured;
        _step = Step.SecondSeek;
        return AxisCommand.SeekHome(MotionProfile.HomingSlowSpeed, _acceleration);
    }

    private bool Arrived(in AxisReading axis) => axis.Has(AxisConditions.AtTarget) && (axis.Commanded - _target).Abs() < AxisPosition.FromMicrometres(5);

    private AxisCommand Fail(string words)
    {
        Failure = words;
        _step = Step.Failed;
        return AxisCommand.Stop;
    }
}
