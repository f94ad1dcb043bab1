using System.Text;
using MesoInjector.Documents.Exports;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>A session as tables for spreadsheets: UTF-8, RFC 4180, one header row, the unit in the header's name.</summary>
public static class SessionCsv
{
    /// <summary>The file of <see cref="WriteInjections"/>.</summary>
    public const string InjectionsFile = "injections.csv";

    /// <summary>The file of <see cref="WriteTrace"/>.</summary>
    public const string TraceFile = "trace.csv";

    private static readonly string[] InjectionColumns =
    [
        "point", "outcome", "start_s", "duration_s", "depth_commanded_um", "depth_max_um", "dose_commanded_nl", "dose_estimated_nl",
        "dose_uncertainty_nl", "dose_upper_bound_nl", "dose_true_nl", "peak_pressure_kpa", "peak_contact_n", "reason",
    ];

    private static readonly string[] TraceColumns =
    [
        "time_s", "state", "point", "depth_um", "true_depth_um", "contact_n", "pressure_kpa", "true_pressure_kpa", "flow_ul_per_s", "delivered_ul",
    ];

    /// <summary>Writes both files into a directory, which is made where it is missing.</summary>
    public static void Write(SessionResult result, string directory)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Directory.CreateDirectory(directory);
        using (FileStream file = File.Create(Path.Combine(directory, InjectionsFile)))
            WriteInjections(result, file);
        using (FileStream file = File.Create(Path.Combine(directory, TraceFile)))
            WriteTrace(result, file);
    }

    /// <summary>Writes one row for each injection; the stream stays open.</summary>
    public static void WriteInjections(SessionResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        using StreamWriter output = Open(stream);
        CsvWriter csv = Header(output, InjectionColumns);
        foreach (InjectionResult injection in result.Injections)
        {
            csv.Field(injection.Point).Field(Wording.Code(injection.Outcome)).Field(injection.StartSeconds).Field(injection.DurationSeconds)
                .Field(injection.DepthCommandedUm).Field(injection.DepthMaxUm).Field(injection.DoseCommandedNl).Field(injection.DoseEstimatedNl)
                .Field(injection.DoseUncertaintyNl).Field(injection.DoseUpperBoundNl).Field(injection.DoseTrueNl)
                .Field(injection.PeakPressureKpa).Field(injection.PeakContactN).Field(injection.Reason).EndRow();
        }
    }

    /// <summary>Writes one row for each sample of the trace; the stream stays open.</summary>
    public static void WriteTrace(SessionResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        using StreamWriter output = Open(stream);
        CsvWriter csv = Header(output, TraceColumns);
        foreach (TraceSample sample in result.Trace)
        {
            csv.Field(sample.Seconds).Field(sample.State.ToString()).Field(sample.Point).Field(sample.DepthUm).Field(sample.TrueDepthUm)
                .Field((double)sample.ContactN).Field((double)sample.PressureKpa).Field((double)sample.TruePressureKpa)
                .Field((double)sample.FlowUlPerS).Field((double)sample.DeliveredUl).EndRow();
        }
    }

    private static StreamWriter Open(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);

    private static CsvWriter Header(TextWriter output, string[] columns)
    {
        var csv = new CsvWriter(output);
        foreach (string column in columns)
            csv.Field(column);
        csv.EndRow();
        return csv;
    }
}
