using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>A session as far as it has been prepared on the screen. Immutable; what is missing is empty or null, never assumed.</summary>
internal sealed record PreparedSession
{
    /// <summary>Nothing prepared.</summary>
    public static PreparedSession Empty { get; } = new();

    /// <summary>Pseudonymous code of the patient; empty for none yet.</summary>
    public string Patient { get; init; } = "";

    /// <summary>Year of birth; null where not given.</summary>
    public int? BirthYear { get; init; }

    /// <summary>Why the session is given before its interval is over; empty where no reason is given.</summary>
    public string EarlyReason { get; init; } = "";

    /// <summary>How it is treated, changed values included; null for none yet.</summary>
    public Protocol? Protocol { get; init; }

    /// <summary>The places of the protocol's lattice that are to be treated, by their numbers, ascending.</summary>
    public IReadOnlyList<int> Places { get; init; } = [];

    /// <summary>What will be used up.</summary>
    public ConsumablesDraft Consumables { get; init; } = ConsumablesDraft.Empty;

    /// <summary>What has been ticked.</summary>
    public Checklist Checklist { get; init; } = new(SkinCleanAndDry: false, GelWipedOff: false, ConsumablesNew: false, CompoundWaterBased: false);

    /// <summary>Whether anything has been prepared.</summary>
    public bool IsEmpty => Patient.Length == 0 && Protocol is null;

    /// <summary>The plan of the chosen places.</summary>
    /// <param name="refusal">Why there is none; null where no protocol is chosen, or there is a plan.</param>
    /// <returns>Null where there is none.</returns>
    public TreatmentPlan? Plan(out Refusal? refusal)
    {
        refusal = null;
        if (Protocol is not { } protocol)
            return null;
        refusal = PlanSketch.TryPlan(protocol, Places, out TreatmentPlan? plan);
        return plan;
    }

    /// <summary>The same with another protocol: places stay where both have the same lattice, and the filling where both have the same syringe.</summary>
    public PreparedSession With(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        bool sameLattice = Protocol is { } before && before.Spacing == protocol.Spacing;
        bool sameSyringe = Protocol is { } held && held.Syringe == protocol.Syringe;
        return this with
        {
            Protocol = protocol,
            Places = sameLattice ? Places : [],
            Consumables = sameSyringe ? Consumables : Consumables with { Fill = null },
        };
    }
}
