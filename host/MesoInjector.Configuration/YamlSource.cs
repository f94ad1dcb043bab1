using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MesoInjector.Configuration;

/// <summary>Reads a YAML file as far as its top mapping. Whatever a file can be, the answer is a reader or problems, never an exception.</summary>
public static class YamlSource
{
    /// <summary>No file of ours comes near; anything larger is not one of them.</summary>
    public const int MostBytes = 1 << 20;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    public static ConfigurationResult<MappingReader> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path))
            return Whole("''", "is no file name", "name a file");
        byte[] bytes;
        try
        {
            if (Directory.Exists(path))
                return Whole(path, "is a folder", "name the file in it");
            var file = new FileInfo(path);
            if (!file.Exists)
                return Whole(path, "does not exist", "check the path");
            if (file.Length > MostBytes)
                return TooLarge(path, file.Length);
            bytes = Beginning(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Whole(path, $"cannot be read: {exception.Message}", "check the path and its permissions");
        }

        return Read(path, bytes);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="name">What the file is called in messages.</param>
    /// <param name="content">Its bytes, UTF-8.</param>
    public static ConfigurationResult<MappingReader> Read(string name, ReadOnlySpan<byte> content)
    {
        if (content.Length > MostBytes)
            return TooLarge(name, content.Length);

        // Some editors begin a UTF-8 file with this mark.
        if (content.StartsWith(ByteOrderMark))
            content = content[ByteOrderMark.Length..];
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            return At(name, PlaceOf(content, exception.Index), "is not UTF-8 text from here on", "save it as UTF-8");
        }

        int zero = content.IndexOf((byte)0);
        return zero >= 0 ? At(name, PlaceOf(content, zero), "holds zero bytes: it is not a text file", "give a YAML file") : Parse(name, text);
    }

    /// <summary>At most one byte more than a file may have: what says it is empty, as devices do, may still never end.</summary>
    private static byte[] Beginning(string path)
    {
        using FileStream stream = File.OpenRead(path);
        byte[] buffer = new byte[MostBytes + 1];
        return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }

    private static ConfigurationResult<MappingReader> Parse(string name, string text)
    {
        List<ConfigurationProblem> unwanted = [];
        try
        {
            YamlShape.Check(name, text, unwanted);
            if (unwanted.Count > 0)
                return new ConfigurationResult<MappingReader>(unwanted);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0)
                return At(name, Mark.Empty, "is empty", "write its keys, one on each line");
            return stream.Documents[0].RootNode is YamlMappingNode mapping
                ? new ConfigurationResult<MappingReader>(new MappingReader(name, mapping))
                : At(name, stream.Documents[0].RootNode.Start, "does not hold keys and values", "write lines such as 'title: Hair'");
        }
        catch (YamlException exception)
        {
            Mark mark = exception.Start;
            return new([.. unwanted, new ConfigurationProblem(name, mark.Line, mark.Column, $"is not YAML: {Inner(exception)}", "check indentation, colons and quotes here")]);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // What the parser itself does not expect of a file.
            return At(name, Mark.Empty, $"is not YAML: {Inner(exception)}", "give a YAML file");
        }
    }

    private static string Inner(Exception exception) => Quote.Printable((exception.InnerException ?? exception).Message.TrimEnd('.'));

    /// <summary>Line and column of a byte; what is before it is read as well as can be.</summary>
    private static Mark PlaceOf(ReadOnlySpan<byte> content, int at)
    {
        ReadOnlySpan<byte> before = content[..Math.Clamp(at, 0, content.Length)];
        int line = before.Count((byte)'\n');
        ReadOnlySpan<byte> inLine = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new Mark(at, line + 1, Encoding.UTF8.GetCharCount(inLine) + 1);
    }

    private static ConfigurationResult<MappingReader> At(string name, Mark mark, string message, string suggestion) =>
        new([new ConfigurationProblem(name, mark.Line, mark.Column, message, suggestion)]);

    private static ConfigurationResult<MappingReader> TooLarge(string name, long bytes)
    {
        double mebibytes = bytes / 1048576.0;
        string size = mebibytes < 1.1 ? "more than 1 MiB" : $"{mebibytes:0.0} MiB";
        return Whole(name, $"has {size}", $"a file of this kind has at most {MostBytes / 1048576} MiB");
    }

    private static ConfigurationResult<MappingReader> Whole(string name, string message, string suggestion) =>
        new([new ConfigurationProblem(name, 0, 0, message, suggestion)]);
}
