namespace MesoInjector.Simulator.Reports;

/// <summary>A point of a curve; NaN as its value breaks the curve.</summary>
/// <param name="At">Along the axis.</param>
/// <param name="Value">What it was.</param>
internal readonly record struct CurvePoint(double At, double Value);

/// <summary>
/// Thins a curve to what a drawing can show. Each pixel column keeps its lowest and its highest value in their order, so the
/// shortest spike stays as high as it was; averaging or every n-th sample would hide exactly what a reader looks for.
/// </summary>
internal static class Decimation
{
    /// <summary>At most two points, or two and a break, for each column of the range.</summary>
    /// <param name="curve">In the order of <see cref="CurvePoint.At"/>.</param>
    /// <param name="from">Where the drawing begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="columns">How many columns it has.</param>
    public static List<CurvePoint> Thin(IEnumerable<CurvePoint> curve, double from, double to, int columns)
    {
        List<CurvePoint> kept = [];
        var column = new Column(-1);
        foreach (CurvePoint point in curve)
        {
            if (!(point.At >= from && point.At <= to))
                continue;
            int index = Math.Min((int)((point.At - from) / (to - from) * columns), columns - 1);
            if (index != column.Index)
            {
                column.Flush(kept);
                column = new Column(index);
            }

            column.See(point);
        }

        column.Flush(kept);
        return kept;
    }

    private struct Column(int index)
    {
        private CurvePoint _low;
        private CurvePoint _high;
        private CurvePoint _break;
        private bool _any;
        private bool _broken;

        public int Index { get; } = index;

        public void See(CurvePoint point)
        {
            if (double.IsNaN(point.Value))
            {
                _break = point;
                _broken = true;
                return;
            }

            if (!_any || point.Value < _low.Value)
                _low = point;
            if (!_any || point.Value > _high.Value)
                _high = point;
            _any = true;
        }

        public readonly void Flush(List<CurvePoint> kept)
        {
            // One break is enough between two stretches, and none is needed before the first.
            bool breaks = _broken && kept.Count > 0 && !double.IsNaN(kept[^1].Value);
            bool breakFirst = breaks && (!_any || _break.At < Math.Min(_low.At, _high.At));
            if (breakFirst)
                kept.Add(_break);
            if (_any)
            {
                (CurvePoint first, CurvePoint second) = _low.At <= _high.At ? (_low, _high) : (_high, _low);
                kept.Add(first);
                if (second != first)
                    kept.Add(second);
            }

            if (_broken && _any && !breakFirst)
                kept.Add(_break);
        }
    }
}
