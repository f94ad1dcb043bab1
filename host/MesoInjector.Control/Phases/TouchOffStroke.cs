using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Control.Phases;

/// <summary>
/// Finds the tip of the fitted needle: the gun is docked on its gauge, the needle feels its way forward until the nose load cell
/// notices, twice. The gauge stands behind the nose plane, so the tip never comes out of the nose.
/// </summary>
internal sealed class TouchOffStroke
{
    /// <summary>The tip has met the gauge when the force has risen by so much.</summary>
    private static readonly AppliedForce Touch = AppliedForce.FromMillinewtons(150);

    /// <summary>How well the two touches must agree.</summary>
    private static readonly AxisPosition Agreement = AxisPosition.FromMicrometres(20);

    private static readonly AxisPosition StartTolerance = AxisPosition.FromMicrometres(50);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    private Step _step;
    private AppliedForce _before;
    private AxisPosition _first;

    private enum Step : byte
    {
        Idle,
        Approach,
        Feel,
        StepBack,
        FeelAgain,
    }

    /// <summary>The tip is being felt for.</summary>
    public bool Running => _step != Step.Idle;

    public void Begin(ControlContext context)
    {
        context.NeedleAxis.ForgetTip();
        context.WaitForPerson();
        _step = Step.Approach;
    }

    public void Cancel() => _step = Step.Idle;

    public void Run(ControlContext context)
    {
        if (_step == Step.Idle)
            return;
        context.PhaseLimit = Limit;
        context.AllowedDepth = MotionProfile.TouchOffEnd;
        ref readonly AxisReading needle = ref context.Situation.Readings.Needle;
        switch (_step)
        {
            case Step.Approach:
            case Step.StepBack:
                GoToStart(context, needle);
                break;
            case Step.Feel:
            case Step.FeelAgain:
                Feel(context, needle);
                break;
            case Step.Idle:
            default:
                break;
        }
    }

    private void GoToStart(ControlContext context, in AxisReading needle)
    {
        context.MoveNeedle(MotionProfile.TouchOffStart, MotionProfile.TouchOffApproach, MotionProfile.NeedleAcceleration);
        if (!ControlContext.Stands(needle, context.NeedleAxis.PlaceFor(MotionProfile.TouchOffStart), StartTolerance))
            return;
        _before = context.Situation.Contact.Force;
        _step = _step == Step.Approach ? Step.Feel : Step.FeelAgain;
    }

    private void Feel(ControlContext context, in AxisReading needle)
    {
        if (context.Situation.Contact.Force - _before >= Touch)
        {
            context.Outputs.Needle = AxisCommand.Stop;
            Touched(context, context.NeedleAxis.DepthAt(needle.Measured));
            return;
        }

        context.MoveNeedle(MotionProfile.TouchOffEnd, MotionProfile.TouchOffSpeed, MotionProfile.NeedleAcceleration);
        if (ControlContext.Stands(needle, context.NeedleAxis.PlaceFor(MotionProfile.TouchOffEnd), StartTolerance))
            Fail(context, "the gauge was not felt: the gun is not docked, or the needle is too short or missing");
    }

    private void Touched(ControlContext context, AxisPosition depth)
    {
        if (_step == Step.Feel)
        {
            _first = depth;
            _step = Step.StepBack;
            return;
        }

        AxisPosition middle = AxisPosition.FromNanometres((int)(((long)_first.Nanometres + depth.Nanometres) / 2));
        AxisPosition offset = MotionProfile.Gauge - middle;
        if ((depth - _first).Abs() > Agreement)
        {
            Fail(context, $"the two touches differ by {(depth - _first).Abs()}: the needle is loose");
        }
        else if (offset.Abs() > HardLimits.TipOffset)
        {
            Fail(context, $"the tip stands {offset} from where this needle type has it; at most {HardLimits.TipOffset} is allowed");
        }
        else if (context.Session is { } session && session.Protocol.Depth.ToPosition() - offset > HardLimits.CommandableDepth)
        {
            Fail(context, $"the tip stands {-offset} further back than usual, and {session.Protocol.Depth} cannot be reached with it: fit the needle anew");
        }
        else
        {
            _step = Step.Idle;
            context.NeedleAxis.TakeTip(offset);
            context.Records.Add(new RecordEntry { Kind = RecordKind.TouchedOff, At = context.Now, DepthReached = offset });
            if (context.State == InjectorState.TouchOff)
                context.Fire(InjectorTrigger.TouchedOff);
        }
    }

    private void Fail(ControlContext context, string words)
    {
        _step = Step.Idle;
        context.Detail = words;
        context.PhaseLimit = null;
        context.Raise(AlarmId.TouchOffFailed);
    }
}
