using MesoInjector.Control.Devices;
using MesoInjector.Control.Records;

namespace MesoInjector.Control;

/// <summary>Everything the injector wants in one cycle: the door out. <c>default</c> is the safe state: drives off, nothing permitted.</summary>
public struct InjectorOutputs
{
    /// <summary>What the needle axis shall do.</summary>
    public AxisCommand Needle;

    /// <summary>What the plunger axis shall do.</summary>
    public AxisCommand Plunger;

    /// <summary>Whether the motion chips' bridges are enabled.</summary>
    public bool DrivesOn;

    /// <summary>What is wanted of the guardian.</summary>
    public GuardianRequest Guardian;

    /// <summary>Lamp and buzzer.</summary>
    public Annunciation Annunciation;

    /// <summary>What is to be recorded; valid until the next step.</summary>
    public RecordBatch? Records;

    /// <summary>The answer to this cycle's command; null when there was none.</summary>
    public CommandAnswer? Answer;
}
