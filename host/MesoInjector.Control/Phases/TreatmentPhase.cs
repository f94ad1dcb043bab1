using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>
/// Between injections: standby, ready, armed, paused, review. While armed, steady contact opens a visit: its dose is authorised and
/// recorded; once that is on disk, a press of the pedal asks the guardian for a permit and starts the injection.
/// </summary>
internal sealed class TreatmentPhase : Phase
{
    /// <summary>How long a press waits for the authorisation to be on disk.</summary>
    private static readonly TimeSpan RecordPatience = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a press waits for the guardian's permit.</summary>
    private static readonly TimeSpan PermitPatience = TimeSpan.FromMilliseconds(50);

    private MonotonicTime? _pressedAt;
    private MonotonicTime? _permitAskedAt;
    private bool _liftedOff = true;
    private bool _refusedHere;

    public override void Enter(ControlContext context)
    {
        _pressedAt = null;
        _permitAskedAt = null;
        if (context.State == InjectorState.Armed)
        {
            context.ActiveSince = context.Now;
            context.Alarms.Withdraw(AlarmId.AutoDisarmed);
        }
        else
        {
            CloseUnusedVisit(context);
            _liftedOff = true;
        }
    }

    /// <summary>The gun must leave the skin before a new point begins, except in nappage.</summary>
    public void RequireLiftOff() => _liftedOff = false;

    public override void Run(ControlContext context)
    {
        // In review the syringe may be taken out and nothing shall move any more.
        bool powered = context.State is InjectorState.Standby or InjectorState.Ready or InjectorState.Armed or InjectorState.Paused;
        context.Outputs.DrivesOn = powered;
        context.AskGuardian(GuardianWish.Standby);
        context.ParkNeedle();
        if (powered)
            context.HoldPlunger();
        else
            context.ReleasePlunger();
        ShowSyringeLow(context);
        if (context.State == InjectorState.Armed)
            RunArmed(context);
    }

    private static void ShowSyringeLow(ControlContext context)
    {
        if (context.Session is not { Primed: true } session || !context.PlungerAxis.Engaged)
            return;
        SyringeType syringe = session.Protocol.Syringe;
        FluidVolume left = context.PlungerAxis.ContentAt(syringe, context.PlungerAxis.Furthest) - syringe.DeadSpace;
        FluidVolume low = FluidVolume.Max(FluidVolume.FromNanolitres(syringe.Capacity.Nanolitres / 10), FluidVolume.FromNanolitres(4L * session.Protocol.Dose.Nanolitres));
        if (left < FluidVolume.Min(low, FluidVolume.FromMicrolitres(200)) && session.Progress.Current is not null)
            context.Raise(AlarmId.SyringeLow);
        else
            context.Alarms.Withdraw(AlarmId.SyringeLow);
    }

    private void RunArmed(ControlContext context)
    {
        SessionState session = context.Session!;
        bool nappage = session.Protocol.Pedal == PedalMode.Nappage;
        _liftedOff |= context.Situation.Contact.Lost || nappage;
        if (context.Situation.Contact.Lost)
        {
            _refusedHere = false;
            CloseUnusedVisit(context);
        }

        if (session.Progress.Current is null || context.Now - context.ActiveSince > HardLimits.AutoDisarm)
        {
            if (session.Progress.Current is not null)
                context.Raise(AlarmId.AutoDisarmed);
            context.Fire(InjectorTrigger.Disarm);
            return;
        }

        // What refuses was judged before this cycle's injection ended: it is asked from the next one on.
        if (session.Visit is null && context.Situation.Contact.Steady && _liftedOff && context.InState > TimeSpan.Zero)
            OpenVisit(context, session);
        TakePress(context, session, nappage);
    }

    /// <summary>The gun stands on the current point: authorise its dose, or say once why not.</summary>
    private void OpenVisit(ControlContext context, SessionState session)
    {
        AlarmSet refusing = context.Interlocks.Refusing;
        if (!refusing.IsEmpty)
        {
            // Too soon passes by itself; everything else is said once for this contact.
            if (!_refusedHere && refusing != default(AlarmSet).With(AlarmId.TooSoon))
                RefuseVisit(context, refusing);
            return;
        }

        context.ActiveSince = context.Now;
        int point = session.Progress.Current!.Number;
        Dose dose = session.Progress.CurrentDose(session.Ledger);
        AuthorisationId id = session.TakeAuthorisation();
        if (session.Ledger.Authorise(id, point, dose) is { } refusal)
        {
            _refusedHere = true;
            context.Refuse(refusal, AlarmId.LimitReached);
            return;
        }

        session.Visit = new Visit(id, point, dose, context.Now);
        context.Records.Add(new RecordEntry
        {
            Kind = RecordKind.Authorised,
            At = context.Now,
            Authorisation = id,
            Point = point,
            Commanded = dose,
            UpperBound = InjectionPhase.MostOf(session),
            DepthCommanded = session.Protocol.Depth,
        });
    }

    private void RefuseVisit(ControlContext context, AlarmSet refusing)
    {
        _refusedHere = true;
        foreach (AlarmId alarm in refusing.ToList())
        {
            context.Raise(alarm);
            context.Refuse(RefusalWords.For(alarm, context), alarm);
        }
    }

    private void TakePress(ControlContext context, SessionState session, bool nappage)
    {
        context.AuthorisationDurable = session.Visit is { } visit && context.Receipt.LastDurable.Value >= visit.Authorisation.Value;
        bool wanted = context.Situation.Pedal.PressedNow || (nappage && context.Situation.Pedal.Down && session.Visit is not null);
        if (wanted && _pressedAt is null)
            _pressedAt = context.Now;
        if (!context.Situation.Pedal.Down)
        {
            _pressedAt = null;
            _permitAskedAt = null;
        }

        if (_pressedAt is not { } pressedAt)
            return;
        context.ActiveSince = context.Now;
        if (session.Visit is null)
            DropPress(context, session, RefusalWords.NoContact, AlarmId.ContactLost, nappage);
        else if (context.AuthorisationDurable && context.NothingRefusesArming)
            AskPermit(context, session);
        else if (context.Now - pressedAt > RecordPatience)
            DropLatePress(context, session);
    }

    /// <summary>Something refuses, or the disk was too slow.</summary>
    private void DropLatePress(ControlContext context, SessionState session)
    {
        AlarmSet refusing = context.Interlocks.Refusing;
        AlarmId alarm = refusing.IsEmpty ? AlarmId.RecordStore : refusing.ToList().First();
        DropPress(context, session, refusing.IsEmpty ? RefusalWords.NotOnDisk : RefusalWords.For(alarm, context), alarm, nappage: false);
    }

    private void AskPermit(ControlContext context, SessionState session)
    {
        _permitAskedAt ??= context.Now;
        context.AskGuardian(GuardianWish.Permit, context.NeedleAxis.PermitFor(session.Protocol.Depth.ToPosition()), InjectionPhase.PermittedTravel(session));
        if (context.Situation.Readings.Guardian.Mode == GuardianMode.Permitted)
        {
            _permitAskedAt = null;
            context.Fire(InjectorTrigger.PedalPressed);
        }
        else if (context.Now - _permitAskedAt > PermitPatience)
        {
            context.Raise(AlarmId.NotPermitted);
            DropPress(context, session, RefusalWords.NotPermitted, AlarmId.NotPermitted, nappage: false);
        }
    }

    /// <summary>The press came to nothing: say why; the pedal must come up before the next.</summary>
    private void DropPress(ControlContext context, SessionState session, Refusal refusal, AlarmId alarm, bool nappage)
    {
        _permitAskedAt = null;
        if (nappage)
            return;
        _pressedAt = null;
        context.Refuse(refusal, alarm);
        if (session.Visit is { } visit)
        {
            session.Ledger.Settle(visit.Authorisation, FluidVolume.Zero, FluidVolume.Zero);
            context.Records.Add(Ended(context, visit, InjectionOutcome.Refused, alarm));
            session.Visit = null;
            _liftedOff = false;
        }
    }

    /// <summary>The authorised dose was not asked for: nothing moved.</summary>
    public static void CloseUnusedVisit(ControlContext context)
    {
        if (context.Session is not { Visit: { } visit } session)
            return;
        session.Ledger.Settle(visit.Authorisation, FluidVolume.Zero, FluidVolume.Zero);
        context.Records.Add(Ended(context, visit, InjectionOutcome.NotUsed, default));
        session.Visit = null;
    }

    private static RecordEntry Ended(ControlContext context, Visit visit, InjectionOutcome outcome, AlarmId alarm) => new()
    {
        Kind = RecordKind.Ended,
        At = context.Now,
        Authorisation = visit.Authorisation,
        Point = visit.Point,
        Commanded = visit.Dose,
        Outcome = outcome,
        Alarm = alarm,
        DepthReached = MotionProfile.Park,
    };
}
