using System.Globalization;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Configuration;

/// <summary>How the study was done.</summary>
public enum AccuracySetting : byte
{
    /// <summary>As the device ships: compliance calibrated, no sensor in the line.</summary>
    Standard = 0,

    /// <summary>The syringe is taken for rigid.</summary>
    Uncompensated,

    /// <summary>With the pressure sensor in the line.</summary>
    LineSensor,
}

/// <summary>How well doses were met with one combination on the bench.</summary>
/// <param name="Syringe">Name of the type.</param>
/// <param name="Needle">Name of the type.</param>
/// <param name="Dose">µL.</param>
/// <param name="Flow">µL/s.</param>
/// <param name="Viscosity">mPa·s.</param>
/// <param name="Setting">How it was done.</param>
/// <param name="Doses">How many; 0 where the device refuses the combination.</param>
/// <param name="MeanError">Mean of the doses less what was asked for, % of it.</param>
/// <param name="Variation">Coefficient of variation, %.</param>
/// <param name="Lower">Lower end of the two-sided tolerance interval (95 % confidence, 97.5 % of doses), % of the dose from it.</param>
/// <param name="Upper">Upper end.</param>
public sealed record MeasuredAccuracy(
    string Syringe, string Needle, double Dose, double Flow, double Viscosity, AccuracySetting Setting, int Doses, double MeanError, double Variation, double Lower, double Upper)
{
    /// <summary>What every dose has to hold, %.</summary>
    public const double Tolerance = 10;

    private const string Resource = "accuracy.csv";

    private const string Header = "syringe,needle,dose_ul,flow_ul_per_s,viscosity_mpas,setting,doses,mean_error_percent,cv_percent,lower_percent,upper_percent";

    /// <summary>Whether the device takes the combination and the interval lies within the tolerance.</summary>
    public bool Holds => Doses > 0 && Lower >= -Tolerance && Upper <= Tolerance;

    /// <summary>The study that ships with this version.</summary>
    public static IReadOnlyList<MeasuredAccuracy> Shipped { get; } = Load();

    /// <summary>The studied combination that is nearest to a protocol: same syringe and gauge; dose, flow and viscosity as near as there is.</summary>
    /// <returns>Null when there is none with this syringe and gauge.</returns>
    public static MeasuredAccuracy? Nearest(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        string gauge = $"{protocol.Needle.Gauge}G";
        return Shipped
            .Where(row => row.Setting == AccuracySetting.Standard && row.Syringe == protocol.Syringe.Name && row.Needle.StartsWith(gauge, StringComparison.Ordinal))
            .MinBy(row => Apart(row.Dose, protocol.Dose.Nanolitres / 1000.0) + Apart(row.Flow, protocol.Flow.NanolitresPerSecond / 1000.0)
                + Apart(row.Viscosity, protocol.ViscosityMillipascalSeconds));
    }

    /// <summary>The rows as the file that ships.</summary>
    public static string ToCsv(IEnumerable<MeasuredAccuracy> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return string.Concat(rows.Select(row => row.Line).Prepend(Header + "\n"));
    }

    private string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Syringe},{Needle},{Dose},{Flow},{Viscosity},{Setting},{Doses},{MeanError:0.00},{Variation:0.00},{Lower:0.00},{Upper:0.00}\n");

    private static double Apart(double one, double other) => Math.Abs(Math.Log(one / other));

    private static List<MeasuredAccuracy> Load()
    {
        using var reader = new StreamReader(typeof(MeasuredAccuracy).Assembly.GetManifestResourceStream(Resource)!);
        List<MeasuredAccuracy> rows = [];
        if (reader.ReadLine() != Header)
            throw new InvalidDataException($"{Resource} has other columns than this version");
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            rows.Add(new MeasuredAccuracy(
                cells[0], cells[1], Number(cells[2]), Number(cells[3]), Number(cells[4]), Enum.Parse<AccuracySetting>(cells[5]),
                int.Parse(cells[6], CultureInfo.InvariantCulture), Number(cells[7]), Number(cells[8]), Number(cells[9]), Number(cells[10])));
        }

        return rows;
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
