using System.Runtime.CompilerServices;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Bench;

namespace MesoInjector.Simulator.Sessions;

/// <summary>Puts together what the record says and what the referee saw.</summary>
internal sealed class SessionRecorder
{
    private const double FineSeconds = 0.005;
    private const double CoarseSeconds = 0.25;

    /// <summary>What happens after an injection, a spring pulling the needle back for one, is as quick as the injection.</summary>
    private const double AfterwardsSeconds = 0.5;

    private readonly VirtualGun _gun;
    private readonly bool _trace;
    private readonly Dictionary<long, double> _deliveredBefore = [];
    private double _nextSample;
    private double _fineUntil = double.NegativeInfinity;
    private bool _wasFine;
    private GuardianTrip _guardianTrip;

    public SessionRecorder(VirtualGun gun, bool trace)
    {
        _gun = gun;
        _trace = trace;
    }

    public List<InjectionResult> Injections { get; } = [];

    public List<AlarmEvent> Alarms { get; } = [];

    public List<RefusalEvent> Refusals { get; } = [];

    public List<StateEvent> States { get; } = [];

    public List<TransitionEvent> Transitions { get; } = [];

    public List<GuardianEvent> GuardianTrips { get; } = [];

    public List<TraceSample> Trace { get; } = [];

    /// <summary>Looks at what one cycle recorded.</summary>
    public void See(RecordBatch batch, int point)
    {
        foreach (ref readonly RecordEntry entry in batch.Entries)
        {
            double seconds = entry.At.Microseconds * 1e-6;
            switch (entry.Kind)
            {
                case RecordKind.StateChanged:
                    States.Add(new StateEvent(seconds, entry.To));
                    Transitions.Add(new TransitionEvent(entry.From, entry.Trigger, entry.To));
                    break;
                case RecordKind.AlarmRaised:
                    AlarmDefinition alarm = AlarmCatalogue.Of(entry.Alarm);
                    Alarms.Add(new AlarmEvent(seconds, alarm.Code, alarm.Title, point));
                    break;
                case RecordKind.Refused:
                    var refusal = (Refusal)entry.Attachment!;
                    Refusals.Add(new RefusalEvent(seconds, refusal.Code.ToString(), entry.Point, refusal.Words));
                    break;
                case RecordKind.Authorised:
                    _deliveredBefore[entry.Authorisation.Value] = _gun.Referee.Delivered(entry.Point);
                    break;
                case RecordKind.Ended when entry.Outcome != InjectionOutcome.NotUsed:
                    Injections.Add(Result(entry, seconds));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Notes what the guardian says of a cut.</summary>
    public void See(in InjectorInputs inputs)
    {
        ref readonly GuardianReading guardian = ref inputs.Readings.Guardian;
        GuardianTrip trip = guardian.Mode == GuardianMode.Tripped ? guardian.Trip : GuardianTrip.None;
        if (trip == _guardianTrip)
            return;
        _guardianTrip = trip;
        if (trip != GuardianTrip.None)
            GuardianTrips.Add(new GuardianEvent(inputs.Now.Microseconds * 1e-6, trip));
    }

    /// <summary>Takes a sample for the plots when one is due, or always.</summary>
    public void Sample(in InjectorInputs inputs, InjectorController controller, bool onPoint, bool always)
    {
        double seconds = inputs.Now.Microseconds * 1e-6;
        if (onPoint)
            _fineUntil = seconds + AfterwardsSeconds;
        bool fine = seconds <= _fineUntil;
        if (!_trace || (seconds < _nextSample && !always && !(fine && !_wasFine)))
            return;
        _wasFine = fine;
        Take(seconds, fine, controller);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // a snapshot is large, and most cycles need none
    private void Take(double seconds, bool fine, InjectorController controller)
    {
        controller.Look(out Snapshot seen);
        _nextSample = seconds + (fine ? FineSeconds : CoarseSeconds);
        Trace.Add(new TraceSample(
            seconds, seen.State, seen.Point, seen.NeedleTrusted ? seen.Depth.Micrometres : 0, (int)Math.Round(_gun.Tip * 1000),
            seen.Contact.Millinewtons / 1000f, seen.Pressure.Pascals / 1000f, (float)(_gun.Fluid?.LinePressure ?? 0), (float)(_gun.Fluid?.Flow ?? 0),
            (float)(_gun.Fluid?.TrueDelivered ?? 0)));
    }

    private InjectionResult Result(in RecordEntry entry, double seconds)
    {
        double before = _deliveredBefore.GetValueOrDefault(entry.Authorisation.Value);
        return new InjectionResult(
            entry.Point, entry.Outcome, seconds - entry.Duration.TotalSeconds, entry.Duration.TotalSeconds,
            entry.DepthCommanded.Micrometres, (int)Math.Round(Math.Max(_gun.Referee.VisitExtension, -6) * 1000),
            entry.Commanded.Nanolitres, entry.Estimated.Nanolitres, entry.Uncertainty.Nanolitres, entry.UpperBound.Nanolitres,
            (long)Math.Round((_gun.Referee.Delivered(entry.Point) - before) * 1000),
            entry.PeakPressure.Pascals / 1000.0, entry.PeakContact.Millinewtons / 1000.0, Reason(entry));
    }

    private static string Reason(in RecordEntry entry) => entry.Outcome switch
    {
        InjectionOutcome.Completed or InjectionOutcome.NotUsed or InjectionOutcome.None => "",
        InjectionOutcome.Aborted or InjectionOutcome.Refused or InjectionOutcome.Interrupted =>
            entry.Alarm == default ? "stopped by an operator" : $"{AlarmCatalogue.Of(entry.Alarm).Code} {AlarmCatalogue.Of(entry.Alarm).Title}",
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Outcome, "an outcome without words"),
    };
}
