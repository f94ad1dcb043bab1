namespace MesoInjector.Simulator.Bench;

/// <summary>Sees the physics, not the controller's opinion: how far the tip truly came out, and what truly went where.</summary>
public sealed class Referee
{
    private readonly Dictionary<int, double> _byPoint = [];
    private int _point;
    private double _delivered;

    /// <summary>The furthest the tip has been beyond the nose plane, mm.</summary>
    public double MaxExtension { get; private set; } = double.NegativeInfinity;

    /// <summary>The furthest since the present visit began, mm.</summary>
    public double VisitExtension { get; private set; } = double.NegativeInfinity;

    /// <summary>Points that were under the tip.</summary>
    public IEnumerable<int> Points => _point == 0 ? _byPoint.Keys : _byPoint.Keys.Union([_point]);

    /// <summary>What has gone into a point in all its visits, µL.</summary>
    public double Delivered(int point) => point == _point ? _delivered : _byPoint.GetValueOrDefault(point);

    /// <summary>The tip is here.</summary>
    public void SeeTip(double extension)
    {
        if (extension > VisitExtension)
        {
            VisitExtension = extension;
            MaxExtension = Math.Max(MaxExtension, extension);
        }
    }

    /// <summary>A visit begins: its own extreme counts from here.</summary>
    public void BeginVisit() => VisitExtension = double.NegativeInfinity;

    /// <summary>A point has had so much in all.</summary>
    public void Count(int point, double microlitres)
    {
        if (point != _point)
        {
            // The point at hand is counted in every step; the others wait in the list.
            if (_point != 0)
                _byPoint[_point] = _delivered;
            _point = point;
        }

        _delivered = microlitres;
    }
}
