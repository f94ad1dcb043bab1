using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MesoInjector.Configuration;

/// <summary>
/// Looks at the events of a YAML text, before anything is built of it, for what no file of ours needs: it can make a small file enormous,
/// or mean something else than it seems to.
/// </summary>
internal sealed class YamlShape
{
    private const int DeepestNesting = 12;

    private readonly string _file;
    private readonly List<ConfigurationProblem> _problems;
    private readonly Stack<Level> _levels = new();
    private int _documents;

    private YamlShape(string file, List<ConfigurationProblem> problems)
    {
        _file = file;
        _problems = problems;
    }

    /// <summary>Adds every key that is given twice, up to the first thing that ends the reading. A text that is not YAML throws where it is not.</summary>
    public static void Check(string file, string text, List<ConfigurationProblem> problems)
    {
        var shape = new YamlShape(file, problems);
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            if (!shape.Accept(parser.Current!))
                break;
        }
    }

    /// <summary>Takes one event.</summary>
    /// <returns>False when what follows is not worth reading.</returns>
    private bool Accept(ParsingEvent now)
    {
        if (now is DocumentStart && ++_documents > 1)
            return Refuse(now.Start, "a second document begins", "keep one document to a file");
        if (now is AnchorAlias || now is NodeEvent { Anchor.IsEmpty: false })
            return Refuse(now.Start, "anchors and aliases are not used in these files", "write the value where it belongs");
        if (now is MappingEnd or SequenceEnd)
        {
            _levels.Pop();
            return true;
        }

        if (now is not NodeEvent node)
            return true;
        if (_levels.TryPeek(out Level? level))
            Take(level, node);
        if (node is MappingStart or SequenceStart)
        {
            if (_levels.Count == DeepestNesting)
                return Refuse(now.Start, "is nested too deeply", $"at most {DeepestNesting} levels");
            _levels.Push(new Level(node is MappingStart));
        }

        return true;
    }

    /// <summary>In a mapping keys and values alternate.</summary>
    private void Take(Level level, NodeEvent node)
    {
        if (level is { IsMapping: true, KeyIsNext: true } && node is Scalar { Value: var key })
        {
            if (level.Keys.TryGetValue(key, out long line))
                Refuse(node.Start, $"{Quote.Of(key)} is there twice, first on line {line}", "keep one of them");
            else
                level.Keys.Add(key, node.Start.Line);
        }

        level.KeyIsNext = !level.KeyIsNext;
    }

    private bool Refuse(Mark mark, string message, string suggestion)
    {
        _problems.Add(new ConfigurationProblem(_file, mark.Line, mark.Column, message, suggestion));
        return false;
    }

    /// <summary>One mapping or list that is open.</summary>
    private sealed class Level(bool isMapping)
    {
        public bool IsMapping => isMapping;

        public bool KeyIsNext { get; set; } = true;

        public Dictionary<string, long> Keys { get; } = new(StringComparer.Ordinal);
    }
}
