using System.Text;
using MesoInjector.Calibration;
using MesoInjector.Documents.Pages;
using MesoInjector.Documents.Treatment;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents.Drawing;

/// <summary>Drawings on their own, as SVG for a page that has its own style for them.</summary>
public static class Fragments
{
    /// <summary>The scalp from above, with what every point got.</summary>
    public static string Map(TreatmentSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Draw(page => ScalpMapDrawing.Draw(page, session));
    }

    /// <summary>The dose of every point as a bar.</summary>
    public static string Doses(TreatmentSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Draw(page => DoseChart.Draw(page, session));
    }

    /// <summary>A plot of a calibration.</summary>
    /// <param name="plot">What.</param>
    /// <param name="id">Unique in the page.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static string Plot(CalibrationPlot plot, string id, int width, int height) => Draw(page => CalibrationDrawing.Draw(page, plot, id, width, height));

    private static string Draw(Action<Markup> draw)
    {
        using var buffer = new MemoryStream();
        using (Markup page = Markup.Fragment(buffer))
            draw(page);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
