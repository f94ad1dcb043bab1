using MesoInjector.Configuration;

namespace MesoInjector.Simulator.Faults;

/// <summary>Every fault the bench can play: component by mode. A pair that is not here is refused, not ignored.</summary>
public static class FaultCatalogue
{
    /// <summary>All pairs, by component.</summary>
    public static IReadOnlyList<Fault> All { get; } =
        [.. MotionFaults.All, .. SensorFaults.All, .. SwitchAndSupplyFaults.All, .. HostFaults.All, .. FluidFaults.All];

    private static readonly Dictionary<string, Fault> ByName = All.ToDictionary(fault => fault.Name, StringComparer.Ordinal);

    /// <summary>Finds a pair by its name.</summary>
    /// <param name="text">As "contact-force stuck".</param>
    /// <param name="fault">The fault; null where there is none of this name.</param>
    /// <returns>Null when found; otherwise what there is instead.</returns>
    public static string? TryFind(string text, out Fault? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        string wanted = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (ByName.TryGetValue(wanted, out fault))
            return null;
        string component = wanted.Split(' ')[0];
        string[] modes = [.. All.Where(candidate => candidate.Component == component).Select(candidate => candidate.Mode)];
        return modes.Length > 0
            ? $"{component} can be {string.Join(", ", modes)}"
            : Likeness.Suggestion(component, [.. All.Select(candidate => candidate.Component).Distinct(StringComparer.Ordinal)]);
    }
}
