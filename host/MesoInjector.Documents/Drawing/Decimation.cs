namespace MesoInjector.Documents.Drawing;

/// <summary>A point of a curve; NaN as its value breaks the curve.</summary>
/// <param name="At">Along the axis.</param>
/// <param name="Value">What it was.</param>
public readonly record struct CurvePoint(double At, double Value);

/// <summary>
/// Thins a curve to what a drawing can show. Each pixel column keeps its lowest and its highest value in their order, so the
/// shortest spike stays as high as it was; averaging or every n-th sample would hide exactly what a reader looks for. Beside columns
/// without a sample it also keeps what it began or ended with: the line across starts and ends where it did.
/// </summary>
public static class Decimation
{
    /// <summary>At most two points for each column of the range, more only beside columns without a sample and at breaks.</summary>
    /// <param name="curve">In the order of <see cref="CurvePoint.At"/>.</param>
    /// <param name="from">Where the drawing begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="columns">How many columns it has.</param>
    public static List<CurvePoint> Thin(IEnumerable<CurvePoint> curve, double from, double to, int columns)
    {
        List<CurvePoint> kept = [];
        var column = new Column(-1);
        int before = -1;
        foreach (CurvePoint point in curve)
        {
            if (!(point.At >= from && point.At <= to))
                continue;
            int index = Math.Min((int)((point.At - from) / (to - from) * columns), columns - 1);
            if (index != column.Index)
            {
                column.Flush(kept, afterGap: column.Index - before > 1, beforeGap: index - column.Index > 1);
                before = column.Index;
                column = new Column(index);
            }

            column.See(point);
        }

        column.Flush(kept, afterGap: column.Index - before > 1, beforeGap: true);
        return kept;
    }

    private struct Column(int index)
    {
        private CurvePoint _first;
        private CurvePoint _low;
        private CurvePoint _high;
        private CurvePoint _last;
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

            if (!_any)
                _first = _low = _high = point;
            if (point.Value < _low.Value)
                _low = point;
            if (point.Value > _high.Value)
                _high = point;
            _last = point;
            _any = true;
        }

        public readonly void Flush(List<CurvePoint> kept, bool afterGap, bool beforeGap)
        {
            // One break is enough between two stretches, and none is needed before the first.
            bool breakFirst = _broken && (!_any || _break.At < Math.Min(_low.At, _high.At));
            if (breakFirst)
                Break(kept);
            if (!_any)
                return;
            (CurvePoint second, CurvePoint third) = _low.At <= _high.At ? (_low, _high) : (_high, _low);
            if (afterGap && !breakFirst)
                Keep(kept, _first);
            Keep(kept, second);
            Keep(kept, third);
            if (beforeGap)
                Keep(kept, _last);
            if (_broken && !breakFirst)
                Break(kept);
        }

        private readonly void Break(List<CurvePoint> kept)
        {
            if (kept.Count > 0 && !double.IsNaN(kept[^1].Value))
                kept.Add(_break);
        }

        private static void Keep(List<CurvePoint> kept, CurvePoint point)
        {
            if (kept.Count == 0 || kept[^1] != point)
                kept.Add(point);
        }
    }
}
