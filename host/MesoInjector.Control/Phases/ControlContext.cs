using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Sensing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>What the phases share: the situation they look at, the outputs they build, the machine they fire.</summary>
internal sealed class ControlContext : IMachineFacts
{
    private AxisPosition? _plungerRest;
    private GuardianRequest _permit;
    private bool _tickWanted;

    public ControlContext() => Machine = new InjectorMachine(this);

    public InjectorMachine Machine { get; private set; }

    public Situation Situation { get; } = new();

    public InterlockPanel Interlocks { get; } = new();

    public AlarmBoard Alarms { get; } = new();

    public PressureMonitor Pressure { get; } = new();

    public NeedleAxis NeedleAxis { get; } = new();

    public PlungerAxis PlungerAxis { get; } = new();

    public RecordBatch Records { get; } = new();

    public SessionState? Session { get; set; }

    public RecordReceipt Receipt { get; set; }

    public MonotonicTime Now { get; private set; }

    public MonotonicTime StateSince { get; private set; }

    /// <summary>When something last happened that keeps the device armed.</summary>
    public MonotonicTime ActiveSince { get; set; }

    /// <summary>What ended the injection early; null while nothing did, <c>default</c> for an operator's stop.</summary>
    public AlarmId? AbortCause { get; set; }

    /// <summary>The estimate of the dose just given is outside its band; watched by IL-24.</summary>
    public bool DoseOutsideBand { get; set; }

    /// <summary>The name of the self-test check or homing step that failed, for people.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The deepest place the present phase allows; watched by IL-03 from the next cycle on.</summary>
    public AxisPosition AllowedDepth { get; set; } = MotionProfile.Park;

    /// <summary>Something is being measured although nothing moves.</summary>
    public bool Busy { get; set; }

    /// <summary>The longest the present phase may last; watched by IL-23.</summary>
    public TimeSpan? PhaseLimit { get; set; }

    /// <summary>How the latest authorised dose of the session ended.</summary>
    public LastInjection Last { get; private set; }

    /// <summary>The answer to this cycle's command.</summary>
    public CommandAnswer? Answer { get; set; }

    /// <summary>The syringe a technician declared; null outside a dose calibration.</summary>
    public SyringeType? ServiceSyringe { get; set; }

    /// <summary>What it was declared to hold.</summary>
    public FluidVolume ServiceFill { get; set; }

    /// <summary>A technician's press is driving an axis in this cycle, or holding it at its target.</summary>
    public bool ServiceDriving { get; set; }

    /// <summary>A technician's press, as both of the host's contacts and the guardian's own show it.</summary>
    public bool PedalHeldForService => Situation.Pedal.Down && Situation.Readings.Guardian.PedalClosed;

    /// <summary>The nose surely touches nothing: what cannot be told from skin is skin.</summary>
    public bool NoseFree => Situation.Readings.Analog.Valid && Situation.Contact.Lost;

    /// <summary>The outputs as they stand.</summary>
    public InjectorOutputs Outputs;

    public InjectorState State => Machine.State;

    public TimeSpan InState => Now - StateSince;

    public bool SessionOpen => Session is not null;

    public bool PlungerTrusted => PlungerAxis.Trusted;

    public bool TipKnown => NeedleAxis.TipKnown;

    public bool NeedlePrimed => Session?.Primed ?? false;

    public bool NothingRefusesArming => Interlocks.Refusing.IsEmpty;

    public bool AuthorisationDurable { get; set; }

    public bool PedalUp => Situation.Pedal.Up;

    public bool EmergencyStopReleased => Situation.Readings.Switches is { Valid: true, EmergencyStopLoopIntact: true };

    public bool FaultConditionsGone => Interlocks.Demanding.IsEmpty;

    public bool NotLockedForService => !Alarms.LockedForService;

    public bool ServiceKeyTurned => Situation.Readings.Switches is { Valid: true, ServiceKey: true };

    /// <summary>How far the plunger is from where it rests; zero while it may move.</summary>
    public AxisPosition PlungerDrift => _plungerRest is { } rest ? Situation.Readings.Plunger.Measured - rest : AxisPosition.Zero;

    /// <summary>Begins a cycle: everything off and still until a phase says otherwise.</summary>
    public void Begin(MonotonicTime now)
    {
        Now = now;
        Alarms.Pass(now);
        Records.Clear();
        _tickWanted = false;
        Answer = null;
        DiscardOutputs();
    }

    /// <summary>Changes the state and records it. Every change of state goes through here.</summary>
    public void Fire(InjectorTrigger trigger)
    {
        InjectorState from = Machine.State;
        Machine.Fire(trigger);
        if (Machine.State == from)
            return;
        StateSince = Now;
        PhaseLimit = null;
        Records.Add(new RecordEntry { Kind = RecordKind.StateChanged, At = Now, From = from, To = Machine.State, Trigger = trigger });
    }

    /// <summary>The phase waits for a person: its clock stands still.</summary>
    public void WaitForPerson() => StateSince = Now;

    public void Raise(AlarmId alarm)
    {
        if (Alarms.Raise(alarm))
            Records.Add(new RecordEntry { Kind = RecordKind.AlarmRaised, At = Now, Alarm = alarm });
    }

    public void Acknowledge(AlarmId alarm)
    {
        if (!Alarms.Active.Contains(alarm))
            return;
        bool locked = Alarms.LockedForService;
        Alarms.Acknowledge(alarm, Now);
        Records.Add(new RecordEntry { Kind = RecordKind.AlarmAcknowledged, At = Now, Alarm = alarm });
        if (Alarms.LockedForService && !locked)
            Records.Add(new RecordEntry { Kind = RecordKind.AlarmRaised, At = Now, Alarm = AlarmId.LockedForService });
    }

    /// <summary>Records that something was refused.</summary>
    public void Refuse(Refusal refusal, AlarmId alarm = default) =>
        Records.Add(new RecordEntry
        {
            Kind = RecordKind.Refused,
            At = Now,
            Point = Session?.Progress.Current?.Number ?? 0,
            Alarm = alarm,
            Attachment = refusal,
        });

    /// <summary>Keeps what this cycle's records say of the latest dose; one that nobody asked for is none.</summary>
    public void KeepLast()
    {
        foreach (ref readonly RecordEntry entry in Records.Entries)
        {
            if (entry.Kind == RecordKind.SessionOpened)
                Last = default;
            else if (entry.Kind == RecordKind.Ended && entry.Outcome != InjectionOutcome.NotUsed)
                Last = new LastInjection(entry.Authorisation, entry.Point, entry.Outcome, entry.Commanded, entry.Estimated, entry.UpperBound, entry.Alarm);
        }
    }

    /// <summary>The needle waits behind the nose plane.</summary>
    public void ParkNeedle()
    {
        AllowedDepth = MotionProfile.Park;
        MoveNeedle(MotionProfile.Park, MotionProfile.WithdrawSpeed, MotionProfile.WithdrawAcceleration);
    }

    /// <summary>The needle goes to a depth; a step that must be allowed by <see cref="AllowedDepth"/>.</summary>
    public void MoveNeedle(AxisPosition depth, AxisSpeed speed, AxisAcceleration acceleration) =>
        Outputs.Needle = AxisCommand.MoveTo(NeedleAxis.PlaceFor(depth), speed, acceleration);

    /// <summary>The plunger rests; from now on it must not move.</summary>
    public void HoldPlunger()
    {
        _plungerRest ??= Situation.Readings.Plunger.Measured;
        Outputs.Plunger = AxisCommand.Stop;
    }

    /// <summary>The plunger goes somewhere.</summary>
    public void MovePlunger(AxisCommand command)
    {
        _plungerRest = null;
        Outputs.Plunger = command;
    }

    /// <summary>The plunger has no power: nobody commands where it rests.</summary>
    public void ReleasePlunger()
    {
        _plungerRest = null;
        Outputs.Plunger = AxisCommand.Stop;
    }

    /// <summary>Asks the guardian for nothing but keeps it told of the tip.</summary>
    public void AskGuardian(GuardianWish wish) => AskGuardian(wish, AxisPosition.Zero, AxisPosition.Zero);

    /// <summary>Asks the guardian for a permit.</summary>
    public void AskGuardian(GuardianWish wish, AxisPosition depth, AxisPosition travel)
    {
        Outputs.Guardian = new GuardianRequest(wish, depth, travel, wish == GuardianWish.Permit ? HardLimits.PermitTime : TimeSpan.Zero, NeedleAxis.GuardianTipZero);
        if (wish == GuardianWish.Permit)
            _permit = Outputs.Guardian;
    }

    /// <summary>Goes on asking for the permit asked for last; one that has ended is not opened again.</summary>
    public void KeepPermit() => Outputs.Guardian = _permit;

    /// <summary>No permit is to be kept: the last one asked for is of another day.</summary>
    public void ForgetPermit() => _permit = Outputs.Guardian;

    /// <summary>
    /// The tip is behind the nose plane, and would be even if its motion only ended now: a needle called back on its way in still passes
    /// the plane before it turns.
    /// </summary>
    public bool NeedleStaysBehindNose
    {
        get
        {
            AxisSpeed speed = Situation.Needle.Speed;
            return Situation.Depth + (speed > AxisSpeed.Zero ? SpeedTable.OverTravel(speed) : AxisPosition.Zero) < AxisPosition.Zero;
        }
    }

    /// <summary>Discards the machine after a contradiction in the software: nothing of it is believed any more.</summary>
    public void StartAgainTripped()
    {
        if (Machine.State != InjectorState.Tripped)
            Records.Add(new RecordEntry { Kind = RecordKind.StateChanged, At = Now, From = Machine.State, To = InjectorState.Tripped, Trigger = InjectorTrigger.Trip });
        Machine = new InjectorMachine(this, InjectorState.Tripped);
        StateSince = Now;
        PhaseLimit = null;
    }

    /// <summary>The outputs belong to the state the cycle ends in: begin them anew.</summary>
    public void DiscardOutputs()
    {
        Outputs = default;
        Busy = false;
        ServiceDriving = false;
        Outputs.Records = Records;
        Outputs.Answer = Answer;
    }

    /// <summary>An injection is complete: let it be heard.</summary>
    public void Tick() => _tickWanted = true;

    /// <summary>Whether an axis stands at a place.</summary>
    public static bool Stands(in AxisReading axis, AxisPosition place, AxisPosition within) =>
        axis.Has(AxisConditions.AtTarget) && (axis.Commanded - place).Abs() <= within && (axis.Measured - place).Abs() <= within;

    /// <summary>Lamp and buzzer from the state and the most urgent alarm.</summary>
    public void Announce()
    {
        LampSignal lamp = State switch
        {
            _ when Alarms.Highest is AlarmPriority.High or AlarmPriority.Medium => LampSignal.Alarm,
            _ when ServiceDriving => LampSignal.Injecting,
            InjectorState.Armed => LampSignal.Armed,
            InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing => LampSignal.Injecting,
            InjectorState.Ready or InjectorState.Standby => LampSignal.Ready,
            _ => LampSignal.Off,
        };
        SoundSignal sound = Alarms.Sounding switch
        {
            AlarmPriority.High => SoundSignal.High,
            AlarmPriority.Medium => SoundSignal.Medium,
            AlarmPriority.Low => SoundSignal.Low,
            _ => _tickWanted ? SoundSignal.Tick : SoundSignal.None,
        };
        Outputs.Annunciation = new Annunciation(lamp, sound);
    }
}
