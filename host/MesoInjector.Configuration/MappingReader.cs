using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MesoInjector.Configuration;

/// <summary>
/// Reads the keys of one mapping. Every key must be asked for and every problem is kept with its place, so that a person sees all of
/// them at once. What cannot be read comes back as a default that nobody uses, because then there is a problem.
/// </summary>
public sealed class MappingReader
{
    /// <summary>What a line of text may have; screens and records show it whole.</summary>
    private const int LongestText = 300;

    /// <summary>In any unit of ours; beyond it a number is a slip, and would fill the screen that shows it.</summary>
    private const double LargestQuantity = 1e9;

    private readonly YamlMappingNode _mapping;
    private readonly List<ConfigurationProblem> _problems;
    private readonly Dictionary<string, (YamlScalarNode Key, YamlNode Value)> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly List<MappingReader> _children = [];

    internal MappingReader(string file, YamlMappingNode mapping)
        : this(file, mapping, [])
    {
    }

    private MappingReader(string file, YamlMappingNode mapping, List<ConfigurationProblem> problems)
    {
        File = file;
        _mapping = mapping;
        _problems = problems;
        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name } scalar)
                _entries[name] = (scalar, value);
            else
                Add(key.Start, "a key must be a word", "write 'key: value'");
        }
    }

    /// <summary>The file, as it was named.</summary>
    public string File { get; }

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key)
    {
        Ask(key);
        return _entries.ContainsKey(key);
    }

    /// <summary>Whether nothing is wrong so far with a key: it is not missing, and its value could be read.</summary>
    public bool IsSound(string key) =>
        !_missing.Contains(key)
        && (!_entries.TryGetValue(key, out var entry)
            || !_problems.Exists(problem => problem.Line == entry.Value.Start.Line && problem.Column == entry.Value.Start.Column && problem.File == File));

    /// <summary>A line of text that is not empty.</summary>
    /// <param name="key">The key.</param>
    /// <param name="right">What the text should be, for the message where it is missing.</param>
    public string Text(string key, string right = "text")
    {
        if (Scalar(key, right) is not { } node)
            return "";
        string text = node.Value!.Trim();
        if (text.Length == 0)
            Add(node.Start, $"{key} is empty", right == "text" ? "write a line of text" : $"write {right}");
        else if (text.Length > LongestText)
            Add(node.Start, $"{key} has {text.Length} letters", $"at most {LongestText}");
        else if (!Quote.IsPrintable(text))
            Add(node.Start, $"{key}: {Quote.Of(text)} holds what is no letter", "one line, without control characters");
        return Quote.Printable(text);
    }

    /// <summary>A whole number in a range.</summary>
    public long Whole(string key, long least, long most)
    {
        if (Scalar(key, $"a whole number from {least} to {most}") is not { } node)
            return least;
        if (!long.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
            Add(node.Start, $"{key}: {Quote.Of(node.Value!)} is not a whole number", $"{least} to {most}");
        else if (value < least || value > most)
            Add(node.Start, $"{key}: {value} is outside {least} to {most}", $"{least} to {most}");
        else
            return value;
        return least;
    }

    /// <summary>A plain number in a range.</summary>
    public double Number(string key, double least, double most)
    {
        string right = string.Create(CultureInfo.InvariantCulture, $"{least:0.######} to {most:0.######}");
        if (Scalar(key, $"a number from {right}") is not { } node)
            return least;
        if (!TryParse(node.Value!, out double value))
            Add(node.Start, $"{key}: {Quote.Of(node.Value!)} is not a number", right);
        else if (value < least || value > most)
            Add(node.Start, string.Create(CultureInfo.InvariantCulture, $"{key}: {value} is outside {right}"), right);
        else
            return value;
        return least;
    }

    /// <summary>A quantity that is not negative, written as a number and the one unit of its key.</summary>
    /// <returns>The number, in that unit.</returns>
    public double Quantity(string key, QuantityUnit unit) => Quantity(key, unit, mayBeNegative: false);

    private double Quantity(string key, QuantityUnit unit, bool mayBeNegative)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (Scalar(key, $"a number and the unit {unit.Text}") is not { } node)
            return 0;
        (string number, string unitText) = Split(node.Value!);
        if (!TryParse(number, out double value))
        {
            Add(node.Start, $"{key}: {Quote.Of(node.Value!)} is not a number with a unit", $"write it as in '{unit.Example}'");
            return 0;
        }

        string written = QuantityUnit.Plain(unitText);
        if (Math.Abs(value) > LargestQuantity)
            Add(node.Start, $"{key}: {Quote.Of(node.Value!)} is beyond anything this device deals with", $"write it as in '{unit.Example}'");
        else if (written.Length == 0)
            Add(node.Start, $"{key}: the unit is missing", string.Create(CultureInfo.InvariantCulture, $"write '{value} {unit.Text}' if that is meant"));
        else if (written != unit.Text)
            Add(node.Start, $"{key} is given in {unit.Text}, not {Quote.Of(unitText)}", Converted(value, written, unit));
        else if (value < 0 && !mayBeNegative)
            Add(node.Start, string.Create(CultureInfo.InvariantCulture, $"{key}: {value} {unit.Text} is negative"), "0 or more");
        else
            return value;
        return 0;
    }

    /// <summary>A quantity in a range.</summary>
    /// <returns>The number, in that unit.</returns>
    public double Quantity(string key, QuantityUnit unit, double least, double most)
    {
        double value = Quantity(key, unit, mayBeNegative: least < 0);
        if (!IsSound(key))
            return least;
        if (value >= least && value <= most)
            return value;
        string right = string.Create(CultureInfo.InvariantCulture, $"{least:0.######} to {most:0.######} {unit.Text}");
        AddProblem(key, string.Create(CultureInfo.InvariantCulture, $"{key}: {value:0.######} {unit.Text} is outside {right}"), right);
        return least;
    }

    /// <summary>One of several words.</summary>
    public T OneOf<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        string[] words = new string[choices.Length];
        for (int i = 0; i < choices.Length; i++)
            words[i] = choices[i].Word;
        if (Scalar(key, $"one of {string.Join(", ", words)}") is { } node)
        {
            foreach ((string word, T value) in choices)
            {
                if (string.Equals(word, node.Value, StringComparison.Ordinal))
                    return value;
            }

            Add(node.Start, $"{key}: {Quote.Of(node.Value!)} is not known", Likeness.Suggestion(node.Value!, words));
        }

        return choices[0].Value;
    }

    /// <summary>A day, as 2026-11-24.</summary>
    public DateOnly Date(string key)
    {
        if (Scalar(key, "a day such as 2026-11-24") is { } node)
        {
            if (DateOnly.TryParseExact(node.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
                return day;
            Add(node.Start, $"{key}: {Quote.Of(node.Value!)} is not a day", "write it as 2026-11-24");
        }

        return default;
    }

    /// <summary>Yes or no.</summary>
    public bool Flag(string key) => OneOf(key, ("false", false), ("true", true));

    /// <summary>Words of a list, at least one.</summary>
    /// <returns>Empty when there is a problem.</returns>
    public IReadOnlyList<T> ManyOf<T>(string key, params (string Word, T Value)[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        string[] words = [.. choices.Select(choice => choice.Word)];
        List<T> found = [];
        if (Find(key, $"a list such as [{words[0]}]") is not { } node)
            return found;
        if (node is not YamlSequenceNode { Children.Count: > 0 } sequence)
        {
            Add(node.Start, $"{key} must be a list", $"write '{key}: [{words[0]}]'");
            return found;
        }

        int before = _problems.Count;
        foreach (YamlNode item in sequence.Children)
        {
            string word = (item as YamlScalarNode)?.Value ?? "";
            int index = Array.IndexOf(words, word);
            if (index < 0)
                Add(item.Start, $"{key}: {Quote.Of(word)} is not known", Likeness.Suggestion(word, words));
            else if (found.Contains(choices[index].Value))
                Add(item.Start, $"{key}: {Quote.Of(word)} is there twice", "name each once");
            else
                found.Add(choices[index].Value);
        }

        return _problems.Count == before ? found : [];
    }

    /// <summary>The keys under a key.</summary>
    /// <returns>Null when there are none; then there is a problem.</returns>
    public MappingReader? Mapping(string key)
    {
        if (Find(key, "keys of its own") is not { } node)
            return null;
        if (node is YamlMappingNode mapping)
            return Child(mapping);
        Add(node.Start, $"{key} must have keys of its own", "indent them under it");
        return null;
    }

    /// <summary>A list of mappings under a key; empty where the key is missing.</summary>
    public IReadOnlyList<MappingReader> Mappings(string key)
    {
        List<MappingReader> found = [];
        if (!Has(key))
            return found;
        if (_entries[key].Value is not YamlSequenceNode sequence)
        {
            Add(_entries[key].Value.Start, $"{key} must be a list", "begin each entry with '- '");
            return found;
        }

        foreach (YamlNode item in sequence.Children)
        {
            if (item is YamlMappingNode mapping)
                found.Add(Child(mapping));
            else
                Add(item.Start, $"an entry of {key} must have keys", "write '- key: value'");
        }

        return found;
    }

    /// <summary>The names of all keys, in the order of the file; asking for them counts as asking for each.</summary>
    public IReadOnlyList<string> Keys()
    {
        foreach (string key in _entries.Keys)
            Ask(key);
        return [.. _entries.Keys];
    }

    /// <summary>Adds a problem found elsewhere, at a key's value, or at the mapping where the key is missing.</summary>
    public void AddProblem(string key, string message, string suggestion) =>
        Add(_entries.TryGetValue(key, out var entry) ? entry.Value.Start : _mapping.Start, message, suggestion);

    /// <summary>Adds a problem that another file has.</summary>
    public void AddProblem(ConfigurationProblem problem) => _problems.Add(problem);

    /// <summary>Everything that is wrong so far; keys that nobody asked for are wrong as well.</summary>
    public IReadOnlyList<ConfigurationProblem> Close()
    {
        AddUnknownKeys();
        return [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
    }

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    private static string Converted(double value, string written, QuantityUnit unit) => unit.FactorOf(written) is { } factor
        ? string.Create(CultureInfo.InvariantCulture, $"write '{value * factor:0.######} {unit.Text}' if that is meant")
        : $"write it as in '{unit.Example}'";

    /// <summary>The number ends where a letter begins that is not the exponent's.</summary>
    private static (string Number, string Unit) Split(string text)
    {
        int at = 0;
        while (at < text.Length && !char.IsLetter(text[at]) && text[at] != '%')
            at++;
        bool exponent = at > 0 && at + 1 < text.Length && text[at] is 'e' or 'E' && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '-' or '+');
        if (exponent)
        {
            at += 2;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }

        return (text[..at].Trim(), text[at..].Trim());
    }

    private void AddUnknownKeys()
    {
        foreach ((string name, (YamlScalarNode key, _)) in _entries)
        {
            if (!_asked.Contains(name))
                Add(key.Start, $"{Quote.Of(name)} is not a key here", Likeness.Suggestion(name, _asked));
        }

        foreach (MappingReader child in _children)
            child.AddUnknownKeys();
    }

    private MappingReader Child(YamlMappingNode mapping)
    {
        var child = new MappingReader(File, mapping, _problems);
        _children.Add(child);
        return child;
    }

    private YamlScalarNode? Scalar(string key, string right)
    {
        if (Find(key, right) is not { } node)
            return null;
        if (node is YamlScalarNode { Value: not null } scalar)
            return scalar;
        Add(node.Start, $"{key} must be one value", right);
        return null;
    }

    private YamlNode? Find(string key, string right)
    {
        Ask(key);
        if (_entries.TryGetValue(key, out var entry))
            return entry.Value;
        _missing.Add(key);
        Add(_mapping.Start, $"'{key}' is missing", $"add '{key}:' with {right}");
        return null;
    }

    private void Ask(string key)
    {
        if (!_asked.Contains(key))
            _asked.Add(key);
    }

    private void Add(Mark mark, string message, string suggestion) =>
        _problems.Add(new ConfigurationProblem(File, mark.Line, mark.Column, message, suggestion));
}
