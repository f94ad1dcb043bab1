namespace MesoInjector.Control.Devices;

/// <summary>Which syringe the holder's code pins show.</summary>
public enum SyringeCode : byte
{
    /// <summary>No syringe: both pins open.</summary>
    None = 0,

    /// <summary>A 1 mL syringe.</summary>
    OneMillilitre = 1,

    /// <summary>A 3 mL syringe.</summary>
    ThreeMillilitre = 2,

    /// <summary>A 5 mL syringe.</summary>
    FiveMillilitre = 3,
}

/// <summary>The switch contacts as read in one cycle, unfiltered.</summary>
public struct SwitchReading
{
    /// <summary>Whether the pins could be read in this cycle.</summary>
    public bool Valid;

    /// <summary>The pedal's normally-open contact is closed: pressed, by this channel.</summary>
    public bool PedalNormallyOpenClosed;

    /// <summary>The pedal's normally-closed contact is closed: released, by this channel.</summary>
    public bool PedalNormallyClosedClosed;

    /// <summary>The emergency-stop loop is intact; open, cut or unplugged reads as not intact.</summary>
    public bool EmergencyStopLoopIntact;

    /// <summary>The service key switch is turned.</summary>
    public bool ServiceKey;

    /// <summary>What the syringe holder shows.</summary>
    public SyringeCode Syringe;
}
