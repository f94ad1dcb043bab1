using MesoInjector.Control.Devices;

namespace MesoInjector.Simulator.Bench;

/// <summary>Wires between the switches and the host or the guardian that are broken or shorted; null is a sound wire.</summary>
public sealed class SwitchFaults
{
    /// <summary>The pedal's normally open contact as the host sees it.</summary>
    public bool? PedalNormallyOpen { get; set; }

    /// <summary>The pedal's normally closed contact as the host sees it.</summary>
    public bool? PedalNormallyClosed { get; set; }

    /// <summary>The emergency-stop loop as the host sees it; true is intact.</summary>
    public bool? EmergencyStopLoop { get; set; }

    /// <summary>The service key seems turned.</summary>
    public bool ServiceKey { get; set; }

    /// <summary>The code of the syringe holder as the host sees it.</summary>
    public SyringeCode? Holder { get; set; }

    /// <summary>The needle's home switch as the chip and the guardian see it; true is closed.</summary>
    public bool? NeedleHome { get; set; }

    /// <summary>The plunger's home switch as the chip sees it; true is closed.</summary>
    public bool? PlungerHome { get; set; }

    /// <summary>The emergency-stop loop as the guardian sees it; true is intact.</summary>
    public bool? GuardianEmergencyStopLoop { get; set; }

    /// <summary>How many counts the guardian's needle count is off.</summary>
    public int GuardianNeedleOffset { get; set; }

    /// <summary>How many counts the guardian's plunger count is off.</summary>
    public int GuardianPlungerOffset { get; set; }

    /// <summary>The code of the syringe holder as the guardian sees it.</summary>
    public SyringeCode? GuardianHolder { get; set; }

    /// <summary>The pedal as the guardian sees it; true is pressed.</summary>
    public bool? GuardianPedal { get; set; }
}
