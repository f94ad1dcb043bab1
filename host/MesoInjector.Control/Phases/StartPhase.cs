using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Phases;

/// <summary>From power-up to standby: boot, recovery, self-test, homing.</summary>
internal sealed class StartPhase : Phase
{
    /// <summary>The hardware needs a moment to come up before it is judged.</summary>
    private static readonly TimeSpan BootTime = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan SelfTestLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan HomingLimit = TimeSpan.FromSeconds(40);

    private static readonly AxisPosition ParkTolerance = AxisPosition.FromMicrometres(50);

    private readonly SelfTest _selfTest = new();

    private readonly HomingStroke _needle = new(AxisPosition.FromMicrometres(11_000), MotionProfile.HomingSpeed, MotionProfile.NeedleAcceleration);

    private readonly HomingStroke _plunger = new(AxisPosition.FromMicrometres(64_000), MotionProfile.PlungerHomingSpeed, MotionProfile.PlungerAcceleration);

    /// <summary>The checks of the self-test and which of them hold.</summary>
    public SelfTest SelfTest => _selfTest;

    public override void Enter(ControlContext context)
    {
        _needle.Cancel();
        _plunger.Cancel();
        if (context.State == InjectorState.SelfTest)
            _selfTest.Begin();
        if (context.State == InjectorState.Homing)
            context.NeedleAxis.Distrust();
    }

    public override void Run(ControlContext context)
    {
        context.AskGuardian(GuardianWish.Standby);
        context.ReleasePlunger();
        switch (context.State)
        {
            case InjectorState.Boot when context.InState >= BootTime:
                context.Fire(context.Receipt.Interrupted == default ? InjectorTrigger.Started : InjectorTrigger.InterruptionFound);
                break;
            case InjectorState.Recovering:
                context.Raise(AlarmId.InterruptedInjection);
                break;
            case InjectorState.SelfTest:
                RunSelfTest(context);
                break;
            case InjectorState.Homing:
                RunHoming(context);
                break;
            default:
                break;
        }
    }

    private void RunSelfTest(ControlContext context)
    {
        // Homing is done by both, or they would not agree on where the needle is. A guardian that stands by is made to cut the power first;
        // one that tripped is asked to start anew, and agrees only with the pedal up and the emergency stop released.
        context.AskGuardian(context.Situation.Readings.Guardian.Mode == GuardianMode.Tripped ? GuardianWish.Reset : GuardianWish.StartAnew);

        if (_selfTest.Passes(context))
        {
            context.Fire(InjectorTrigger.SelfTestPassed);
        }
        else if (context.InState > SelfTestLimit)
        {
            context.Detail = _selfTest.FirstFailure;
            context.Raise(AlarmId.SelfTestFailed);
            context.Fire(InjectorTrigger.Fault);
        }
    }

    private void RunHoming(ControlContext context)
    {
        ref DeviceReadings readings = ref context.Situation.Readings;
        context.PhaseLimit = HomingLimit;
        if (readings.Guardian.Mode is GuardianMode.Locked or GuardianMode.Tripped)
        {
            context.AskGuardian(GuardianWish.Home);
            return;
        }

        context.Outputs.DrivesOn = true;
        if (!readings.Needle.Has(AxisConditions.Enabled) || !readings.Plunger.Has(AxisConditions.Enabled))
            return;
        if (!context.NeedleAxis.Trusted)
            HomeNeedle(context, readings.Needle);
        else if (!context.PlungerAxis.Trusted && !context.SessionOpen)
            HomePlunger(context, readings);
        else
            Park(context, readings.Needle);
    }

    private void HomeNeedle(ControlContext context, in AxisReading needle)
    {
        if (!_needle.Running)
            _needle.Begin(needle);
        context.Outputs.Needle = _needle.Run(needle);
        if (_needle.Seeking)
            context.AskGuardian(GuardianWish.Home);
        if (_needle.Done)
            context.NeedleAxis.TrustHome(_needle.Home);
        FailOn(context, _needle.Failure, "needle axis");
    }

    private void HomePlunger(ControlContext context, in DeviceReadings readings)
    {
        Park(context, readings.Needle, thenDone: false);
        if (readings.Switches.Syringe != SyringeCode.None)
        {
            // Retracting would pull the plunger out of the syringe.
            context.Raise(AlarmId.RemoveSyringe);
            context.WaitForPerson();
            _plunger.Cancel();
            return;
        }

        context.Alarms.Withdraw(AlarmId.RemoveSyringe);
        if (!_plunger.Running)
            _plunger.Begin(readings.Plunger);
        context.MovePlunger(_plunger.Run(readings.Plunger));
        if (_plunger.Done)
            context.PlungerAxis.TrustHome(_plunger.Home);
        FailOn(context, _plunger.Failure, "plunger axis");
    }

    private static void Park(ControlContext context, in AxisReading needle, bool thenDone = true)
    {
        context.ParkNeedle();
        if (thenDone && ControlContext.Stands(needle, context.NeedleAxis.PlaceFor(MotionProfile.Park), ParkTolerance))
            context.Fire(InjectorTrigger.Homed);
    }

    private static void FailOn(ControlContext context, string? failure, string axis)
    {
        if (failure is null)
            return;
        context.Detail = $"{axis}: {failure}";
        context.Raise(AlarmId.HomingFailed);
        context.Fire(InjectorTrigger.Fault);
    }
}
