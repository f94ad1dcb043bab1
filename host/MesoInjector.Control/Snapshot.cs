using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control;

/// <summary>What a screen shows, as a plain value. Filled on demand; reading it changes nothing.</summary>
public struct Snapshot
{
    /// <summary>When.</summary>
    public MonotonicTime At { get; set; }

    /// <summary>The state.</summary>
    public InjectorState State { get; set; }

    /// <summary>The active alarms.</summary>
    public AlarmSet Alarms { get; set; }

    /// <summary>The interlocks that refuse arming now.</summary>
    public AlarmSet Refusing { get; set; }

    /// <summary>More about the latest failure, in words; empty when there is none.</summary>
    public string Detail { get; set; }

    /// <summary>The needle's place can be believed.</summary>
    public bool NeedleTrusted { get; set; }

    /// <summary>The tip by the encoder, from the nose plane; negative is inside the nose.</summary>
    public AxisPosition Depth { get; set; }

    /// <summary>The needle's speed toward the patient.</summary>
    public AxisSpeed NeedleSpeed { get; set; }

    /// <summary>The furthest the plunger has been.</summary>
    public AxisPosition Plunger { get; set; }

    /// <summary>The nose on the skin.</summary>
    public AppliedForce Contact { get; set; }

    /// <summary>The pressure estimated in the syringe.</summary>
    public FluidPressure Pressure { get; set; }

    /// <summary>Motor supply.</summary>
    public RailVoltage Supply { get; set; }

    /// <summary>Whether the pedal is down, debounced.</summary>
    public bool PedalDown { get; set; }

    /// <summary>Whether contact has been steady long enough to open a visit.</summary>
    public bool ContactSteady { get; set; }

    /// <summary>Whether a dose is authorised for the point under the gun and the record of it is on disk.</summary>
    public bool Authorised { get; set; }

    /// <summary>The protocol of the open session; null outside one.</summary>
    public Protocol? Protocol { get; set; }

    /// <summary>The current point; 0 when the plan is complete or no session is open.</summary>
    public int Point { get; set; }

    /// <summary>Points of the plan.</summary>
    public int Points { get; set; }

    /// <summary>Points that got their dose.</summary>
    public int PointsDone { get; set; }

    /// <summary>What the session counts so far.</summary>
    public FluidVolume SessionTotal { get; set; }

    /// <summary>What the syringe still holds, dead space included; zero before priming.</summary>
    public FluidVolume SyringeContent { get; set; }

    /// <summary>How much was pressed out while priming.</summary>
    public FluidVolume PrimedVolume { get; set; }

    /// <summary>The pusher stands where the declared syringe's plunger will be.</summary>
    public bool ReadyForSyringe { get; set; }

    /// <summary>What the guards of the state machine ask: with <see cref="State"/> it says why a trigger would not be taken.</summary>
    public MachineFacts Facts { get; set; }

    /// <summary>What became of each point of the plan; the first <see cref="Points"/> count.</summary>
    public PointMarks Marks { get; set; }

    /// <summary>The depth of the protocol; zero outside a session.</summary>
    public NeedleDepth CommandedDepth { get; set; }

    /// <summary>What the current point shall get: its dose, or what it may still have of it; nothing when there is none.</summary>
    public Dose CommandedDose { get; set; }

    /// <summary>What the plunger has displaced in the injection under way; zero outside one.</summary>
    public FluidVolume Delivered { get; set; }

    /// <summary>How fast it displaces; zero outside an injection, and while it repays the last retract.</summary>
    public FlowRate Flow { get; set; }

    /// <summary>How the latest authorised dose of the session ended.</summary>
    public LastInjection Last { get; set; }

    /// <summary>The time to automatic disarming; null while not armed.</summary>
    public TimeSpan? DisarmIn { get; set; }

    /// <summary>What is left of the pause of the alarm sound; zero where there is none.</summary>
    public TimeSpan SilencedFor { get; set; }

    /// <summary>The switch contacts, unfiltered.</summary>
    public SwitchReading Switches { get; set; }

    /// <summary>The converter answered; forces, supply and temperature count only then.</summary>
    public bool AnalogValid { get; set; }

    /// <summary>The pusher on the plunger.</summary>
    public AppliedForce PlungerForce { get; set; }

    /// <summary>The driver board.</summary>
    public BoardTemperature Temperature { get; set; }

    /// <summary>What the guardian last said.</summary>
    public GuardianReading Guardian { get; set; }

    /// <summary>Which checks of the latest self-test held when last looked, one bit each in the order of <see cref="SelfTestItem.All"/>.</summary>
    public uint SelfTestHeld { get; set; }

    /// <summary>What a technician sees of the driving; nothing outside service.</summary>
    public ServiceView Service { get; set; }
}
