namespace MesoInjector.Documents.Pages;

/// <summary>A page that carries everything with it: no script, no outside resource. What is simulated has a magenta frame around it.</summary>
public sealed class HtmlPage : IDisposable
{
    /// <summary>Tables of so few rows are not torn apart between two sheets.</summary>
    private const int ShortTable = 20;

    /// <summary>Begins a page.</summary>
    /// <param name="stream">Where it goes; stays open.</param>
    /// <param name="title">Its title.</param>
    /// <param name="simulated">No patient was there.</param>
    /// <param name="language">Of its text, as <c>en</c>.</param>
    /// <param name="style">More style, after the common one.</param>
    public HtmlPage(Stream stream, string title, bool simulated = true, string language = "en", string style = "")
    {
        Markup = new Markup(stream);
        Markup.Open("html", ("lang", language)).Line().Open("head");
        Markup.Empty("meta", ("charset", "utf-8"));
        Markup.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        Markup.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
        Markup.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'"));
        Markup.Leaf("title", title);
        Markup.Style(PageStyle.Css + style);
        Markup.Close().Line().Open("body", ("class", simulated ? "simulated" : "real"));
    }

    /// <summary>To write the content with.</summary>
    public Markup Markup { get; }

    /// <summary>Begins a part with its heading; <see cref="Markup.Close"/> ends it.</summary>
    public Markup Section(string heading) => Markup.Line().Open("section").Leaf("h2", heading);

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text) => Markup.Leaf("p", text);

    /// <summary>A drawing with its one line of what to look for.</summary>
    public void Figure(string caption, Action draw, string style = "plot")
    {
        Markup.Line().Open("figure", ("class", style));
        draw();
        Markup.Leaf("figcaption", caption).Close();
    }

    /// <summary>A table with a header row; cells of the columns marked so are set as numbers.</summary>
    /// <param name="caption">What it lists.</param>
    /// <param name="columns">Each header; those that begin with # hold numbers.</param>
    /// <param name="rows">The cells, and a class for the row or nothing.</param>
    public void Table(string caption, string[] columns, IReadOnlyList<(string Style, string[] Cells)> rows)
    {
        Markup.Line().Open("div", ("class", rows.Count > ShortTable ? "wide" : "wide short")).Open("table").Leaf("caption", caption).Open("thead").Open("tr");
        foreach (string column in columns)
            Markup.Leaf("th", column.TrimStart('#'), ("scope", "col"), ("class", column.StartsWith('#') ? "n" : "w"));
        Markup.Close().Close().Open("tbody");
        foreach ((string style, string[] cells) in rows)
        {
            Markup.Line();
            if (style.Length > 0)
                Markup.Open("tr", ("class", style));
            else
                Markup.Open("tr");
            for (int i = 0; i < cells.Length; i++)
            {
                string kind = columns[i].StartsWith('#') ? "n" : "w";
                Markup.Leaf("td", cells[i], ("class", kind));
            }

            Markup.Close();
        }

        Markup.Close().Close().Close();
    }

    /// <summary>Ends the page.</summary>
    public void Dispose()
    {
        Markup.Close().Close().Line();
        Markup.Dispose();
    }
}
