namespace MesoInjector.Control.Treatment;

/// <summary>A place on the scalp map: millimetres along the skin, seen from above; x to the patient's right, y to the forehead, origin at the vertex.</summary>
/// <param name="X">To the patient's right, mm.</param>
/// <param name="Y">To the forehead, mm.</param>
public readonly record struct ScalpPlace(double X, double Y)
{
    /// <summary>The straight distance to another place, mm.</summary>
    public double DistanceTo(ScalpPlace other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}

/// <summary>The regions a plan speaks of.</summary>
public enum ScalpRegion : byte
{
    /// <summary>Behind the hairline.</summary>
    Frontal = 0,

    /// <summary>Between frontal and vertex.</summary>
    MidScalp,

    /// <summary>The crown.</summary>
    Vertex,

    /// <summary>The back of the head, where grafts are taken.</summary>
    Donor,
}

/// <summary>The outlines of the regions: convex polygons of an average adult scalp laid flat, corners in order around.</summary>
public static class ScalpMap
{
    /// <summary>The outline of a region.</summary>
    public static IReadOnlyList<ScalpPlace> Outline(ScalpRegion region) => region switch
    {
        ScalpRegion.Frontal => [new(-62, 60), new(62, 60), new(66, 85), new(48, 112), new(0, 122), new(-48, 112), new(-66, 85)],
        ScalpRegion.MidScalp => [new(-66, 10), new(66, 10), new(68, 35), new(62, 60), new(-62, 60), new(-68, 35)],
        ScalpRegion.Vertex => [new(-45, -58), new(0, -68), new(45, -58), new(62, -28), new(66, 10), new(-66, 10), new(-62, -28)],
        ScalpRegion.Donor => [new(-70, -120), new(70, -120), new(74, -95), new(64, -72), new(-64, -72), new(-74, -95)],
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, "unknown region"),
    };

    /// <summary>Whether a place lies in a region, its edge included.</summary>
    public static bool Contains(ScalpRegion region, ScalpPlace place)
    {
        IReadOnlyList<ScalpPlace> outline = Outline(region);
        int sign = 0;
        for (int i = 0; i < outline.Count; i++)
        {
            ScalpPlace a = outline[i];
            ScalpPlace b = outline[(i + 1) % outline.Count];
            double cross = ((b.X - a.X) * (place.Y - a.Y)) - ((b.Y - a.Y) * (place.X - a.X));
            int side = Math.Abs(cross) < 1e-9 ? 0 : Math.Sign(cross);
            if (side != 0 && sign != 0 && side != sign)
                return false;
            sign = side != 0 ? side : sign;
        }

        return true;
    }
}
