using Stateless;
using Stateless.Graph;
using static MesoInjector.Control.Machine.InjectorState;
using static MesoInjector.Control.Machine.InjectorTrigger;

namespace MesoInjector.Control.Machine;

/// <summary>
/// Which state may follow which, and on what condition. It knows nothing of how anything moves. The guards' words are what a screen
/// shows under a button that is not available.
/// </summary>
/// <remarks>
/// One owner thread. Entry and exit actions are not used: an exception in one would leave the new state and stale queued triggers
/// behind. Triggers that do not fit the state are refused through <see cref="CanFire"/> before they are fired; firing one anyway is
/// a defect and throws.
/// </remarks>
public sealed class InjectorMachine
{
    private readonly StateMachine<InjectorState, InjectorTrigger> _machine;
    private readonly IMachineFacts _facts;

    /// <summary>A machine in <see cref="Boot"/>.</summary>
    /// <param name="facts">What the guards ask.</param>
    public InjectorMachine(IMachineFacts facts)
        : this(facts, Boot)
    {
    }

    /// <summary>A machine in a given state: for the exploration of every state by tests.</summary>
    internal InjectorMachine(IMachineFacts facts, InjectorState initial)
    {
        _facts = facts;
        _machine = new StateMachine<InjectorState, InjectorTrigger>(initial, FiringMode.Queued);
        ConfigureGroups();
        ConfigureStart();
        ConfigurePreparation();
        ConfigureTreatment();
        ConfigureService();
        ConfigureSafeStates();
    }

    /// <summary>The current state.</summary>
    public InjectorState State => _machine.State;

    /// <summary>Whether a trigger would be taken now.</summary>
    public bool CanFire(InjectorTrigger trigger) => _machine.CanFire(trigger);

    /// <summary>Why a trigger would not be taken now.</summary>
    /// <returns>The unmet conditions in words; empty when it would be taken; null when the state does not know the trigger at all.</returns>
    public IReadOnlyList<string>? Unmet(InjectorTrigger trigger)
    {
        if (_machine.CanFire(trigger, out ICollection<string>? unmet))
            return [];

        // The collection is null, not empty, when the trigger is not configured for the state.
        return unmet is null ? null : [.. unmet];
    }

    /// <summary>Why a trigger would not be taken in a state that a snapshot shows, with the facts it shows: for the screen's disabled buttons.</summary>
    /// <param name="state">The state; not a group.</param>
    /// <param name="facts">What holds.</param>
    /// <param name="trigger">What is wanted.</param>
    /// <returns>As <see cref="Unmet(InjectorTrigger)"/>.</returns>
    public static IReadOnlyList<string>? Unmet(InjectorState state, MachineFacts facts, InjectorTrigger trigger) =>
        new InjectorMachine(new KnownFacts(facts), state).Unmet(trigger);

    /// <summary>Changes the state.</summary>
    /// <exception cref="InvalidOperationException">The trigger does not fit the state, or a guard is unmet.</exception>
    public void Fire(InjectorTrigger trigger) => _machine.Fire(trigger);

    /// <summary>Every step it knows, whatever the guards say: from which state, by which trigger.</summary>
    public static IReadOnlyList<(InjectorState From, InjectorTrigger Trigger)> Steps()
    {
        List<(InjectorState, InjectorTrigger)> steps = [];
        foreach (InjectorState state in Enum.GetValues<InjectorState>().Where(state => state < Operational))
        {
            foreach (InjectorTrigger trigger in Enum.GetValues<InjectorTrigger>())
            {
                var machine = new InjectorMachine(new KnownFacts(MachineFacts.None), state);
                if (machine.Unmet(trigger) is not { } unmet)
                    continue;

                // A trigger that is ignored is taken and changes nothing.
                if (unmet.Count == 0)
                    machine.Fire(trigger);
                if (unmet.Count > 0 || machine.State != state)
                    steps.Add((state, trigger));
            }
        }

        return steps;
    }

    /// <summary>The machine as a Mermaid diagram, drawn from itself.</summary>
    public string ToMermaid() => MermaidGraph.Format(_machine.GetInfo(), MermaidGraphDirection.TopToBottom);

    private void ConfigureGroups()
    {
        _machine.Configure(Operational)
            .Permit(Fault, Faulted)
            .Permit(EmergencyStop, EmergencyStopped)
            .Permit(Trip, Tripped);
        _machine.Configure(Session)
            .SubstateOf(Operational);
        _machine.Configure(Preparing)
            .SubstateOf(Session)
            .Permit(EndSession, SessionReview);
        _machine.Configure(Injecting)
            .SubstateOf(Session)
            .Permit(Abort, Withdrawing);
        _machine.Configure(Service)
            .SubstateOf(Operational)
            .Permit(LeaveService, SelfTest);
    }

    private void ConfigureStart()
    {
        _machine.Configure(Boot)
            .SubstateOf(Operational)
            .Permit(Started, SelfTest)
            .Permit(InterruptionFound, Recovering);
        _machine.Configure(Recovering)
            .SubstateOf(Operational)
            .Permit(InterruptionAcknowledged, SelfTest);
        _machine.Configure(SelfTest)
            .SubstateOf(Operational)
            .Permit(SelfTestPassed, Homing)
            .Permit(InjectorTrigger.ShutDown, InjectorState.ShutDown);
        _machine.Configure(Homing)
            .SubstateOf(Operational)
            .PermitIf(Homed, Standby, () => !_facts.SessionOpen, "no session is open")
            .PermitIf(Homed, Paused, () => _facts.SessionOpen && _facts.PlungerTrusted, "a session is open and the plunger's place is known")
            .PermitIf(Homed, Changeover, () => _facts.SessionOpen && !_facts.PlungerTrusted, "a session is open and the plunger's place is lost");
        _machine.Configure(Standby)
            .SubstateOf(Operational)
            .Permit(OpenSession, Screening)
            .PermitIf(CalibrateDepth, CalibratingDepth, () => _facts.ServiceKeyTurned, "the service key is turned")
            .PermitIf(CalibrateDose, CalibratingDose, () => _facts.ServiceKeyTurned, "the service key is turned")
            .PermitIf(Maintain, Maintenance, () => _facts.ServiceKeyTurned, "the service key is turned")
            .Permit(InjectorTrigger.ShutDown, InjectorState.ShutDown);
    }

    private void ConfigurePreparation()
    {
        _machine.Configure(Screening)
            .SubstateOf(Session)
            .Permit(ScreeningCleared, LoadingSyringe)
            .Permit(EndSession, SessionReview);
        _machine.Configure(LoadingSyringe)
            .SubstateOf(Preparing)
            .PermitIf(SyringeLoaded, FittingNeedle, () => _facts.PlungerTrusted, "the plunger's place is known");
        _machine.Configure(FittingNeedle)
            .SubstateOf(Preparing)
            .Permit(NeedleFitted, TouchOff);
        _machine.Configure(TouchOff)
            .SubstateOf(Preparing)
            .Permit(TouchedOff, Priming)
            .Permit(BeginChangeover, Changeover);
        _machine.Configure(Priming)
            .SubstateOf(Preparing)
            .PermitIf(Primed, Ready, () => _facts.PedalUp, "the pedal is up")
            .Permit(BeginChangeover, Changeover);
    }

    private void ConfigureTreatment()
    {
        _machine.Configure(Ready)
            .SubstateOf(Session)
            .PermitIf(Arm, Armed,
                Guard(() => _facts.TipKnown, "the needle is touched off"),
                Guard(() => _facts.NeedlePrimed, "the needle is primed"),
                Guard(() => _facts.PedalUp, "the pedal is up"),
                Guard(() => _facts.NotLockedForService, "no alarm waits for service"),
                Guard(() => _facts.NothingRefusesArming, "no interlock refuses"))
            .Permit(Pause, Paused)
            .Permit(BeginChangeover, Changeover)
            .Permit(EndSession, SessionReview);
        _machine.Configure(Armed)
            .SubstateOf(Session)
            .PermitIf(PedalPressed, Inserting,
                Guard(() => _facts.AuthorisationDurable, "the dose is authorised and the record is on disk"),
                Guard(() => _facts.NothingRefusesArming, "no interlock refuses"))
            .Permit(Disarm, Ready)
            .Permit(Pause, Paused)
            .Permit(EndSession, SessionReview);
        _machine.Configure(Inserting)
            .SubstateOf(Injecting)
            .Permit(DepthReached, Dispensing);
        _machine.Configure(Dispensing)
            .SubstateOf(Injecting)
            .Permit(DoseDelivered, Dwelling);
        _machine.Configure(Dwelling)
            .SubstateOf(Injecting)
            .Permit(Dwelled, Withdrawing);
        _machine.Configure(Withdrawing)
            .SubstateOf(Injecting)
            .Permit(Withdrawn, Armed)
            .Permit(WithdrawnAfterAbort, Ready)
            .Ignore(Abort);
        _machine.Configure(Paused)
            .SubstateOf(Session)
            .Permit(Resume, Ready)
            .Permit(BeginChangeover, Changeover)
            .Permit(EndSession, SessionReview);
        _machine.Configure(Changeover)
            .SubstateOf(Session)
            .Permit(SyringeRemoved, LoadingSyringe)
            .PermitIf(NeedleRemoved, FittingNeedle, () => _facts.PlungerTrusted, "the plunger's place is known")
            .Permit(EndSession, SessionReview);
        _machine.Configure(SessionReview)
            .SubstateOf(Session)
            .Permit(CloseSession, Standby);
    }

    private void ConfigureService()
    {
        _machine.Configure(CalibratingDepth).SubstateOf(Service);
        _machine.Configure(CalibratingDose).SubstateOf(Service);
        _machine.Configure(Maintenance).SubstateOf(Service);
    }

    private void ConfigureSafeStates()
    {
        _machine.Configure(Faulted)
            .Permit(EmergencyStop, EmergencyStopped)
            .Permit(Trip, Tripped)
            .Ignore(Fault)
            .PermitIf(Acknowledge, SelfTest,
                Guard(() => _facts.FaultConditionsGone, "the cause is gone"),
                Guard(() => _facts.NotLockedForService, "no alarm waits for service"))
            .Permit(InjectorTrigger.ShutDown, InjectorState.ShutDown);
        _machine.Configure(EmergencyStopped)
            .Ignore(Fault)
            .Ignore(Trip)
            .Ignore(EmergencyStop)
            .PermitIf(Restart, SelfTest,
                Guard(() => _facts.EmergencyStopReleased, "the emergency stop is released"),
                Guard(() => _facts.PedalUp, "the pedal is up"),
                Guard(() => _facts.FaultConditionsGone, "the cause is gone"))
            .Permit(InjectorTrigger.ShutDown, InjectorState.ShutDown);
        _machine.Configure(Tripped)
            .Ignore(Fault)
            .Ignore(Trip)
            .Permit(EmergencyStop, EmergencyStopped)
            .PermitIf(Restart, SelfTest,
                Guard(() => _facts.EmergencyStopReleased, "the emergency stop is released"),
                Guard(() => _facts.PedalUp, "the pedal is up"),
                Guard(() => _facts.FaultConditionsGone, "the cause is gone"))
            .Permit(InjectorTrigger.ShutDown, InjectorState.ShutDown);
        _machine.Configure(InjectorState.ShutDown)
            .Ignore(Fault)
            .Ignore(Trip)
            .Ignore(EmergencyStop)
            .Ignore(InjectorTrigger.ShutDown);
    }

    private static Tuple<Func<bool>, string> Guard(Func<bool> condition, string words) => new(condition, words);
}
