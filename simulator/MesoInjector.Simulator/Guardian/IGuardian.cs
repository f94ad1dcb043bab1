using MesoInjector.Control.Devices;

namespace MesoInjector.Simulator.Guardian;

/// <summary>A guardian as the bench wires it up: the model, or the firmware itself in an emulated chip.</summary>
public interface IGuardian
{
    /// <summary>The drivers' supply is let through.</summary>
    bool Power { get; }

    /// <summary>Its own pedal contact.</summary>
    bool PedalClosed { set; }

    /// <summary>The emergency-stop loop.</summary>
    bool EmergencyStopClosed { set; }

    /// <summary>The needle's home switch.</summary>
    bool HomeSwitch { set; }

    /// <summary>What the holder's pins show.</summary>
    SyringeCode CodePins { set; }

    /// <summary>The motor rail behind the gate, in millivolts.</summary>
    int RailMillivolts { set; }

    /// <summary>The needle encoder counted: positive toward the patient.</summary>
    void NeedleCount(int count);

    /// <summary>The plunger encoder counted.</summary>
    void PlungerCount(int count);

    /// <summary>Lets its clock run.</summary>
    void Advance(long microseconds);
}
