using System.Text;
using MesoInjector.Control.Records;
using MesoInjector.Simulator.Reports;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Tests.Reports;

public sealed class SessionCsvTests
{
    [Fact]
    public void Text_with_commas_quotes_and_line_breaks_comes_back_whole()
    {
        const string reason = "IL-06 \"blocked\", needle bent\r\nsee the point";
        List<List<string>> rows = Parse(Injections(Some.Session([Some.Injection(1), Some.Injection(2, InjectionOutcome.Aborted, reason)])));
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal(14, row.Count));
        Assert.Equal("", rows[1][13]);
        Assert.Equal(reason, rows[2][13]);
        Assert.Equal("aborted", rows[2][1]);
    }

    [Fact]
    public void Plain_text_is_not_quoted() =>
        Assert.EndsWith(",IL-11 Pedal released\r\n", Injections(Some.Session([Some.Injection(1, InjectionOutcome.Aborted, "IL-11 Pedal released")])), StringComparison.Ordinal);

    [Fact]
    public void The_injections_have_their_units_in_the_header_and_numbers_with_a_point()
    {
        string[] lines = Injections(Some.Session([Some.Injection(1)])).Split("\r\n");
        Assert.Equal(
            "point,outcome,start_s,duration_s,depth_commanded_um,depth_max_um,dose_commanded_nl,dose_estimated_nl,dose_uncertainty_nl,dose_upper_bound_nl,dose_true_nl," +
            "peak_pressure_kpa,peak_contact_n,reason", lines[0]);
        Assert.Equal("1,completed,205,2.4,1800,1813,50000,50150,2400,52750,50050,183,1.71,", lines[1]);
        Assert.Equal("", lines[2]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void Each_sample_is_a_row_of_the_trace()
    {
        List<TraceSample> trace = Some.Trace([Some.Injection(1)]);
        using var stream = new MemoryStream();
        SessionCsv.WriteTrace(Some.Session([Some.Injection(1)], trace), stream);
        List<List<string>> rows = Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(
            ["time_s", "state", "point", "depth_um", "true_depth_um", "contact_n", "pressure_kpa", "true_pressure_kpa", "flow_ul_per_s", "delivered_ul"], rows[0]);
        Assert.Equal(trace.Count + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(10, row.Count));
        Assert.Contains(rows, row => row[1] == "Dispensing" && row[3] == "1800");
    }

    [Fact]
    public void What_is_not_a_number_is_an_empty_field() =>
        Assert.Contains(",50050,,1.71,", Injections(Some.Session([Some.Injection(1) with { PeakPressureKpa = double.NaN }])), StringComparison.Ordinal);

    [Fact]
    public void Both_files_are_written_without_a_byte_order_mark()
    {
        string directory = Directory.CreateTempSubdirectory().FullName;
        try
        {
            SessionCsv.Write(Some.Session(), Path.Combine(directory, "new"));
            Assert.Equal((byte)'p', File.ReadAllBytes(Path.Combine(directory, "new", SessionCsv.InjectionsFile))[0]);
            Assert.Equal((byte)'t', File.ReadAllBytes(Path.Combine(directory, "new", SessionCsv.TraceFile))[0]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string Injections(SessionResult result)
    {
        using var stream = new MemoryStream();
        SessionCsv.WriteInjections(result, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A reader after RFC 4180 that knows nothing of the writer.</summary>
    private static List<List<string>> Parse(string text)
    {
        List<List<string>> rows = [];
        List<string> row = [];
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else if (quoted || c != '\r')
                field.Append(c);
        }

        Assert.False(quoted);
        Assert.Equal(0, field.Length);
        return rows;
    }
}
