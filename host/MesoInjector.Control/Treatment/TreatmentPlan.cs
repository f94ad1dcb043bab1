using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>One place to inject.</summary>
/// <param name="Number">1 and up, in the order of the visit.</param>
/// <param name="Region">The region it lies in.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Dose">What it shall get.</param>
public sealed record PlanPoint(int Number, ScalpRegion Region, ScalpPlace Place, Dose Dose);

/// <summary>The places of a session in the order of the visit. Exists only when it satisfies its protocol. Immutable.</summary>
public sealed class TreatmentPlan
{
    private TreatmentPlan(Protocol protocol, IReadOnlyList<PlanPoint> points)
    {
        Protocol = protocol;
        Points = points;
    }

    /// <summary>The protocol it was made for.</summary>
    public Protocol Protocol { get; }

    /// <summary>The points, number 1 first.</summary>
    public IReadOnlyList<PlanPoint> Points { get; }

    /// <summary>What all points together shall get.</summary>
    public FluidVolume Total => FluidVolume.FromNanolitres(Points.Sum(point => (long)point.Dose.Nanolitres));

    /// <summary>Every place that a protocol's spacing leaves in regions, in the order of a visit: what a plan is chosen from by hand.</summary>
    /// <param name="protocol">Gives spacing and dose.</param>
    /// <param name="regions">Where, each at most once.</param>
    public static IReadOnlyList<PlanPoint> Lattice(Protocol protocol, IReadOnlyList<ScalpRegion> regions)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(regions);
        return HexagonalLayout.Fill(protocol, regions);
    }

    /// <summary>Lays points hexagonally at the protocol's spacing over regions, and walks them row by row, back and forth.</summary>
    /// <param name="protocol">Gives spacing, dose and the most points.</param>
    /// <param name="regions">Where to lay them, each at most once.</param>
    /// <param name="count">How many; 1 to the protocol's most.</param>
    /// <param name="plan">The plan.</param>
    /// <returns>Null when there is a plan; otherwise why not.</returns>
    public static Refusal? TryLayOut(Protocol protocol, IReadOnlyList<ScalpRegion> regions, int count, out TreatmentPlan? plan)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(regions);
        plan = null;
        if (count < 1 || count > protocol.Points)
        {
            return new Refusal(RefusalCode.PlanComplete, $"{count} points were asked for; {protocol.Name} allows 1 to {protocol.Points}.",
                "Ask for fewer points, or choose another protocol.");
        }

        List<PlanPoint> points = HexagonalLayout.Fill(protocol, regions);
        if (points.Count < count)
        {
            return new Refusal(RefusalCode.PlanComplete,
                $"{count} points do not fit into {string.Join(", ", regions)} at {protocol.Spacing}: {points.Count} do.",
                "Add a region, or ask for fewer points.");
        }

        return TryCreate(protocol, HexagonalLayout.MostCentral(points, count), out plan);
    }

    /// <summary>Takes points as given and checks them against the protocol.</summary>
    /// <param name="protocol">What they must satisfy.</param>
    /// <param name="points">In the order of the visit, numbered 1, 2, 3 …</param>
    /// <param name="plan">The plan.</param>
    /// <returns>Null when there is a plan; otherwise why not.</returns>
    public static Refusal? TryCreate(Protocol protocol, IReadOnlyList<PlanPoint> points, out TreatmentPlan? plan)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(points);
        plan = null;
        if (points.Count == 0 || points.Count > protocol.Points)
        {
            return new Refusal(RefusalCode.PlanComplete, $"The plan has {points.Count} points; {protocol.Name} allows 1 to {protocol.Points}.",
                "Remove points, or choose another protocol.");
        }

        for (int i = 0; i < points.Count; i++)
        {
            if (PointProblem(protocol, points, i) is { } refusal)
                return refusal;
        }

        long total = points.Sum(point => (long)point.Dose.Nanolitres);
        if (total > protocol.SessionLimit.Nanolitres)
        {
            return new Refusal(RefusalCode.SessionLimit,
                $"The plan adds up to {FluidVolume.FromNanolitres(total)}; the session limit is {protocol.SessionLimit}.", "Remove points or lower the dose.");
        }

        plan = new TreatmentPlan(protocol, [.. points]);
        return null;
    }

    private static Refusal? PointProblem(Protocol protocol, IReadOnlyList<PlanPoint> points, int index)
    {
        PlanPoint point = points[index];
        if (point.Number != index + 1)
            return new Refusal(RefusalCode.RepeatedId, $"Point {point.Number} stands in place {index + 1}.", "Number the points 1, 2, 3 … in the order of the visit.");
        if (point.Dose.ToFluidVolume() > protocol.PointLimit)
            return new Refusal(RefusalCode.PointLimit, $"Point {point.Number} asks for {point.Dose}; the limit is {protocol.PointLimit}.", "Lower its dose.");
        if (!double.IsFinite(point.Place.X) || !double.IsFinite(point.Place.Y) || !ScalpMap.Contains(point.Region, point.Place))
            return new Refusal(RefusalCode.PlanComplete, $"Point {point.Number} does not lie in {point.Region}.", "Move it into its region.");
        double spacing = protocol.Spacing.Nanometres / 1e6;
        for (int other = 0; other < index; other++)
        {
            double distance = point.Place.DistanceTo(points[other].Place);
            if (distance < spacing - 1e-6)
            {
                return new Refusal(RefusalCode.PlanComplete,
                    $"Points {points[other].Number} and {point.Number} are {distance:0.0} mm apart; {protocol.Spacing} is required.", "Move or remove one.");
            }
        }

        return null;
    }
}
