namespace MesoInjector.Hardware.Board;

/// <summary>The general-purpose lines of the host, by their number on the chip (not on the header).</summary>
public sealed record BoardPins
{
    /// <summary>The pedal's normally-open contact to ground; low when pressed.</summary>
    public required int PedalNormallyOpen { get; init; }

    /// <summary>The pedal's normally-closed contact to ground; high when pressed, or cut.</summary>
    public required int PedalNormallyClosed { get; init; }

    /// <summary>The sense line of the emergency-stop loop; low while the loop is intact.</summary>
    public required int EmergencyStop { get; init; }

    /// <summary>The service key switch to ground; low when turned.</summary>
    public required int ServiceKey { get; init; }

    /// <summary>Code pin A of the syringe holder; low when a syringe bridges it.</summary>
    public required int HolderCodeA { get; init; }

    /// <summary>Code pin B of the syringe holder.</summary>
    public required int HolderCodeB { get; init; }

    /// <summary>DRV_ENN of both motion chips; high is off, and a resistor pulls it there.</summary>
    public required int DrivesDisabled { get; init; }

    /// <summary>The status lamp; high is lit.</summary>
    public required int Lamp { get; init; }
}
