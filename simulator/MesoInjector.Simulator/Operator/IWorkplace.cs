using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Simulator.Operator;

/// <summary>What an operator can do to the device other than with gun and pedal.</summary>
public interface IWorkplace
{
    /// <summary>Puts a filled syringe into the holder.</summary>
    void InsertSyringe(SyringeType syringe, FluidVolume fill);

    /// <summary>Takes the syringe out.</summary>
    void RemoveSyringe();

    /// <summary>Puts a new needle on.</summary>
    void FitNeedle(NeedleType needle);

    /// <summary>Hits the emergency stop.</summary>
    void PressEmergencyStop();

    /// <summary>Releases the emergency stop.</summary>
    void ReleaseEmergencyStop();

    /// <summary>Turns the service key, or back.</summary>
    void TurnServiceKey(bool turned);
}
