using System.Globalization;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Calibration.Statistics;
using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;
using MesoInjector.Documents.Printing;
using MesoInjector.Documents.Treatment;

namespace MesoInjector.Documents.Certificates;

/// <summary>A calibration as a technician files it: what, who, when, with what, in which air, every reading, plots, budgets, verdict, limits.</summary>
public static class CalibrationCertificate
{
    private const int PlotWidth = 820;
    private const int PlotHeight = 210;

    /// <summary>Writes it into a folder as a page, and as PDF where a Chromium is installed.</summary>
    /// <param name="calibration">What to write.</param>
    /// <param name="folder">An existing folder.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static WrittenDocuments Write(RegisteredCalibration calibration, string folder)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        string page = Path.Combine(folder, $"calibration-{calibration.Document.Number}.html");
        using (FileStream stream = File.Create(page))
            Write(calibration, stream);
        string pdf = Path.ChangeExtension(page, ".pdf");
        string? problem = PdfPrinter.Print(page, pdf);
        return new WrittenDocuments(problem is null ? [page, pdf] : [page], problem);
    }

    /// <summary>Writes the page; the stream stays open.</summary>
    public static void Write(RegisteredCalibration calibration, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(stream);
        CalibrationDocument document = calibration.Document;
        bool simulated = document.Work.Subject.Simulated;
        string name = $"Calibration {document.Number}: {Words(document.Work.Subject)}";
        using var page = new HtmlPage(stream, name, simulated, "en", Sheets.With($"calibration {document.Number}, handpiece {document.Work.Subject.Handpiece}, {document.Work.Subject.Date:yyyy-MM-dd}{(simulated ? ", SIMULATION" : "")}"));
        Head(page, calibration, simulated);
        Results(page, document.Analysis);
        Findings(page, document.Analysis);
        page.Section("Plots");
        for (int i = 0; i < document.Analysis.Plots.Count; i++)
            Plot(page, document.Analysis.Plots[i], $"plot{i}");
        page.Markup.Close();
        Budgets(page, document.Analysis);
        Readings(page, document);
        Signature(page, document);
    }

    /// <summary>What was calibrated, in words.</summary>
    public static string Words(CalibrationSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Kind switch
        {
            CalibrationKind.Depth => "depth of the needle axis",
            CalibrationKind.Dose => $"dose with a {subject.Part} syringe",
            CalibrationKind.Compliance => $"compliance of a {subject.Part} syringe",
            CalibrationKind.Force => $"{subject.Part} sensor",
            _ => throw new ArgumentOutOfRangeException(nameof(subject), subject.Kind, "unknown kind"),
        };
    }

    /// <summary>Where it stands, in words.</summary>
    public static string Words(RegisteredCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        return calibration.Status switch
        {
            CalibrationStatus.InForce => $"in force until {calibration.LastDay:yyyy-MM-dd}",
            CalibrationStatus.Failed => "failed; never came into force",
            CalibrationStatus.Superseded => "superseded by a later one",
            CalibrationStatus.Bad => $"marked as bad: {calibration.Reason}",
            CalibrationStatus.Expired => $"expired; it held until {calibration.LastDay:yyyy-MM-dd}",
            CalibrationStatus.Damaged => "changed after it was signed; not used",
            _ => throw new ArgumentOutOfRangeException(nameof(calibration), calibration.Status, "unknown status"),
        };
    }

    /// <summary>A number with as many digits as its uncertainty leaves, two of the uncertainty's; three digits where there is none.</summary>
    public static string Number(double value, double? uncertainty)
    {
        double size = uncertainty is > 0 ? uncertainty.Value : Math.Abs(value) / 10;
        int decimals = size > 0 && double.IsFinite(size) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(size)), 0, 6) : 3;
        return Figures.Number(value, decimals);
    }

    private static void Head(HtmlPage page, RegisteredCalibration calibration, bool simulated)
    {
        CalibrationDocument document = calibration.Document;
        CalibrationSubject subject = document.Work.Subject;
        Markup markup = page.Markup;
        markup.Open("div", ("class", "letterhead")).Leaf("h1", $"Calibration certificate: {Words(subject)}");
        markup.Leaf("span", $"number {document.Number} · handpiece {subject.Handpiece} · {subject.Date:yyyy-MM-dd}", ("class", "id")).Close();
        if (simulated)
            markup.Open("p").Leaf("span", "SIMULATION", ("class", "simulation")).Text(" Done on virtual instruments; no device was calibrated.").Close();
        markup.Open("div", ("class", "tiles"));
        Tile(markup, "Verdict", document.Analysis.Passed ? "✔ passed" : "✘ not passed", document.Analysis.Findings.Count == 0 ? "nothing to remark" : $"{document.Analysis.Findings.Count} findings below");
        Tile(markup, "Standing", calibration.Status == CalibrationStatus.InForce ? "in force" : calibration.Status.ToString().ToLowerInvariant(), Words(calibration));
        Result first = document.Analysis.Results[0];
        Tile(markup, first.Name, $"{Number(first.Value, first.Uncertainty)} {first.Unit}", first.Uncertainty is { } known ? $"± {Number(known, known)} {first.Unit} (k = 2)" : "");
        markup.Close();
        markup.Open("dl");
        Term(markup, "Handpiece", subject.Handpiece);
        if (subject.Part.Length > 0)
            Term(markup, subject.Kind == CalibrationKind.Force ? "Sensor" : "Syringe", subject.Lot.Length > 0 ? $"{subject.Part}, lot {subject.Lot}" : subject.Part);
        if (subject.Needle is { } needle)
            Term(markup, "Needle", needle);
        Term(markup, "Instrument", $"{subject.Instrument.Name}, serial number {subject.Instrument.SerialNumber}, its own calibration due {subject.Instrument.Due:yyyy-MM-dd}");
        string unit = CalibrationLimits.Unit(subject.Kind);
        Term(markup, "Its resolution and uncertainty", string.Create(CultureInfo.InvariantCulture, $"{subject.Instrument.Resolution} {unit}; {subject.Instrument.Uncertainty} {unit} (k = 2)"));
        foreach (AuxiliaryUse use in AuxiliaryInstrument.Of(subject.Kind))
        {
            string name = AuxiliaryInstrument.Words(use);
            Term(markup, $"{char.ToUpperInvariant(name[0])}{name[1..]}", subject.Auxiliary?.FirstOrDefault(helper => helper.Use == use) is { } helper
                ? $"serial number {helper.SerialNumber}, its own calibration due {helper.Due:yyyy-MM-dd}" : "not entered");
        }

        Term(markup, "Air", string.Create(CultureInfo.InvariantCulture, $"{subject.Conditions.Celsius:0.#} °C, {subject.Conditions.Hectopascals:0.#} hPa, {subject.Conditions.HumidityPercent:0} % relative humidity"));
        Term(markup, "Software", subject.Software);
        markup.Close();
    }

    private static void Results(HtmlPage page, Analysis analysis)
    {
        page.Section("Results");
        page.Table("Uncertainties are expanded, k = 2: about 95 of 100 such intervals hold the true value.", ["What", "#Value", "#± U (k = 2)", "Unit"],
            [.. analysis.Results.Select(result => ("", new[] { result.Name, Number(result.Value, result.Uncertainty), result.Uncertainty is { } known ? Number(known, known) : "–", result.Unit }))]);
        page.Table("What was required", ["Limit"], [.. analysis.Limits.Select(limit => ("", new[] { limit }))]);
        page.Markup.Close();
    }

    private static void Findings(HtmlPage page, Analysis analysis)
    {
        if (analysis.Findings.Count == 0)
            return;
        page.Section("Findings");
        page.Table("What a technician must know", ["", "What", "What to do"],
            [.. analysis.Findings.Select(finding => (finding.Severity == Severity.Refuse ? "broken" : "early", new[] { finding.Severity == Severity.Refuse ? "✘ refused" : "▲ shown", finding.Words, finding.Remedy }))]);
        page.Markup.Close();
    }

    private static void Plot(HtmlPage page, CalibrationPlot drawn, string id) =>
        page.Figure($"{drawn.LookFor} Across: {drawn.Across}.", () => CalibrationDrawing.Draw(page.Markup, drawn, id, PlotWidth, PlotHeight));

    private static void Budgets(HtmlPage page, Analysis analysis)
    {
        page.Section("Uncertainty budgets");
        foreach (UncertaintyBudget budget in analysis.Budgets)
        {
            page.Table($"{budget.Result}, in {budget.Unit}: added in squares, doubled", ["Source", "How it is known", "#Standard uncertainty"],
            [
                .. budget.Contributions.Select(part => ("", new[] { part.Source, part.How, Number(part.Standard, budget.Expanded / 2) })),
                ("", ["expanded, k = 2", "", Number(budget.Expanded, budget.Expanded)]),
            ]);
        }

        page.Markup.Close();
    }

    private static void Readings(HtmlPage page, CalibrationDocument document)
    {
        page.Section("Readings");
        IReadOnlyList<ReadingStep> steps = document.Work.Steps;
        page.Table("Every reading, in the order it was taken", ["#No.", "Group", "#Set to", "#Read"],
            [.. document.Work.Readings.Select((reading, i) => ("", new[] { Figures.Count(i + 1), steps[i].Group, $"{Setting(steps[i])}", string.Create(CultureInfo.InvariantCulture, $"{reading} {steps[i].Unit}") }))]);
        page.Markup.Close();
    }

    private static string Setting(ReadingStep step) => string.Create(CultureInfo.InvariantCulture, $"{step.Setting:0.##} {step.SettingUnit}");

    private static void Signature(HtmlPage page, CalibrationDocument document)
    {
        page.Section("Signature");
        page.Paragraph($"Signed by {document.SignedBy} with their PIN at {document.SignedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
        page.Paragraph($"Format {document.Format ?? 1} of document and procedure.");
        page.Paragraph(document.Whole ? $"Seal (SHA-256): {document.Seal}" : "✘ The seal does not fit: this calibration was changed after it was signed.");
        page.Markup.Close();
    }

    private static void Tile(Markup markup, string what, string value, string more) =>
        markup.Open("div", ("class", "tile")).Leaf("span", what, ("class", "what")).Leaf("span", value, ("class", "value")).Leaf("span", more, ("class", "more")).Close();

    private static void Term(Markup markup, string term, string words) => markup.Leaf("dt", term).Leaf("dd", words);
}
