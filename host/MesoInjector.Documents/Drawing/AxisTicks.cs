namespace MesoInjector.Documents.Drawing;

/// <summary>Where an axis carries numbers: at steps a person counts in.</summary>
public static class AxisTicks
{
    private static readonly double[] ClockSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

    /// <summary>The step of 1, 2 or 5 times a power of ten that gives at most so many intervals.</summary>
    public static double Step(double from, double to, int most)
    {
        double span = to - from;
        if (!(span > 0) || !double.IsFinite(span) || most < 1)
            throw new ArgumentOutOfRangeException(nameof(to), to, "an axis has a length");
        double decade = Math.Pow(10, Math.Floor(Math.Log10(span / most)));
        // The thousandth forgives what binary fractions add to a step that fits exactly.
        foreach (double factor in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (span / (factor * decade) <= most * 1.001)
                return factor * decade;
        }

        return 10 * decade;
    }

    /// <summary>The ticks in a range at <see cref="Step"/>.</summary>
    public static List<double> Decimal(double from, double to, int most) => Every(Step(from, to, most), from, to);

    /// <summary>The ticks in a range of seconds: whole seconds and minutes.</summary>
    public static List<double> Clock(double from, double to, int most)
    {
        if (!(to > from) || !double.IsFinite(to - from))
            throw new ArgumentOutOfRangeException(nameof(to), to, "an axis has a length");
        foreach (double step in ClockSteps)
        {
            if ((to - from) / step <= most)
                return Every(step, from, to);
        }

        return Every(3600 * Math.Ceiling((to - from) / 3600 / most), from, to);
    }

    /// <summary>How many decimals tell ticks of a step apart.</summary>
    public static int Decimals(double step) => Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 6);

    private static List<double> Every(double step, double from, double to)
    {
        List<double> ticks = [];
        double first = Math.Ceiling((from / step) - 1e-9);
        double last = Math.Floor((to / step) + 1e-9);
        for (double i = first; i <= last; i++)
            ticks.Add(i * step);
        return ticks;
    }
}
