using System.Globalization;
using System.Text;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents.Exports;

/// <summary>Every authorised dose as a row of CSV; units in the headings.</summary>
internal static class SessionTable
{
    private static readonly string[] Headings =
    [
        "session", "patient", "origin", "authorisation", "point", "region", "x_mm", "y_mm", "authorised_utc", "at_s", "outcome", "reason", "commanded_ul", "estimated_ul",
        "uncertainty_k2_ul", "upper_bound_ul", "depth_commanded_mm", "depth_reached_mm", "peak_pressure_kpa", "peak_force_n", "duration_s", "user",
    ];

    public static void Write(Stream stream, TreatmentSession session)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var csv = new CsvWriter(text);
        foreach (string heading in Headings)
            csv.Field(heading);
        csv.EndRow();
        Dictionary<int, PointRecord> points = session.Points.ToDictionary(point => point.Number);
        foreach (InjectionRecord injection in session.Injections)
        {
            PointRecord? point = points.GetValueOrDefault(injection.Point);
            csv.Field(session.Number).Field(session.Patient.Code).Field(session.Origin.ToString()).Field(injection.Authorisation.Value).Field((long)injection.Point);
            csv.Field(point?.Region.ToString() ?? "").Field(point?.Place.X ?? double.NaN).Field(point?.Place.Y ?? double.NaN);
            csv.Field(injection.Authorised.WallClock.ToString("O", CultureInfo.InvariantCulture)).Field(injection.Authorised.InSession.TotalSeconds);
            csv.Field(injection.Outcome.ToString()).Field(injection.ReasonWords).Field(injection.Commanded.Nanolitres / 1000.0).Field(injection.Estimated.Nanolitres / 1000.0);
            csv.Field(injection.Uncertainty.Nanolitres / 1000.0).Field(injection.UpperBound.Nanolitres / 1000.0).Field(injection.DepthCommanded.Micrometres / 1000.0);
            csv.Field(injection.DepthReached.Nanometres / 1e6).Field(injection.PeakPressure.Pascals / 1000.0).Field(injection.PeakForce.Millinewtons / 1000.0);
            csv.Field(injection.Duration.TotalSeconds).Field(injection.Who.Name ?? "");
            csv.EndRow();
        }
    }
}
