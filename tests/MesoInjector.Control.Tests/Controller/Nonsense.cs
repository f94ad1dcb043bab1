using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Servicing;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>Inputs as no device would give them, from a seed: every field anything it can hold, changing now and then.</summary>
internal sealed class Nonsense(int seed)
{
    private readonly Random _random = new(seed);
    private InjectorInputs _inputs;
    private long _now;

    /// <summary>The next cycle's inputs.</summary>
    public ref readonly InjectorInputs Next()
    {
        _now += Rarely ? _random.Next(1, 100_000) : 1000;
        _inputs.Now = MonotonicTime.FromMicroseconds(_now);
        _inputs.Lateness = Rarely ? TimeSpan.FromMicroseconds(_random.Next(10_000)) : TimeSpan.Zero;
        ref DeviceReadings readings = ref _inputs.Readings;
        SpoilAxis(ref readings.Needle);
        SpoilAxis(ref readings.Plunger);
        SpoilAnalog(ref readings.Analog);
        SpoilGuardian(ref readings.Guardian);
        SpoilSwitches(ref readings.Switches);
        if (Rarely)
            _inputs.Receipt = new RecordReceipt(new AuthorisationId(_random.Next(5)), Flip, new AuthorisationId(_random.Next(2)), _random.Next(3), default);
        _inputs.Command = Rarely ? Command() : null;
        return ref _inputs;
    }

    private bool Flip => _random.Next(2) == 0;

    private bool Rarely => _random.Next(40) == 0;

    /// <summary>Anything a driver can report: it never lets a place beyond 400 mm through.</summary>
    private AxisPosition Place => AxisPosition.FromNanometres(_random.Next(-400_000_000, 400_000_001));

    private void SpoilAxis(ref AxisReading axis)
    {
        if (Rarely)
            axis.Commanded = Place;
        if (Rarely)
            axis.Measured = Flip ? axis.Commanded : Place;
        if (Rarely)
            axis.Conditions = (AxisConditions)_random.Next(1 << 11);
        else if (Rarely)
            axis.Conditions = AxisConditions.Answers | AxisConditions.Configured | AxisConditions.Enabled | AxisConditions.AtTarget;
        if (Rarely)
            (axis.HomeLatch, axis.HomeCaptures) = (Place, (byte)_random.Next(256));
    }

    private void SpoilAnalog(ref AnalogReading analog)
    {
        if (!Rarely)
            return;
        analog = new AnalogReading
        {
            Valid = !Rarely,
            HasLinePressure = Flip,
            Contact = AppliedForce.FromMillinewtons(_random.Next(-2000, 10_000)),
            PlungerForce = AppliedForce.FromMillinewtons(_random.Next(-2000, 100_000)),
            LinePressure = FluidPressure.FromPascals(_random.Next(-50_000, 800_000)),
            Supply = RailVoltage.FromMillivolts(Flip ? 12_000 : _random.Next(30_000)),
            Temperature = BoardTemperature.FromCentiDegreesCelsius(_random.Next(-4000, 15_000)),
        };
    }

    private void SpoilGuardian(ref GuardianReading guardian)
    {
        guardian.Age = Rarely ? TimeSpan.FromMilliseconds(_random.Next(200)) : TimeSpan.Zero;
        if (!Rarely)
            return;
        guardian.Mode = (GuardianMode)_random.Next(6);
        guardian.Trip = (GuardianTrip)_random.Next(14);
        guardian.Syringe = (SyringeCode)_random.Next(4);
        guardian.SameLimits = !Rarely;
        guardian.PedalClosed = Flip;
        guardian.Depth = Place;
        guardian.Plunger = Place;
        guardian.StatusNumber = (byte)_random.Next(256);
    }

    private void SpoilSwitches(ref SwitchReading switches)
    {
        if (!Rarely)
            return;
        bool down = Flip;
        switches = new SwitchReading
        {
            Valid = !Rarely,
            PedalNormallyOpenClosed = down,
            PedalNormallyClosedClosed = Rarely ? down : !down,
            EmergencyStopLoopIntact = !Rarely,
            ServiceKey = Flip,
            Syringe = (SyringeCode)_random.Next(4),
        };
    }

    private OperatorCommand Command()
    {
        Guid id = new(_random.Next(), 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
        OperatorCommand[] all =
        [
            new OperatorCommand.Stop(id), new OperatorCommand.OpenSession(id, SomeOrder.Sound), new OperatorCommand.AnswerScreening(id, Control.Treatment.Screening.AllClear),
            new OperatorCommand.ConfirmSyringe(id), new OperatorCommand.ConfirmNeedle(id), new OperatorCommand.StartTouchOff(id), new OperatorCommand.FinishPriming(id),
            new OperatorCommand.Arm(id), new OperatorCommand.Disarm(id), new OperatorCommand.SkipPoint(id), new OperatorCommand.RepeatPoint(id),
            new OperatorCommand.Pause(id), new OperatorCommand.Resume(id), new OperatorCommand.ChangeSyringe(id, FluidVolume.FromMicrolitres(_random.Next(4000))),
            new OperatorCommand.ChangeNeedle(id), new OperatorCommand.EndSession(id), new OperatorCommand.CloseSession(id), new OperatorCommand.Acknowledge(id), new OperatorCommand.Silence(id),
            new OperatorCommand.Restart(id), new OperatorCommand.Unlock(id), new OperatorCommand.ShutDown(id),
            new OperatorCommand.CalibrateDepth(id), new OperatorCommand.CalibrateDose(id, Control.Treatment.SyringeType.All[_random.Next(3)], FluidVolume.FromMicrolitres(_random.Next(4000))),
            new OperatorCommand.Maintain(id), new OperatorCommand.LeaveService(id), new OperatorCommand.PrepareTarget(id, new ServiceTarget((ServiceMove)_random.Next(10),
                AxisPosition.FromMicrometres(_random.Next(-500, 4000)), FluidVolume.FromMicrolitres(_random.Next(-5, 210)), FlowRate.FromMicrolitresPerSecond(_random.Next(1, 110)))),
        ];

        // Switching off ends everything: seldom, or nothing else would be seen.
        OperatorCommand chosen = all[_random.Next(all.Length)];
        return chosen is OperatorCommand.ShutDown && !Rarely ? new OperatorCommand.Restart(id) : chosen;
    }
}
