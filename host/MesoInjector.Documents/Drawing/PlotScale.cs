namespace MesoInjector.Documents.Drawing;

/// <summary>From values to pixels along one axis. The pixel ends may be in either order: that is how an axis points down.</summary>
/// <param name="From">The value at one end.</param>
/// <param name="To">The value at the other.</param>
/// <param name="PixelFrom">Where <paramref name="From"/> is drawn.</param>
/// <param name="PixelTo">Where <paramref name="To"/> is drawn.</param>
public readonly record struct PlotScale(double From, double To, double PixelFrom, double PixelTo)
{
    /// <summary>Where a value is drawn; outside the range, at its nearer end.</summary>
    public double Place(double value) =>
        PixelFrom + ((Math.Clamp(value, From, To) - From) / (To - From) * (PixelTo - PixelFrom));
}
