using System.Text.RegularExpressions;
using MesoInjector.Calibration;
using MesoInjector.Console.Wording;
using MesoInjector.Documents.Drawing;
using Microsoft.AspNetCore.Components;

namespace MesoInjector.Console.Calibrating;

/// <summary>Plots in the language of a screen.</summary>
internal static partial class Drawings
{
    /// <summary>A plot as SVG.</summary>
    /// <param name="plot">What.</param>
    /// <param name="id">Unique in the page.</param>
    /// <param name="width">Pixels of the drawing; the page stretches it.</param>
    /// <param name="height">Pixels of the drawing.</param>
    /// <param name="words">The language.</param>
    public static MarkupString Plot(CalibrationPlot plot, string id, int width, int height, Words words)
    {
        ArgumentNullException.ThrowIfNull(plot);
        ArgumentNullException.ThrowIfNull(words);
        return InLanguage(Fragments.Plot(plot with { Title = Phrases.Say(plot.Title, words), Across = Phrases.Say(plot.Across, words) }, id, width, height), words);
    }

    /// <summary>A drawing with its numbers written as the language does.</summary>
    public static MarkupString InLanguage(string svg, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        string sign = words.Numbers.NumberDecimalSeparator;
        return new MarkupString(sign == "." ? svg : TickNumber().Replace(svg, $"${{whole}}{sign}${{part}}"));
    }

    /// <summary>A number that is the whole text of an element.</summary>
    [GeneratedRegex(@"(?<=>)(?<whole>[\u2212\d]+)\.(?<part>\d+)(?=<)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TickNumber();
}
