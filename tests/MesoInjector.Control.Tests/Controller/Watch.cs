using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>
/// Looks at every cycle from outside and knows only the requirements: where the tip may be sent, when power and permits may be asked
/// for, that no dose is without its authorisation. Throws at the first breach.
/// </summary>
internal sealed class Watch(HealthyDevice device)
{
    private static readonly StateSet Unpowered = StateSet.Of(
        InjectorState.Boot, InjectorState.SelfTest, InjectorState.Recovering, InjectorState.Screening, InjectorState.SessionReview,
        InjectorState.EmergencyStopped, InjectorState.Tripped, InjectorState.ShutDown);

    private static readonly StateSet Injecting = StateSet.Of(InjectorState.Inserting, InjectorState.Dispensing, InjectorState.Dwelling, InjectorState.Withdrawing);

    private static readonly StateSet Technician = StateSet.Of(InjectorState.CalibratingDepth, InjectorState.CalibratingDose, InjectorState.Maintenance);

    /// <summary>The axis counts in nanometres and rounds toward home; the guardian's tip zero is up to a count of its encoder.</summary>
    private static readonly AxisPosition Rounding = AxisPosition.FromMicrometres(1);

    /// <summary>As calibrated in the order.</summary>
    private static readonly AxisPosition LostMotion = SomeOrder.Sound.Calibrations.Doses[0].LostMotion;

    /// <summary>What the plunger goes in a millisecond at the flow of the protocol: micrometres per second are nanometres per millisecond.</summary>
    private static readonly AxisPosition Cycle = AxisPosition.FromNanometres(SomeOrder.Sound.Protocol.Syringe.SpeedFor(SomeOrder.Sound.Protocol.Flow).MicrometresPerSecond);

    private readonly Dictionary<AuthorisationId, RecordEntry> _authorised = [];
    private readonly Dictionary<AuthorisationId, RecordEntry> _ended = [];
    private readonly HashSet<AuthorisationId> _ofThisSession = [];
    private GuardianWish _wish;
    private AxisPosition _furthest = AxisPosition.FromMicrometres(int.MinValue / 1000);
    private InjectorState _before;

    /// <summary>Every authorised dose that came to an end.</summary>
    public IReadOnlyDictionary<AuthorisationId, RecordEntry> Ended => _ended;

    /// <summary>Every dose that was authorised.</summary>
    public IReadOnlyDictionary<AuthorisationId, RecordEntry> Authorised => _authorised;

    /// <summary>A dose that was authorised before the device was switched on.</summary>
    public void Expect(AuthorisationId id, int point, Dose dose) =>
        _authorised.Add(id, new RecordEntry { Kind = RecordKind.Authorised, Authorisation = id, Point = point, Commanded = dose });

    public void See(in InjectorInputs inputs, in InjectorOutputs outputs, InjectorState state)
    {
        Records(outputs);
        Needle(inputs, outputs, state);
        Plunger(inputs, outputs, state);
        Retract(inputs, outputs, state);
        Power(inputs, outputs, state);
        Permit(inputs, outputs, state);
        if (state == InjectorState.Inserting && _before != InjectorState.Inserting)
            Inserting(inputs);
        (_before, _wish) = (state, outputs.Guardian.Wish);
    }

    private void Needle(in InjectorInputs inputs, in InjectorOutputs outputs, InjectorState state)
    {
        if (outputs.Needle.Motion != AxisMotion.MoveTo)
            return;
        AxisPosition depth = device.TipAt(outputs.Needle.Target);
        bool held = Held(inputs, state);
        AxisPosition most = Injecting.Contains(state) || (held && state != InjectorState.CalibratingDose) ? HardLimits.CommandableDepth : AxisPosition.Zero;
        if (state != InjectorState.Homing && depth > most + Rounding)
            Breach($"tip sent to {depth} in {state}");
        bool toward = outputs.Needle.Target > inputs.Readings.Needle.Commanded;
        if (outputs.Needle.Speed > (toward ? SpeedTable.Allowed(depth) : HardLimits.NeedleSpeed))
            Breach($"tip sent to {depth} at {outputs.Needle.Speed} in {state}");
        bool service = Technician.Contains(state) && toward && depth > AxisPosition.Zero;
        if (service && (outputs.Needle.Speed > HardLimits.ServiceSpeed || inputs.Readings.Analog.Contact >= HardLimits.ContactLost))
            Breach($"tip sent to {depth} at {outputs.Needle.Speed} in {state} with {inputs.Readings.Analog.Contact} on the nose");
    }

    private void Plunger(in InjectorInputs inputs, in InjectorOutputs outputs, InjectorState state)
    {
        // Without a syringe nothing is displaced.
        bool empty = inputs.Readings.Switches.Syringe == SyringeCode.None;
        _furthest = empty ? device.Plunger : AxisPosition.Max(_furthest, device.Plunger);
        bool forward = outputs.Plunger.Motion == AxisMotion.MoveTo && outputs.Plunger.Target > _furthest;
        bool may = state is InjectorState.Dispensing or InjectorState.Priming or InjectorState.LoadingSyringe or InjectorState.Homing or InjectorState.Changeover
            || (Held(inputs, state) && state != InjectorState.CalibratingDepth);
        if (forward && !may)
            Breach($"plunger sent forward in {state}");
        if (forward && state == InjectorState.Dispensing)
        {
            FluidVolume volume = SomeOrder.Sound.Protocol.Syringe.VolumeFor(outputs.Plunger.Target - _furthest);
            if (volume > SomeOrder.Sound.Protocol.PointLimit)
                Breach($"plunger sent {volume} forward");
        }
    }

    /// <summary>A technician works with key turned and pedal held, by every contact there is.</summary>
    private static bool Held(in InjectorInputs inputs, InjectorState state) => Technician.Contains(state)
        && inputs.Readings.Switches is { Valid: true, ServiceKey: true, PedalNormallyOpenClosed: true, PedalNormallyClosedClosed: false }
        && inputs.Readings.Guardian.PedalClosed;

    /// <summary>
    /// Drawn back only while the needle leaves, and never by more than the largest retract and the play of the screw, reckoned from where
    /// the plunger stood a cycle before.
    /// </summary>
    private void Retract(in InjectorInputs inputs, in InjectorOutputs outputs, InjectorState state)
    {
        bool empty = inputs.Readings.Switches.Syringe == SyringeCode.None;
        if (empty || outputs.Plunger.Motion == AxisMotion.Stop || outputs.Plunger.Target >= inputs.Readings.Plunger.Commanded)
            return;
        AxisPosition most = SomeOrder.Sound.Protocol.Syringe.TravelFor(FluidVolume.FromMicrolitres(15)) + LostMotion + Cycle;
        if (state == InjectorState.CalibratingDose && Held(inputs, state))
            return;
        if (state != InjectorState.Withdrawing || _furthest - outputs.Plunger.Target > most)
            Breach($"plunger drawn back by {_furthest - outputs.Plunger.Target} in {state}");
    }

    private static void Power(in InjectorInputs inputs, in InjectorOutputs outputs, InjectorState state)
    {
        if (!outputs.DrivesOn)
            return;
        if (Unpowered.Contains(state))
            Breach($"drives on in {state}");
        if (!inputs.Readings.Switches.Valid || !inputs.Readings.Switches.EmergencyStopLoopIntact)
            Breach($"drives on in {state} with the emergency stop open");
    }

    private void Permit(in InjectorInputs inputs, in InjectorOutputs outputs, InjectorState state)
    {
        GuardianRequest request = outputs.Guardian;
        if (request.TipZero < AxisPosition.Zero || request.TipZero > GuardianLimits.TipZero)
            Breach($"tip zero {request.TipZero}");
        if (request.Wish != GuardianWish.Permit)
            return;
        if (request.Depth > HardLimits.CommandableDepth || request.Duration > HardLimits.PermitTime)
            Breach($"permit of {request.Depth} for {request.Duration}");
        if (_wish == GuardianWish.Permit)
            return;

        // A permit that is asked for anew: by the pedal alone, and with the tip behind the nose plane or a dose on disk.
        SwitchReading switches = inputs.Readings.Switches;
        bool pressed = switches is { Valid: true, PedalNormallyOpenClosed: true, PedalNormallyClosedClosed: false };
        bool may = (state == InjectorState.Priming && request.Depth <= AxisPosition.Zero) || (state == InjectorState.Armed && OnDisk(inputs));
        if (!pressed || !may)
            Breach($"permit asked for in {state}, pedal {pressed}");
    }

    private void Inserting(in InjectorInputs inputs)
    {
        if (!OnDisk(inputs))
            Breach("needle sent out for a dose that is not on disk");
    }

    /// <summary>The one dose that is open is confirmed.</summary>
    private bool OnDisk(in InjectorInputs inputs)
    {
        AuthorisationId open = default;
        foreach (AuthorisationId id in _authorised.Keys)
        {
            if (!_ended.ContainsKey(id))
                open = id;
        }

        return open != default && inputs.Receipt.Works && inputs.Receipt.LastDurable.Value >= open.Value;
    }

    private void Records(in InjectorOutputs outputs)
    {
        foreach (ref readonly RecordEntry entry in outputs.Records!.Entries)
        {
            if (entry.Kind == RecordKind.SessionOpened)
                _ofThisSession.Clear();
            else if (entry.Kind == RecordKind.Authorised)
                Authorise(entry);
            else if (entry.Kind == RecordKind.Ended)
                End(entry);
        }
    }

    private void Authorise(in RecordEntry entry)
    {
        _ofThisSession.Add(entry.Authorisation);
        if (!_authorised.TryAdd(entry.Authorisation, entry))
            Breach($"{entry.Authorisation} was authorised twice");
        if (_authorised.Count - _ended.Count > 1)
            Breach("a dose was authorised while another is open");
        FluidVolume counted = FluidVolume.Zero;
        foreach (RecordEntry ended in _ended.Values)
        {
            if (ended.Point == entry.Point && _ofThisSession.Contains(ended.Authorisation))
                counted += ended.UpperBound;
        }

        if (counted + entry.Commanded.ToFluidVolume() > SomeOrder.Sound.Protocol.PointLimit)
            Breach($"point {entry.Point} had up to {counted} and was authorised {entry.Commanded} more");
    }

    private void End(in RecordEntry entry)
    {
        if (!_authorised.ContainsKey(entry.Authorisation) || !_ended.TryAdd(entry.Authorisation, entry))
            Breach($"{entry.Authorisation} ended without an authorisation, or twice");
        if (entry.Estimated < FluidVolume.Zero || entry.Estimated > entry.UpperBound || entry.Displaced < FluidVolume.Zero)
            Breach($"{entry.Authorisation}: {entry.Estimated} estimated, {entry.UpperBound} at the most, {entry.Displaced} displaced");
        if (entry.DepthReached > HardLimits.HostDepthTrip + HardLimits.DepthOvershoot)
            Breach($"{entry.Authorisation} reached {entry.DepthReached}");
    }

    private static void Breach(string words) => throw new InvalidOperationException(words);
}
