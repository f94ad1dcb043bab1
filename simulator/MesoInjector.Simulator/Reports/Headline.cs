using MesoInjector.Control.Limits;
using MesoInjector.Control.Treatment;
using MesoInjector.Documents.Pages;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>What a reader wants to know first.</summary>
internal static class Headline
{
    /// <summary>Writes title, tiles, limits and what the words mean.</summary>
    public static void Write(HtmlPage page, SessionResult result, SessionFacts facts)
    {
        Title(page, result);
        Tiles(page, result, facts);
        Limits(page, result, facts);
        Meanings(page);
    }

    private static void Title(HtmlPage page, SessionResult result)
    {
        Scenario scenario = result.Scenario;
        Protocol protocol = scenario.Protocol;
        Markup markup = page.Markup;
        markup.Open("header");
        markup.Leaf("span", "SIMULATION", ("class", "simulation"));
        markup.Leaf("h1", scenario.Title);
        string name = protocol.Draft.Title.Length > 0 ? protocol.Draft.Title : protocol.Name;
        markup.Leaf("p", $"{name}, version {protocol.Draft.Version}: {Figures.Number(protocol.Depth.Micrometres / 1000.0, 2)} mm deep, " +
            $"{Figures.Number(protocol.Dose.Nanolitres / 1000.0, 1)} µL a point, needle {protocol.Needle.Name}, syringe {protocol.Syringe.Name}, {scenario.Compound}.");
        markup.Leaf("p", $"Scenario {scenario.Name}, seed {scenario.Seed}: played again with this seed, the session is the same. " +
            "A simulation with a virtual patient; not a medical device record.", ("class", "soft"));
        markup.Close();
    }

    private static void Tiles(HtmlPage page, SessionResult result, SessionFacts facts)
    {
        long limit = result.Scenario.Protocol.SessionLimit.Nanolitres;
        page.Markup.Line().Open("div", ("class", "tiles"));
        Tile(page, "Outcome", Wording.Of(result.Outcome), result.Detail.Length > 0 ? result.Detail : Wording.Meaning(result.Outcome), double.NaN);
        Tile(page, "Points done", $"{result.PointsDone} of {result.PointsPlanned}", "got their whole dose",
            result.PointsPlanned > 0 ? (double)result.PointsDone / result.PointsPlanned : double.NaN);
        Tile(page, "Greatest needle extension", Figures.Millimetres(result.MaxExtensionUm), $"cap {Figures.Millimetres(SessionFacts.DepthClaimUm)}, never to be reached",
            (double)result.MaxExtensionUm / SessionFacts.DepthClaimUm);
        Tile(page, "Dose in all", Figures.Millilitres(facts.EstimatedNl), $"estimated; truly {Figures.Millilitres(facts.TrueNl)}; session limit {Figures.Millilitres(limit)}",
            (double)facts.EstimatedNl / limit);
        Tile(page, "Duration", Figures.Duration(result.VirtualSeconds), "from switching on to the end", double.NaN);
        page.Markup.Close();
    }

    private static void Tile(HtmlPage page, string what, string value, string more, double part)
    {
        Markup markup = page.Markup.Open("div", ("class", "tile")).Leaf("span", what, ("class", "what")).Leaf("span", value, ("class", "value"));
        if (double.IsFinite(part))
        {
            markup.Open("svg", ("viewBox", "0 0 100 6"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"));
            markup.Empty("rect", ("class", "meter"), ("width", "100"), ("height", "6"));
            markup.Empty("rect", ("class", "filled"), ("width", Figures.Pixels(100 * Math.Clamp(part, 0, 1))), ("height", "6")).Close();
        }

        markup.Leaf("span", more, ("class", "more")).Close();
    }

    private static void Limits(HtmlPage page, SessionResult result, SessionFacts facts)
    {
        Protocol protocol = result.Scenario.Protocol;
        page.Section("How near the limits");
        List<(string, string[])> rows =
        [
            Row("Needle extension", Figures.Millimetres(result.MaxExtensionUm), "below " + Figures.Millimetres(SessionFacts.DepthClaimUm),
                result.MaxExtensionUm < SessionFacts.DepthClaimUm),
        ];
        if (facts.Points.Count > 0)
        {
            PointDose most = facts.Points.MaxBy(point => point.TrueNl)!;
            long pointLimit = protocol.PointLimit.Nanolitres;
            rows.Add(Row($"True dose at one point (point {most.Point})", Figures.Microlitres(most.TrueNl), Figures.Microlitres(pointLimit) + " plus uncertainty",
                facts.Points.All(point => point.TrueNl <= pointLimit + point.UncertaintyNl)));
            rows.Add(Row("True dose in all", Figures.Millilitres(facts.TrueNl), Figures.Millilitres(protocol.SessionLimit.Nanolitres),
                facts.TrueNl <= protocol.SessionLimit.Nanolitres));
            rows.Add(Row("Injections with more in the tissue than the record says can be there", Figures.Count(facts.AboveRecord.Count), "none",
                facts.AboveRecord.Count == 0));
            double pressure = result.Injections.Max(injection => injection.PeakPressureKpa);
            double cap = protocol.PressureCap.Pascals / 1000.0;
            rows.Add(Reached("Estimated pressure", Figures.Kilopascals(pressure), Figures.Kilopascals(cap), pressure < cap));
            double contact = result.Injections.Max(injection => injection.PeakContactN);
            double abort = HardLimits.ContactAbort.Millinewtons / 1000.0;
            rows.Add(Reached("Contact force", Figures.Newtons(contact), Figures.Newtons(abort), contact < abort));
        }

        rows.Add(("", ["Spilled on the skin or beside it", Figures.Microlitres(result.SpilledNl), "no limit", "–"]));
        page.Table("The greatest of the session, as the simulation saw it, against what is allowed.", ["What", "#Greatest", "#Limit", "Verdict"], rows);
        page.Markup.Close();
    }

    private static (string Style, string[] Cells) Row(string what, string seen, string limit, bool kept) =>
        (kept ? "" : "broken", [what, seen, limit, kept ? "✓ kept" : "✗ NOT KEPT"]);

    /// <summary>These limits are there to be met: reaching one ends the injection.</summary>
    private static (string Style, string[] Cells) Reached(string what, string seen, string limit, bool below) =>
        (below ? "" : "early", [what, seen, limit, below ? "✓ kept" : "reached: the device ends the injection there"]);

    private static void Meanings(HtmlPage page)
    {
        Markup markup = page.Section("What the words mean");
        markup.Open("dl");
        foreach ((string word, string meaning) in (ReadOnlySpan<(string, string)>)
        [
            ("Depth, extension", "how far the needle's tip stands beyond the nose of the gun, the part that rests on the skin."),
            ("Measured, estimated", "what the device itself knew or worked out during the session."),
            ("True", "what really happened in the simulated gun and skin. A real device never sees it; here it judges the device."),
            ("Uncertainty", "the true dose lies within estimate ± uncertainty in about 95 of 100 injections."),
            ("At most", "the largest dose that can have gone in according to the device's record."),
        ])
            markup.Leaf("dt", word).Leaf("dd", meaning);
        markup.Close().Close();
    }
}
