using System.Globalization;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>The places a plan can be painted from: the protocol's lattice over the whole scalp. A plan is some of them, in their order.</summary>
internal static class PlanSketch
{
    /// <summary>Getting the gun from one point to the next, and out of the skin; measured on the bench, about.</summary>
    private static readonly TimeSpan Handling = TimeSpan.FromSeconds(4);

    /// <summary>From the front to the back.</summary>
    public static IReadOnlyList<ScalpRegion> Regions { get; } = [ScalpRegion.Frontal, ScalpRegion.MidScalp, ScalpRegion.Vertex, ScalpRegion.Donor];

    /// <summary>Every place of a protocol's lattice, numbered 1, 2, 3 …</summary>
    public static IReadOnlyList<PlanPoint> Lattice(Protocol protocol) => TreatmentPlan.Lattice(protocol, Regions);

    /// <summary>The plan of some places.</summary>
    /// <returns>Null when there is a plan; otherwise why not.</returns>
    public static Refusal? TryPlan(Protocol protocol, IReadOnlyList<int> places, out TreatmentPlan? plan)
    {
        HashSet<int> chosen = [.. places];
        List<PlanPoint> points = [.. Lattice(protocol).Where(point => chosen.Contains(point.Number)).Select((point, index) => point with { Number = index + 1 })];
        return TreatmentPlan.TryCreate(protocol, points, out plan);
    }

    /// <summary>Reads numbers of places, with commas between.</summary>
    /// <returns>Null where it is no such list, or a number is not of the lattice.</returns>
    public static IReadOnlyList<int>? Read(Protocol protocol, string text)
    {
        int last = Lattice(protocol).Count;
        SortedSet<int> places = [];
        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int place) || place < 1 || place > last)
                return null;
            places.Add(place);
        }

        return [.. places];
    }

    /// <summary>How long one point takes, about.</summary>
    public static TimeSpan PerPoint(Protocol protocol)
    {
        double dose = (double)protocol.Dose.Nanolitres / protocol.Flow.NanolitresPerSecond;
        return TimeSpan.FromSeconds(dose) + protocol.FlowRise + DeliveryForecast.For(protocol).Dwell + protocol.InjectionInterval + Handling;
    }
}
