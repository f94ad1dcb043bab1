using System.Text;
using System.Xml;

namespace MesoInjector.Documents.Pages;

/// <summary>Writes elements that are HTML and XML at once. All text and every attribute is escaped here and nowhere else.</summary>
public sealed class Markup : IDisposable
{
    /// <summary>The elements HTML wants without an end tag; all others get one even when empty.</summary>
    private static readonly HashSet<string> Void = ["meta", "br", "col"];

    private static readonly XmlWriterSettings Layout = new()
    {
        OmitXmlDeclaration = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.None,
        CloseOutput = false,
        CheckCharacters = true,
    };

    private readonly XmlWriter _xml;
    private readonly Stack<string> _open = [];

    /// <summary>Begins a document.</summary>
    public Markup(Stream stream)
        : this(stream, Layout) => _xml.WriteDocType("html", null, null, null);

    private Markup(Stream stream, XmlWriterSettings layout) => _xml = XmlWriter.Create(stream, layout);

    /// <summary>Begins a part of some other page.</summary>
    public static Markup Fragment(Stream stream)
    {
        XmlWriterSettings layout = Layout.Clone();
        layout.ConformanceLevel = ConformanceLevel.Fragment;
        return new Markup(stream, layout);
    }

    /// <summary>Begins an element.</summary>
    public Markup Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(name);
        foreach ((string attribute, string value) in attributes)
            _xml.WriteAttributeString(attribute, Clean(value));
        _open.Push(name);
        return this;
    }

    /// <summary>Ends the innermost element.</summary>
    public Markup Close()
    {
        if (Void.Contains(_open.Pop()))
            _xml.WriteEndElement();
        else
            _xml.WriteFullEndElement();
        return this;
    }

    /// <summary>An element with nothing in it.</summary>
    public Markup Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes) => Open(name, attributes).Close();

    /// <summary>An element with text in it.</summary>
    public Markup Leaf(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes) => Open(name, attributes).Text(text).Close();

    /// <summary>Text.</summary>
    public Markup Text(string text)
    {
        _xml.WriteString(Clean(text));
        return this;
    }

    /// <summary>A style sheet of our own: HTML does not decode references inside it, so it may hold nothing that needs one.</summary>
    public Markup Style(string css)
    {
        if (css.AsSpan().IndexOfAny('<', '&') >= 0)
            throw new ArgumentException("a style sheet here holds neither < nor &", nameof(css));
        _xml.WriteStartElement("style");
        _xml.WriteRaw(css);
        _xml.WriteFullEndElement();
        return this;
    }

    /// <summary>A new line between large parts, for whoever reads the source.</summary>
    public Markup Line()
    {
        _xml.WriteWhitespace("\n");
        return this;
    }

    /// <summary>Writes what is left; the stream stays open.</summary>
    public void Dispose() => _xml.Dispose();

    /// <summary>What XML cannot hold, escaped or not (control characters, halves of pairs), shows as the replacement character.</summary>
    private static string Clean(string text)
    {
        int bad = FirstBad(text, 0);
        if (bad < 0)
            return text;
        var clean = new StringBuilder(text);
        for (; bad >= 0; bad = FirstBad(text, bad + 1))
            clean[bad] = '\uFFFD';
        return clean.ToString();
    }

    private static int FirstBad(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                i++;
            else
                return i;
        }

        return -1;
    }
}
