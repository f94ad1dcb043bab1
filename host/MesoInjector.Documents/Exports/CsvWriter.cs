using System.Globalization;

namespace MesoInjector.Documents.Exports;

/// <summary>Rows of comma-separated values after RFC 4180: CRLF, quotes only where needed and doubled inside; numbers with a point.</summary>
public sealed class CsvWriter(TextWriter output)
{
    private static readonly System.Buffers.SearchValues<char> NeedQuotes = System.Buffers.SearchValues.Create(",\"\r\n");

    private bool _inRow;

    /// <summary>A field of text.</summary>
    public CsvWriter Field(string text)
    {
        Separate();
        bool quoted = text.AsSpan().IndexOfAny(NeedQuotes) >= 0;
        output.Write(quoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
        return this;
    }

    /// <summary>A field with a whole number.</summary>
    public CsvWriter Field(long value)
    {
        Separate();
        output.Write(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>To a millionth; what is not a number is an empty field.</summary>
    public CsvWriter Field(double value)
    {
        Separate();
        if (double.IsFinite(value))
            output.Write(value.ToString("0.######", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        output.Write("\r\n");
        _inRow = false;
    }

    private void Separate()
    {
        if (_inRow)
            output.Write(',');
        _inRow = true;
    }
}
