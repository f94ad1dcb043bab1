using MesoInjector.Documents.Pages;

namespace MesoInjector.Documents.Drawing;

/// <summary>How a curve is drawn. Colour is never alone: the true curve is thin and strong over a broad pale one, and each has its name in the legend.</summary>
public enum CurveLook
{
    /// <summary>What the device measured or believed: broad.</summary>
    Device,

    /// <summary>What was really so: thin.</summary>
    Truth,
}

/// <summary>What a plot is about.</summary>
/// <param name="Id">Unique in the page.</param>
/// <param name="Title">What is drawn, with its unit.</param>
/// <param name="Description">What it shows, in words, for those who do not see it.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Left">Pixels kept at the left for numbers or names.</param>
/// <param name="QuietStart">Little happens at the left of it: the words of limits stand there instead of at the right.</param>
public sealed record PlotFrame(string Id, string Title, string Description, int Width, int Height, int Left = 46, bool QuietStart = false);

/// <summary>One plot as inline SVG: axes with ticks, curves, bars, bands and limit lines.</summary>
public sealed class SvgPlot : IDisposable
{
    private const int Right = 10;
    private const int Top = 24;
    private const int Bottom = 22;

    /// <summary>An average letter of the 12-pixel sans serif the page uses; only legends are placed by it.</summary>
    private const double LetterWidth = 6.4;

    private readonly Markup _page;
    private readonly PlotFrame _frame;
    private readonly int _left;
    private double _legendEnd;

    /// <summary>Begins the drawing; disposing ends it.</summary>
    public SvgPlot(Markup page, PlotFrame frame, (double From, double To) across, (double From, double To) up, bool downward = false)
    {
        _page = page;
        _frame = frame;
        _left = frame.Left;
        _legendEnd = frame.Width - Right;
        double bottom = frame.Height - Bottom;
        X = new PlotScale(across.From, across.To, _left, frame.Width - Right);
        Y = downward ? new PlotScale(up.From, up.To, Top, bottom) : new PlotScale(up.From, up.To, bottom, Top);
        page.Open("svg", ("viewBox", $"0 0 {Px(frame.Width)} {Px(frame.Height)}"), ("role", "img"), ("aria-labelledby", $"{frame.Id}-t {frame.Id}-d"));
        page.Leaf("title", frame.Title, ("id", frame.Id + "-t"));
        page.Leaf("desc", frame.Description, ("id", frame.Id + "-d"));
        page.Empty("rect", ("class", "area"), ("x", Px(_left)), ("y", Px(Top)), ("width", Px(Columns)), ("height", Px(bottom - Top)));
        page.Leaf("text", frame.Title, ("class", "name"), ("x", "0"), ("y", "13"));
    }

    /// <summary>Along the page.</summary>
    public PlotScale X { get; }

    /// <summary>Up, or down, the page.</summary>
    public PlotScale Y { get; }

    /// <summary>How many pixel columns there are to draw in.</summary>
    public int Columns => _frame.Width - _left - Right;

    /// <summary>Numbers and lines for the upright axis.</summary>
    public void UprightAxis(int most)
    {
        List<double> ticks = AxisTicks.Decimal(Y.From, Y.To, most);
        int decimals = AxisTicks.Decimals(AxisTicks.Step(Y.From, Y.To, most));
        string right = Px(_frame.Width - Right);
        _page.Empty("path", ("class", "grid"), ("d", string.Concat(ticks.Select(tick => $"M{Px(_left)} {Px(Y.Place(tick))}H{right}"))));
        foreach (double tick in ticks)
            _page.Leaf("text", Figures.Number(tick, decimals), ("class", "tick end"), ("x", Px(_left - 5)), ("y", Px(Y.Place(tick) + 4)));
        if (Y.From < 0 && Y.To > 0)
            _page.Empty("path", ("class", "axis"), ("d", $"M{Px(_left)} {Px(Y.Place(0))}H{right}"));
    }

    /// <summary>Numbers for the axis along the page.</summary>
    public void AcrossAxis(IEnumerable<double> ticks, Func<double, string> words)
    {
        double foot = _frame.Height - Bottom;
        var strokes = new System.Text.StringBuilder($"M{Px(_left)} {Px(foot)}H{Px(_frame.Width - Right)}");
        foreach (double tick in ticks)
        {
            double place = X.Place(tick);
            string name = words(tick);
            strokes.Append('M').Append(Px(place)).Append(' ').Append(Px(foot)).Append("v4");

            // The last name would be cut off in the middle of the drawing's edge.
            bool cut = place + (name.Length * LetterWidth / 2) > _frame.Width;
            _page.Leaf("text", name, ("class", cut ? "tick end" : "tick mid"), ("x", Px(cut ? _frame.Width : place)), ("y", Px(foot + 16)));
        }

        _page.Empty("path", ("class", "axis"), ("d", strokes.ToString()));
    }

    /// <summary>Shades a stretch along the page, with its name at the top where there is room.</summary>
    public void Band(double from, double to, string name, string style)
    {
        double left = X.Place(from);
        double width = X.Place(to) - left;
        if (width <= 0)
            return;
        _page.Empty("rect", ("class", style), ("x", Px(left)), ("y", Px(Top)), ("width", Px(width)), ("height", Px(_frame.Height - Bottom - Top)));
        if (name.Length > 0 && width > name.Length * LetterWidth)
            _page.Leaf("text", name, ("class", "phase mid"), ("x", Px(left + (width / 2))), ("y", Px(Top + 12)));
    }

    /// <summary>A line across that values are held against. Its words stand beyond it, as seen from zero, or on this side when there is no room.</summary>
    public void Limit(double value, string words, bool hard = true)
    {
        double y = Y.Place(value);
        bool beyond = Y.PixelFrom > Y.PixelTo;
        bool above = beyond ? y - 14 > Top : y + 14 > _frame.Height - Bottom;
        _page.Empty("line", ("class", hard ? "limit" : "target"), ("x1", Px(_left)), ("x2", Px(_frame.Width - Right)), ("y1", Px(y)), ("y2", Px(y)));
        if (words.Length > 0)
            _page.Leaf("text", words, ("class", _frame.QuietStart ? "mark" : "mark end"),
                ("x", Px(_frame.QuietStart ? _left + 4 : _frame.Width - Right - 4)), ("y", Px(above ? y - 4 : y + 12)));
    }

    /// <summary>A curve, thinned to the columns of the drawing.</summary>
    /// <param name="curve">In order of time.</param>
    /// <param name="look">How it is drawn.</param>
    /// <param name="columns">How many columns to keep; fewer than <see cref="Columns"/> makes a smaller file.</param>
    public void Curve(IEnumerable<CurvePoint> curve, CurveLook look, int columns)
    {
        var path = new PathData();
        foreach (CurvePoint point in Decimation.Thin(curve, X.From, X.To, columns))
        {
            if (double.IsNaN(point.Value))
                path.Break();
            else
                path.To(X.Place(point.At), Y.Place(point.Value));
        }

        _page.Empty("path", ("class", look == CurveLook.Device ? "device" : "truth"), ("d", path.ToString()));
    }

    /// <summary>Single measurements.</summary>
    public void Dots(IEnumerable<CurvePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        foreach (CurvePoint point in points)
            _page.Empty("circle", ("class", "dot"), ("cx", Px(X.Place(point.At))), ("cy", Px(Y.Place(point.Value))), ("r", "3"));
    }

    /// <summary>A bar from zero, with words for whoever points at it.</summary>
    public void Bar(double from, double to, double value, string style, string words)
    {
        double zero = Y.Place(0);
        double end = Y.Place(value);
        _page.Open("rect", ("class", style), ("x", Px(X.Place(from))), ("width", Px(X.Place(to) - X.Place(from))),
            ("y", Px(Math.Min(zero, end))), ("height", Px(Math.Abs(zero - end))));
        if (words.Length > 0)
            _page.Leaf("title", words);
        _page.Close();
    }

    /// <summary>An upright whisker.</summary>
    public void Whisker(double at, double low, double high, double cap)
    {
        string x = Px(X.Place(at));
        (double top, double bottom) = (Y.Place(high), Y.Place(low));
        string d = $"M{x} {Px(top)}V{Px(bottom)}";
        if (cap > 0)
            d += $"M{Px(X.Place(at) - cap)} {Px(top)}h{Px(2 * cap)}M{Px(X.Place(at) - cap)} {Px(bottom)}h{Px(2 * cap)}";
        _page.Empty("path", ("class", "whisker"), ("d", d));
    }

    /// <summary>A short level mark.</summary>
    public void Mark(double from, double to, double value, string style)
    {
        string y = Px(Y.Place(value));
        _page.Empty("line", ("class", style), ("x1", Px(X.Place(from))), ("x2", Px(X.Place(to))), ("y1", y), ("y2", y));
    }

    /// <summary>A name in the legend, right to left, with a sample of the look.</summary>
    public void Legend(string words, string style)
    {
        double start = _legendEnd - (words.Length * LetterWidth);
        _page.Leaf("text", words, ("class", "tick"), ("x", Px(start)), ("y", "13"));
        _page.Empty("line", ("class", style), ("x1", Px(start - 26)), ("x2", Px(start - 6)), ("y1", "9"), ("y2", "9"));
        _legendEnd = start - 40;
    }

    /// <summary>Ends the drawing.</summary>
    public void Dispose() => _page.Close();

    private static string Px(double value) => Figures.Pixels(value);
}
