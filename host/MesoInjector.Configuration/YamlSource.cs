using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace MesoInjector.Configuration;

/// <summary>Reads a YAML file as far as its top mapping. Whatever a file can be, the answer is a reader or problems, never an exception.</summary>
public static class YamlSource
{
    /// <summary>No file of ours comes near; anything larger is not one of them.</summary>
    public const int MostBytes = 1 << 20;

    private const int DeepestNesting = 12;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    public static ConfigurationResult<MappingReader> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] bytes;
        try
        {
            if (Directory.Exists(path))
                return Whole(path, "is a folder", "name the file in it");
            var file = new FileInfo(path);
            if (!file.Exists)
                return Whole(path, "does not exist", "check the path");
            if (file.Length > MostBytes)
                return Whole(path, $"has {file.Length / 1048576.0:0.0} MiB", $"a file of this kind has at most {MostBytes / 1048576} MiB");
            bytes = File.ReadAllBytes(path);
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
            return Whole(name, $"has {content.Length / 1048576.0:0.0} MiB", $"a file of this kind has at most {MostBytes / 1048576} MiB");
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            return Whole(name, $"is not UTF-8 text (byte {exception.Index})", "save it as UTF-8");
        }

        return text.Contains('\0', StringComparison.Ordinal) ? Whole(name, "holds zero bytes: it is not a text file", "give a YAML file") : Parse(name, text);
    }

    private static ConfigurationResult<MappingReader> Parse(string name, string text)
    {
        try
        {
            if (Unwanted(name, text) is { } unwanted)
                return new ConfigurationResult<MappingReader>([unwanted]);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0)
                return Whole(name, "is empty", "write its keys, one on each line");
            return stream.Documents[0].RootNode is YamlMappingNode mapping
                ? new ConfigurationResult<MappingReader>(new MappingReader(name, mapping))
                : At(name, stream.Documents[0].RootNode.Start, "does not hold keys and values", "write lines such as 'title: Hair'");
        }
        catch (YamlException exception)
        {
            return At(name, exception.Start, $"is not YAML: {Inner(exception)}", "check indentation, colons and quotes here");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // What the parser itself does not expect of a file.
            return Whole(name, $"is not YAML: {exception.Message}", "give a YAML file");
        }
    }

    /// <summary>YAML that no file of ours needs, and that can make a small file enormous or mean something else than it seems to.</summary>
    private static ConfigurationProblem? Unwanted(string name, string text)
    {
        var parser = new Parser(new StringReader(text));
        int depth = 0;
        int documents = 0;
        while (parser.MoveNext())
        {
            ParsingEvent now = parser.Current!;
            depth += now.NestingIncrease;
            if (now is DocumentStart && ++documents > 1)
                return Problem(name, now.Start, "a second document begins", "keep one document to a file");
            if (now is AnchorAlias || now is NodeEvent { Anchor.IsEmpty: false })
                return Problem(name, now.Start, "anchors and aliases are not used in these files", "write the value where it belongs");
            if (depth > DeepestNesting)
                return Problem(name, now.Start, "is nested too deeply", $"at most {DeepestNesting} levels");
        }

        return null;
    }

    private static string Inner(YamlException exception) => (exception.InnerException ?? exception).Message.TrimEnd('.');

    private static ConfigurationProblem Problem(string name, Mark mark, string message, string suggestion) =>
        new(name, mark.Line, mark.Column, message, suggestion);

    private static ConfigurationResult<MappingReader> At(string name, Mark mark, string message, string suggestion) =>
        new([Problem(name, mark, message, suggestion)]);

    private static ConfigurationResult<MappingReader> Whole(string name, string message, string suggestion) =>
        new([new ConfigurationProblem(name, 0, 0, message, suggestion)]);
}
