using System.Text;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Documents.Certificates;
using MesoInjector.Simulator.CalibrationBench;

namespace MesoInjector.Documents.Tests.Certificates;

/// <summary>The certificate has what someone needs who was not there.</summary>
public sealed class CalibrationCertificateTests
{
    private static readonly DateOnly Today = new(2026, 11, 3);

    [Theory]
    [InlineData(CalibrationKind.Depth, "", "depth of the needle axis")]
    [InlineData(CalibrationKind.Dose, "1 mL", "dose with a 1 mL syringe")]
    [InlineData(CalibrationKind.Compliance, "5 mL", "compliance of a 5 mL syringe")]
    [InlineData(CalibrationKind.Force, "pressure", "pressure sensor")]
    public void Everything_is_on_it(CalibrationKind kind, string part, string title)
    {
        RegisteredCalibration calibration = Registered(kind, part, simulated: true);
        string page = Page(calibration);
        CalibrationDocument document = calibration.Document;

        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.All(new[] { "VB-0001", "2026-11-03", document.Work.Subject.Instrument.SerialNumber, "22.5 °C", "1008 hPa", "45 %", "MesoInjector test", "in force until 2027-05-02", "Signed by tina", document.Seal },
            words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.All(document.Analysis.Results, result => Assert.Contains($">{result.Name}<", page, StringComparison.Ordinal));
        Assert.All(document.Analysis.Limits, limit => Assert.Contains(limit, page, StringComparison.Ordinal));
        Assert.All(document.Analysis.Budgets.SelectMany(budget => budget.Contributions), contribution => Assert.Contains(contribution.How, page, StringComparison.Ordinal));
        Assert.Equal(document.Work.Readings.Count, page.Split("<tr", StringSplitOptions.None).Count(row => row.Contains("</td>", StringComparison.Ordinal) && document.Work.Steps.Any(step => row.Contains($">{step.Group}<", StringComparison.Ordinal))));
        Assert.Equal(document.Analysis.Plots.Sum(plot => plot.Points.Count), page.Split("class=\"dot\"", StringSplitOptions.None).Length - 1);
    }

    [Fact]
    public void What_is_simulated_says_so_and_what_is_real_does_not()
    {
        Assert.Contains("SIMULATION", Page(Registered(CalibrationKind.Depth, "", simulated: true)), StringComparison.Ordinal);
        Assert.DoesNotContain("SIMULATION", Page(Registered(CalibrationKind.Depth, "", simulated: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_failed_or_was_changed_says_so()
    {
        RegisteredCalibration failed = Registered(CalibrationKind.Depth, "", simulated: true, spoil: 0.05);
        Assert.Equal(CalibrationStatus.Failed, failed.Status);
        string page = Page(failed);
        Assert.Contains("not passed", page, StringComparison.Ordinal);
        Assert.Contains("✘ refused", page, StringComparison.Ordinal);
        Assert.Contains("never came into force", page, StringComparison.Ordinal);

        RegisteredCalibration sound = Registered(CalibrationKind.Depth, "", simulated: true);
        Assert.Contains("The seal does not fit", Page(sound with { Document = sound.Document with { SignedBy = "tom" } }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_browser_prints_it()
    {
        Assert.True(Documents.Printing.PdfPrinter.Browser is not null, "no Chromium: apt-get install chromium");
        string folder = Directory.CreateTempSubdirectory("meso-certificate-").FullName;
        try
        {
            WrittenDocuments written = CalibrationCertificate.Write(Registered(CalibrationKind.Depth, "", simulated: true), folder);
            Assert.True(written.Note is null, written.Note);
            Assert.Equal(["calibration-1.html", "calibration-1.pdf"], written.Files.Select(Path.GetFileName));
            Assert.Equal("%PDF-", Encoding.ASCII.GetString(File.ReadAllBytes(written.Files[1]), 0, 5));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_instruments_beside_the_one_that_is_read_are_on_it_or_it_says_that_none_was_entered()
    {
        RegisteredCalibration without = Registered(CalibrationKind.Depth, "", simulated: true);
        Assert.Equal(2, Page(without).Split("<dd>not entered</dd>", StringSplitOptions.None).Length - 1);
        CalibrationSubject subject = without.Document.Work.Subject with
        {
            Auxiliary = [new(AuxiliaryUse.Thermometer, "T-4", new DateOnly(2027, 3, 1)), new(AuxiliaryUse.TouchOffGauge, "G-9", new DateOnly(2027, 4, 2))],
        };
        CalibrationDocument document = without.Document with { Work = without.Document.Work with { Subject = subject } };
        string page = Page(without with { Document = document.Sealed() });
        Assert.Contains("<dt>Thermometer</dt><dd>serial number T-4, its own calibration due 2027-03-01</dd>", page.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("serial number G-9, its own calibration due 2027-04-02", page, StringComparison.Ordinal);
        Assert.Contains("Format 2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not entered", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1714.3, 1287.4, "−1714")]
    [InlineData(0.02304, 0.00203, "0.0230")]
    [InlineData(3.67341, null, "3.67")]
    [InlineData(0, null, "0.000")]
    public void Numbers_have_the_digits_their_uncertainty_leaves(double value, double? uncertainty, string words) => Assert.Equal(words, CalibrationCertificate.Number(value, uncertainty));

    private static RegisteredCalibration Registered(CalibrationKind kind, string part, bool simulated, double spoil = 0)
    {
        CalibrationSubject subject = VirtualInstrument.Subject(kind, part, Today, "MesoInjector test") with { Simulated = simulated };
        var instrument = new VirtualInstrument(subject, 3);
        CalibrationWork work = CalibrationWork.Begin(subject, out _)!;
        while (work.Next is { } step)
            work = work.Take(instrument.Read(step) + (spoil * step.Setting), out _)!;
        var document = CalibrationDocument.Signed(1, work, work.Analyse()!, "tina", new DateTimeOffset(2026, 11, 3, 9, 30, 0, TimeSpan.Zero));
        return new CalibrationRegister([CalibrationRegister.Kept(document.Sealed()).ToJsonString()]).Find(1, Today)!;
    }

    private static string Page(RegisteredCalibration calibration)
    {
        using var stream = new MemoryStream();
        CalibrationCertificate.Write(calibration, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
