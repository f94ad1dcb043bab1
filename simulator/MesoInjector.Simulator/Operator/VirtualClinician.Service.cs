using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;

namespace MesoInjector.Simulator.Operator;

/// <content>The technician who was here before the session: key turned, targets prepared, pedal held.</content>
public sealed partial class VirtualClinician
{
    /// <summary>The needle is on its way out of the nose by then.</summary>
    private const double OnTheWay = 2.4;

    private static readonly (ServiceWork Work, InjectorState State)[] ServiceFunctions =
        [(ServiceWork.Depth, InjectorState.CalibratingDepth), (ServiceWork.Dose, InjectorState.CalibratingDose), (ServiceWork.Maintenance, InjectorState.Maintenance)];

    private bool _serviceMishapDone;

    private IEnumerable<Wait> Serve()
    {
        foreach ((ServiceWork work, InjectorState state) in ServiceFunctions)
        {
            if (!_habits.Service.HasFlag(work) || _seen.State != InjectorState.Standby)
                continue;
            _workplace.TurnServiceKey(turned: true);
            yield return About(2);
            Say(id => Enter(work, id));
            yield return SeeWithin(2, () => _seen.State == state || _refused);
            foreach (ServiceTarget target in Targets(work))
            {
                if (_seen.State == state)
                {
                    foreach (Wait wait in DriveTo(target, state))
                        yield return wait;
                }
            }

            foreach (Wait wait in LeaveService())
                yield return wait;
        }
    }

    private OperatorCommand Enter(ServiceWork work, Guid id) => work switch
    {
        ServiceWork.Depth => new OperatorCommand.CalibrateDepth(id),
        ServiceWork.Dose => new OperatorCommand.CalibrateDose(id, _order.Protocol.Syringe, _order.Consumables.Fill),
        _ => new OperatorCommand.Maintain(id),
    };

    private static ServiceTarget[] Targets(ServiceWork work) => work switch
    {
        ServiceWork.Depth => [ServiceTarget.NeedleForward(AxisPosition.FromMicrometres(1500)), ServiceTarget.NeedleBack(AxisPosition.FromMicrometres(3500)), ServiceTarget.TouchOff()],
        ServiceWork.Dose => [ServiceTarget.Load(), ServiceTarget.Prime(), ServiceTarget.Deliver(FluidVolume.FromMicrolitres(20), ServiceTarget.UsualFlow)],
        _ => [ServiceTarget.NeedleForward(AxisPosition.FromMicrometres(500)), ServiceTarget.PlungerTo(AxisPosition.FromMicrometres(10_000))],
    };

    private IEnumerable<Wait> DriveTo(ServiceTarget target, InjectorState state)
    {
        if (target.Move == ServiceMove.TouchOff)
            _hands.Dock(_now, 2.0);
        if (target.Move == ServiceMove.Prime)
        {
            _workplace.InsertSyringe(_order.Protocol.Syringe, _order.Consumables.Fill);
            _workplace.FitNeedle(_order.Protocol.Needle);
        }

        yield return About(2);
        Say(id => new OperatorCommand.PrepareTarget(id, target));
        yield return About(1);
        _hands.Press(_now);
        if (!_serviceMishapDone && _habits.Service >= ServiceWork.LetsGo)
        {
            _serviceMishapDone = true;
            yield return Wait.For(TimeSpan.FromSeconds(OnTheWay));
            Misuse();
            yield return About(1);
        }

        yield return SeeWithin(40, () => _seen.State != state || _seen.Service.Reached || _seen.Service.Hold > ServiceHold.PedalUp);
        yield return About(_habits.Service.HasFlag(ServiceWork.HoldsOn) ? 32 : 1.5);
        _hands.Release(_now);
        _hands.LiftOff(_now);
        yield return About(1.5);
    }

    private void Misuse()
    {
        if (_habits.Service.HasFlag(ServiceWork.LetsGo))
            _hands.Release(_now);
        if (_habits.Service.HasFlag(ServiceWork.TurnsKeyBack))
            _workplace.TurnServiceKey(turned: false);
        if (_habits.Service.HasFlag(ServiceWork.HitsStop))
            _workplace.PressEmergencyStop();
        if (_habits.Service.HasFlag(ServiceWork.NoseOnSkin))
            _hands.TouchDown(_now, 1.5);
    }

    /// <summary>Syringe out, key back, and out of whatever the work ended in.</summary>
    private IEnumerable<Wait> LeaveService()
    {
        _workplace.RemoveSyringe();
        yield return About(1);
        if (!Safe(_seen.State))
            Say(id => new OperatorCommand.LeaveService(id));
        yield return About(1);
        _workplace.TurnServiceKey(turned: false);
        yield return SeeWithin(40, () => _seen.State == InjectorState.Standby || Safe(_seen.State));
        foreach (Wait wait in LeaveSafeState())
            yield return wait;
    }
}
