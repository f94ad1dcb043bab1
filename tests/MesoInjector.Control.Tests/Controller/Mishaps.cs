using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>A hand that works, and now and then does the wrong thing or has something break for a while, all from a seed.</summary>
internal sealed class Mishaps
{
    /// <summary>Nobody answers what the screen shows sooner; a withdrawal under power is over by then.</summary>
    private const int ReactionCycles = 350;

    private static readonly SpoilInputs[] All =
    [
        (ref InjectorInputs i) => i.Readings.Analog.Valid = false,
        (ref InjectorInputs i) => i.Readings.Analog.Contact = AppliedForce.FromMillinewtons(100),
        (ref InjectorInputs i) => i.Readings.Analog.Contact = AppliedForce.FromMillinewtons(9000),
        (ref InjectorInputs i) => i.Readings.Analog.LinePressure = FluidPressure.FromKilopascals(300),
        (ref InjectorInputs i) => i.Readings.Analog.LinePressure = FluidPressure.Zero,
        (ref InjectorInputs i) => i.Readings.Analog.Supply = RailVoltage.FromMillivolts(9000),
        (ref InjectorInputs i) => i.Readings.Needle.Conditions |= AxisConditions.Stalled,
        (ref InjectorInputs i) => i.Readings.Needle.Conditions |= AxisConditions.Reset,
        (ref InjectorInputs i) => i.Readings.Needle.Conditions = AxisConditions.None,
        (ref InjectorInputs i) => i.Readings.Plunger.Conditions |= AxisConditions.Short,
        (ref InjectorInputs i) => i.Readings.Plunger.Conditions &= ~AxisConditions.Configured,
        (ref InjectorInputs i) => i.Readings.Needle.Measured += AxisPosition.FromMicrometres(130),
        (ref InjectorInputs i) => i.Readings.Needle.Measured -= AxisPosition.FromMicrometres(130),
        (ref InjectorInputs i) => i.Readings.Plunger.Measured += AxisPosition.FromMicrometres(70),
        (ref InjectorInputs i) => i.Readings.Plunger.Measured -= AxisPosition.FromMicrometres(70),
        (ref InjectorInputs i) => i.Readings.Guardian.Age = TimeSpan.FromMilliseconds(70),
        (ref InjectorInputs i) => i.Readings.Guardian.Mode = GuardianMode.Tripped,
        (ref InjectorInputs i) => i.Readings.Guardian.Mode = GuardianMode.Locked,
        (ref InjectorInputs i) => i.Readings.Guardian.Mode = GuardianMode.Standby,
        (ref InjectorInputs i) => i.Readings.Guardian.Syringe = SyringeCode.FiveMillilitre,
        (ref InjectorInputs i) => i.Readings.Guardian.SameLimits = false,
        (ref InjectorInputs i) => i.Readings.Switches = default,
        (ref InjectorInputs i) => i.Readings.Switches.EmergencyStopLoopIntact = false,
        (ref InjectorInputs i) => i.Readings.Switches.PedalNormallyClosedClosed = i.Readings.Switches.PedalNormallyOpenClosed,
        (ref InjectorInputs i) => i.Readings.Switches.Syringe = SyringeCode.None,
        (ref InjectorInputs i) => i.Receipt = default,
        (ref InjectorInputs i) => i.Lateness = TimeSpan.FromMilliseconds(4),
    ];

    private static readonly Func<Guid, OperatorCommand>[] Commands =
    [
        id => new OperatorCommand.Stop(id), id => new OperatorCommand.Arm(id), id => new OperatorCommand.Arm(id), id => new OperatorCommand.Disarm(id),
        id => new OperatorCommand.SkipPoint(id), id => new OperatorCommand.RepeatPoint(id), id => new OperatorCommand.Pause(id),
        id => new OperatorCommand.Resume(id), id => new OperatorCommand.Acknowledge(id), id => new OperatorCommand.Restart(id),
        id => new OperatorCommand.ChangeNeedle(id), id => new OperatorCommand.EndSession(id), id => new OperatorCommand.OpenSession(id, SomeOrder.Sound),
        id => new OperatorCommand.AnswerScreening(id, Control.Treatment.Screening.AllClear), id => new OperatorCommand.FinishPriming(id),
        id => new OperatorCommand.ConfirmSyringe(id), id => new OperatorCommand.ConfirmNeedle(id), id => new OperatorCommand.Unlock(id),
    ];

    private readonly Rig _rig;
    private readonly Random _random;
    private int _handUntil;
    private int _spoilUntil;
    private int _diskSlowUntil;
    private int _cycle;
    private int _since;
    private InjectorState _state;

    public Mishaps(Rig rig, int seed)
    {
        _rig = rig;
        _random = new Random(seed);
    }

    /// <summary>One cycle, with whatever comes to mind.</summary>
    public void Step()
    {
        _cycle++;
        if (_random.Next(4000) == 0)
            _diskSlowUntil = _cycle + 1500;
        _rig.Device.DiskKeepsUp = _cycle >= _diskSlowUntil;
        if (_cycle >= _handUntil)
            Hand();
        if (_cycle >= _spoilUntil)
            Spoil();
        if (_rig.State != _state)
            (_state, _since) = (_rig.State, _cycle);
        bool hasSeen = _cycle - _since > ReactionCycles;
        if (hasSeen && _random.Next(150) == 0 && NextOf(_state) is { } sensible)
            _rig.Say(sensible);
        else if (hasSeen && _random.Next(1000) == 0)
            _rig.Say(Commands[_random.Next(Commands.Length)]);
        else
            _rig.Step();
    }

    /// <summary>Nothing is wrong any more.</summary>
    public void End()
    {
        _rig.Spoil = null;
        _rig.Device.DiskKeepsUp = true;
        _rig.LiftOff();
    }

    /// <summary>What a sensible operator would say in a state.</summary>
    private static Func<Guid, OperatorCommand>? NextOf(InjectorState state) => state switch
    {
        InjectorState.Ready => id => new OperatorCommand.Arm(id),
        InjectorState.Paused => id => new OperatorCommand.Resume(id),
        InjectorState.Faulted => id => new OperatorCommand.Acknowledge(id),
        InjectorState.Tripped or InjectorState.EmergencyStopped => id => new OperatorCommand.Restart(id),
        _ => null,
    };

    /// <summary>Mostly: gun on the skin, then pedal, held for as long as an injection takes.</summary>
    private void Hand()
    {
        HealthyDevice device = _rig.Device;
        bool onSkin = device.ContactMillinewtons >= 300;
        if (!onSkin)
            (device.ContactMillinewtons, device.PedalDown) = (_random.Next(300, 5000), _random.Next(10) == 0);
        else if (_random.Next(4) != 0)
            device.PedalDown = true;
        else
            (device.ContactMillinewtons, device.PedalDown) = (0, _random.Next(10) == 0);
        _handUntil = _cycle + (onSkin && _random.Next(3) != 0 ? _random.Next(2000, 9000) : _random.Next(20, 400));
    }

    private void Spoil()
    {
        bool breaks = _rig.Spoil is null && _random.Next(3) == 0;
        _rig.Spoil = breaks ? All[_random.Next(All.Length)] : null;
        _spoilUntil = _cycle + (breaks ? _random.Next(1, 300) : _random.Next(100, 9000));
    }
}
