using MesoInjector.Control.Alarms;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>Takes what operators want, or says why not. A command repeated with the same id is answered again and not done again.</summary>
internal sealed class CommandDesk
{
    /// <summary>How many answers are remembered; a repeat comes within seconds.</summary>
    private const int Memory = 64;

    private readonly CommandAnswer?[] _answers = new CommandAnswer?[Memory];
    private readonly PreparationPhase _preparation;
    private readonly ServicePhase _service;
    private int _next;

    public CommandDesk(PreparationPhase preparation, ServicePhase service)
    {
        _preparation = preparation;
        _service = service;
    }

    public CommandAnswer Take(ControlContext context, OperatorCommand command)
    {
        foreach (CommandAnswer? known in _answers)
        {
            if (known?.Id == command.Id)
                return known;
        }

        Refusal? refusal = Do(context, command);
        if (refusal is null)
            context.Records.Add(new RecordEntry { Kind = RecordKind.CommandTaken, At = context.Now, Attachment = command });
        else
            context.Refuse(refusal);
        var answer = new CommandAnswer(command.Id, refusal);
        _answers[_next] = answer;
        _next = (_next + 1) % Memory;
        return answer;
    }

    private Refusal? Do(ControlContext context, OperatorCommand command) => command switch
    {
        OperatorCommand.Stop => Stop(context),
        OperatorCommand.OpenSession open => OpenSession(context, open.Order),
        OperatorCommand.AnswerScreening answers => AnswerScreening(context, answers.Screening),
        OperatorCommand.ConfirmSyringe => ConfirmSyringe(context),
        OperatorCommand.ConfirmNeedle => ConfirmNeedle(context),
        OperatorCommand.StartTouchOff => StartTouchOff(context),
        OperatorCommand.FinishPriming => FinishPriming(context),
        OperatorCommand.Arm => Arm(context),
        OperatorCommand.Disarm => FireOrRefuse(context, InjectorTrigger.Disarm),
        OperatorCommand.SkipPoint => SkipPoint(context),
        OperatorCommand.RepeatPoint => RepeatPoint(context),
        OperatorCommand.Pause => FireOrRefuse(context, InjectorTrigger.Pause),
        OperatorCommand.Resume => FireOrRefuse(context, InjectorTrigger.Resume),
        OperatorCommand.ChangeSyringe change => ChangeSyringe(context, change.Fill),
        OperatorCommand.ChangeNeedle => ChangeNeedle(context),
        OperatorCommand.EndSession => FireOrRefuse(context, InjectorTrigger.EndSession),
        OperatorCommand.CloseSession => CloseSession(context),
        OperatorCommand.Acknowledge => Acknowledge(context),
        OperatorCommand.Silence => Silence(context),
        OperatorCommand.Restart => Restart(context),
        OperatorCommand.Unlock => Unlock(context),
        OperatorCommand.CalibrateDepth => FireOrRefuse(context, InjectorTrigger.CalibrateDepth),
        OperatorCommand.CalibrateDose dose => CalibrateDose(context, dose.Syringe, dose.Fill),
        OperatorCommand.Maintain => FireOrRefuse(context, InjectorTrigger.Maintain),
        OperatorCommand.PrepareTarget prepare => _service.Prepare(context, prepare.Target),
        OperatorCommand.LeaveService => LeaveService(context),
        OperatorCommand.ShutDown => FireOrRefuse(context, InjectorTrigger.ShutDown),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "a command nobody knows"),
    };

    private Refusal? Stop(ControlContext context)
    {
        if (context.State is InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling)
        {
            context.AbortCause = default(AlarmId);
            context.Fire(InjectorTrigger.Abort);
        }
        else if (context.State == InjectorState.Armed)
        {
            context.Fire(InjectorTrigger.Disarm);
        }
        else if (context.State == InjectorState.TouchOff)
        {
            _preparation.CancelTouchOff();
        }
        else if (context.State == InjectorState.Homing)
        {
            context.Detail = "stopped by an operator";
            context.Raise(AlarmId.HomingFailed);
            context.Fire(InjectorTrigger.Fault);
        }
        else if (ServicePhase.Is(context.State))
        {
            _service.Withdraw();
        }

        // Anywhere else nothing moves that a stop could end, and asking for it is no mistake.
        return null;
    }

    private static Refusal? OpenSession(ControlContext context, SessionOrder order)
    {
        if (Unmet(context, InjectorTrigger.OpenSession) is { } refusal)
            return refusal;
        if (order.Block() is { } blocked)
            return blocked;
        NeedleDepth? largest = order.Calibrations.LargestDepth(order.Date);
        if (largest is null || order.Calibrations.DoseFor(order.Protocol.Syringe, order.Date) is null)
        {
            return new Refusal(RefusalCode.Calibration,
                $"There is no valid {(largest is null ? "depth" : "dose")} calibration for handpiece {order.Calibrations.Handpiece} with a {order.Protocol.Syringe} syringe on {order.Date:yyyy-MM-dd}.",
                "Ask a technician to calibrate.");
        }

        if (order.Protocol.Depth > largest)
        {
            return new Refusal(RefusalCode.Depth,
                $"{order.Protocol.Depth} is asked for; {largest} is the largest depth with this calibration (3.70 mm less its uncertainty and that of the touch-off).",
                "Choose a shallower protocol, or calibrate again.");
        }

        var session = new SessionState(order);
        if (session.Forecast.Refusal is { } inaccurate)
            return inaccurate;
        context.Session = session;
        context.NeedleAxis.Calibrate(order.Calibrations.Depth!.ScalePartsPerMillion);
        context.Records.Add(new RecordEntry { Kind = RecordKind.SessionOpened, At = context.Now, Attachment = order });
        context.Fire(InjectorTrigger.OpenSession);
        return null;
    }

    private static Refusal? AnswerScreening(ControlContext context, Screening screening)
    {
        if (Unmet(context, InjectorTrigger.ScreeningCleared) is { } refusal)
            return refusal;
        context.Records.Add(new RecordEntry { Kind = RecordKind.ScreeningAnswered, At = context.Now, Attachment = screening });
        if (screening.Block() is { } blocked)
            return blocked;
        context.Session!.ScreeningCleared = true;
        context.Session.ChangingSyringe = true;
        context.Fire(InjectorTrigger.ScreeningCleared);
        return null;
    }

    private static Refusal? ConfirmSyringe(ControlContext context)
    {
        if (Unmet(context, InjectorTrigger.SyringeLoaded) is { } refusal)
            return refusal;
        if (!PreparationPhase.ReadyForSyringe(context))
            return new Refusal(RefusalCode.NotNow, "The plunger axis is still on its way to where the syringe's plunger will be.", "Wait until it stands, then put the syringe in.");
        Situation situation = context.Situation;
        SyringeType declared = context.Session!.Protocol.Syringe;
        if (situation.Readings.Switches.Syringe != declared.Code || situation.Readings.Guardian.Syringe != declared.Code)
            return RefusalWords.For(AlarmId.WrongSyringe, context);
        context.Fire(InjectorTrigger.SyringeLoaded);
        return null;
    }

    private static Refusal? ConfirmNeedle(ControlContext context)
    {
        if (Unmet(context, InjectorTrigger.NeedleFitted) is { } refusal)
            return refusal;
        context.Session!.InsertionsOfNeedle = 0;
        context.Fire(InjectorTrigger.NeedleFitted);
        return null;
    }

    private Refusal? StartTouchOff(ControlContext context)
    {
        if (context.State != InjectorState.TouchOff)
            return NotNow(context, "a touch-off");
        if (context.Alarms.Active.Contains(AlarmId.TouchOffFailed))
            return new Refusal(RefusalCode.NotNow, "The last touch-off failed.", "Acknowledge the alarm after its remedy, then start again.");
        // Pressed twice: the one under way goes on.
        if (!_preparation.TouchingOff)
            _preparation.StartTouchOff(context);
        return null;
    }

    private Refusal? FinishPriming(ControlContext context)
    {
        if (Unmet(context, InjectorTrigger.Primed) is { } refusal)
            return refusal;
        if (_preparation.BlocksPrimed(context) is { } blocked)
            return blocked;
        _preparation.FinishPriming(context);
        context.Session!.ChangingSyringe = false;
        context.Fire(InjectorTrigger.Primed);
        return null;
    }

    private static Refusal? Arm(ControlContext context)
    {
        if (context.Machine.CanFire(InjectorTrigger.Arm))
        {
            context.Fire(InjectorTrigger.Arm);
            return null;
        }

        if (context.State != InjectorState.Ready)
            return NotNow(context, "arming");
        if (context.Alarms.LockedForService)
            return new Refusal(RefusalCode.Locked, "The same alarm came back three times in ten minutes.", "Service must acknowledge it with the key turned.");
        AlarmSet refusing = context.Interlocks.Refusing;
        Refusal? first = null;
        foreach (AlarmId alarm in refusing.ToList())
        {
            context.Raise(alarm);
            first ??= RefusalWords.For(alarm, context);
        }

        return first ?? Unmet(context, InjectorTrigger.Arm);
    }

    private static Refusal? SkipPoint(ControlContext context)
    {
        if (context.State is not (InjectorState.Ready or InjectorState.Armed or InjectorState.Paused))
            return NotNow(context, "leaving out a point");
        if (context.Session!.Progress.Current is null)
            return new Refusal(RefusalCode.PlanComplete, "The plan is complete.", "End the session.");
        TreatmentPhase.CloseUnusedVisit(context);
        context.Session.Progress.Skip();
        return null;
    }

    private static Refusal? RepeatPoint(ControlContext context)
    {
        if (context.State is not (InjectorState.Ready or InjectorState.Armed or InjectorState.Paused))
            return NotNow(context, "going back to a point");
        TreatmentPhase.CloseUnusedVisit(context);
        return context.Session!.Progress.GoBack()
            ? null
            : new Refusal(RefusalCode.PlanComplete, "No earlier point waits for the rest of its dose.", "Go on with the next point.");
    }

    private static Refusal? ChangeSyringe(ControlContext context, FluidVolume fill)
    {
        if (context.State != InjectorState.Changeover && Unmet(context, InjectorTrigger.BeginChangeover) is { } refusal)
            return refusal;
        SyringeType syringe = context.Session!.Protocol.Syringe;
        if (fill <= syringe.DeadSpace || fill > syringe.Capacity)
        {
            return new Refusal(RefusalCode.FillVolume, $"{fill} was declared; a {syringe} syringe holds up to {syringe.Capacity}, of which {syringe.DeadSpace} cannot be delivered.",
                "Declare what the syringe holds.");
        }

        context.Session.Fill = fill;
        context.Session.ChangingSyringe = true;
        if (context.State != InjectorState.Changeover)
            context.Fire(InjectorTrigger.BeginChangeover);
        return null;
    }

    private static Refusal? ChangeNeedle(ControlContext context)
    {
        if (context.State != InjectorState.Changeover)
        {
            if (Unmet(context, InjectorTrigger.BeginChangeover) is { } refusal)
                return refusal;
            context.Session!.ChangingSyringe = false;
            context.Fire(InjectorTrigger.BeginChangeover);
        }

        if (Unmet(context, InjectorTrigger.NeedleRemoved) is { } unmet)
            return unmet;
        context.Fire(InjectorTrigger.NeedleRemoved);
        return null;
    }

    private static Refusal? CalibrateDose(ControlContext context, SyringeType syringe, FluidVolume fill)
    {
        if (Unmet(context, InjectorTrigger.CalibrateDose) is { } refusal)
            return refusal;
        if (fill <= syringe.DeadSpace || fill > syringe.Capacity)
        {
            return new Refusal(RefusalCode.FillVolume, $"{fill} was declared; a {syringe} syringe holds up to {syringe.Capacity}, of which {syringe.DeadSpace} cannot be delivered.",
                "Declare what the syringe holds.");
        }

        context.ServiceSyringe = syringe;
        context.ServiceFill = fill;
        context.Fire(InjectorTrigger.CalibrateDose);
        return null;
    }

    private Refusal? LeaveService(ControlContext context)
    {
        if ((Unmet(context, InjectorTrigger.LeaveService) ?? ServicePhase.BlocksLeaving(context)) is { } refusal)
            return refusal;
        _service.Leave(context);
        context.Fire(InjectorTrigger.LeaveService);
        return null;
    }

    private static Refusal? CloseSession(ControlContext context)
    {
        if (Unmet(context, InjectorTrigger.CloseSession) is { } refusal)
            return refusal;
        context.Records.Add(new RecordEntry { Kind = RecordKind.SessionClosed, At = context.Now, Displaced = context.Session!.Ledger.SessionTotal });
        context.Fire(InjectorTrigger.CloseSession);
        context.Session = null;
        context.NeedleAxis.ForgetTip();
        context.PlungerAxis.Release();
        return null;
    }

    private static Refusal? Acknowledge(ControlContext context)
    {
        if (context.State is InjectorState.EmergencyStopped or InjectorState.Tripped)
            return new Refusal(RefusalCode.NotNow, "This alarm is latched.", "Choose Restart when its cause is gone.");
        AcknowledgeAll(context);
        if (context.State == InjectorState.Recovering)
        {
            CloseInterrupted(context);
            context.Fire(InjectorTrigger.InterruptionAcknowledged);
        }

        // Where the fault stays, so does what is known of it.
        if (context.State == InjectorState.Faulted && FireOrRefuse(context, InjectorTrigger.Acknowledge) is { } refusal)
            return refusal;
        context.Detail = "";
        return null;
    }

    private static Refusal? Silence(ControlContext context)
    {
        if (context.Alarms.Active.IsEmpty)
            return new Refusal(RefusalCode.NotNow, "No alarm is there whose sound could be paused.", "Nothing needs to be done.");
        context.Alarms.Silence(context.Now);
        return null;
    }

    /// <summary>Nobody knows what went in before the stop: all that was authorised counts.</summary>
    private static void CloseInterrupted(ControlContext context) => context.Records.Add(new RecordEntry
    {
        Kind = RecordKind.Ended,
        At = context.Now,
        Authorisation = context.Receipt.Interrupted,
        Point = context.Receipt.InterruptedPoint,
        UpperBound = context.Receipt.InterruptedMost,
        Outcome = InjectionOutcome.Interrupted,
        Alarm = AlarmId.InterruptedInjection,
    });

    private static Refusal? Restart(ControlContext context)
    {
        if (Unmet(context, InjectorTrigger.Restart) is { } refusal)
            return refusal;
        AcknowledgeAll(context);
        context.Detail = "";
        context.Fire(InjectorTrigger.Restart);
        return null;
    }

    private static Refusal? Unlock(ControlContext context)
    {
        if (!context.ServiceKeyTurned)
            return new Refusal(RefusalCode.Locked, "The service key is not turned.", "Service turns the key and unlocks.");
        context.Alarms.Unlock();
        return null;
    }

    private static void AcknowledgeAll(ControlContext context)
    {
        foreach (AlarmId alarm in context.Alarms.Active.ToList())
        {
            if (AlarmCatalogue.Of(alarm).Clearing is AlarmClearing.Acknowledge or AlarmClearing.Rehome or AlarmClearing.Restart)
                context.Acknowledge(alarm);
        }
    }

    private static Refusal? FireOrRefuse(ControlContext context, InjectorTrigger trigger)
    {
        if (Unmet(context, trigger) is { } refusal)
            return refusal;
        context.Fire(trigger);
        return null;
    }

    /// <summary>Why a trigger is not taken now; null when it would be.</summary>
    private static Refusal? Unmet(ControlContext context, InjectorTrigger trigger)
    {
        IReadOnlyList<string>? unmet = context.Machine.Unmet(trigger);
        if (unmet is null)
            return NotNow(context, trigger.ToString());
        return unmet.Count == 0
            ? null
            : new Refusal(RefusalCode.NotNow, $"{trigger} needs: {string.Join("; ", unmet)}.", "Do what is missing, then try again.");
    }

    private static Refusal NotNow(ControlContext context, string what) =>
        new(RefusalCode.NotNow, $"The state is {context.State}; {what} does not fit it.", "Look at the state shown and what it offers.");
}
