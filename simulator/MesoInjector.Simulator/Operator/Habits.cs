namespace MesoInjector.Simulator.Operator;

/// <summary>How a virtual operator works.</summary>
public sealed record Habits
{
    /// <summary>From one point to the next, hands and eyes included; scatters by a quarter.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>From seeing something to acting on it; scatters by a third.</summary>
    public TimeSpan Reaction { get; init; } = TimeSpan.FromMilliseconds(280);

    /// <summary>How hard the gun is pressed on the skin, in newtons.</summary>
    public double ContactNewtons { get; init; } = 1.6;

    /// <summary>Tremor as a part of the contact force.</summary>
    public double TremorPart { get; init; } = 0.06;

    /// <summary>How long the pedal's contacts bounce.</summary>
    public TimeSpan PedalBounce { get; init; } = TimeSpan.FromMilliseconds(4);

    /// <summary>How often a safe state is left again by its remedy before the session is given up.</summary>
    public int Recoveries { get; init; } = 3;

    /// <summary>Filled syringes within reach, for when the first is empty.</summary>
    public int SpareSyringes { get; init; }

    /// <summary>What is got wrong while preparing.</summary>
    public Slips Slips { get; init; }

    /// <summary>What a technician does before the session.</summary>
    public ServiceWork Service { get; init; }

    /// <summary>The same in microseconds.</summary>
    public long BounceMicroseconds => PedalBounce.Ticks / TimeSpan.TicksPerMicrosecond;
}
