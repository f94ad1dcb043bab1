using System.Globalization;
using MesoInjector.Documents.Pages;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents.Treatment;

/// <summary>One page to take home.</summary>
internal static class AftercareSheet
{
    public static void Write(Stream stream, TreatmentSession session, SheetLanguage language)
    {
        AftercareWords words = AftercareWords.In(language);
        bool simulated = session.Origin == RecordOrigin.Simulated;
        string date = session.Date.ToString(language == SheetLanguage.German ? "dd.MM.yyyy" : "d MMMM yyyy", CultureInfo.InvariantCulture);
        using var page = new HtmlPage(stream, words.Title, simulated, words.Code, Sheets.With($"{session.Number}, {session.Patient.Code}"));
        Markup markup = page.Markup;
        markup.Open("div", ("class", "letterhead")).Leaf("h1", words.Title).Leaf("span", $"{session.Number} · {session.Patient.Code}", ("class", "id")).Close();
        if (simulated)
            markup.Open("p").Leaf("span", words.Simulated, ("class", "simulation")).Close();
        page.Paragraph(string.Format(CultureInfo.InvariantCulture, words.Intro, date));
        List(markup, words.Advice);
        page.Paragraph(words.Normal);
        markup.Open("div", ("class", "call")).Leaf("h2", words.CallTitle);
        List(markup, words.Call);
        markup.Open("p").Text(words.Phone + " ").Leaf("span", "", ("class", "blank")).Close().Close();
        bool last = session.Course.Session >= session.Course.Of;
        markup.Open("p").Text((last ? words.Last : string.Format(CultureInfo.InvariantCulture, words.Next, session.Course.IntervalDays)) + " ").Leaf("span", "", ("class", "blank")).Close();
    }

    private static void List(Markup markup, IReadOnlyList<string> items)
    {
        markup.Open("ul", ("class", "advice"));
        foreach (string item in items)
            markup.Leaf("li", item);
        markup.Close();
    }
}
