using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MesoInjector.Console.Wording;

/// <summary>
/// Sentences that other parts of the program make in English, in another language: templates with the values in braces. What has no template
/// stays as it is; nothing is lost.
/// </summary>
public static partial class Phrases
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    private static readonly ConcurrentDictionary<string, IReadOnlyList<Template>> Templates = new();

    /// <summary>A sentence, or several one after another, in a language.</summary>
    public static string Say(string sentence, Words words)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(words);
        if (Templates.GetOrAdd(words.Language, Read).Count == 0)
            return sentence;
        return Find(sentence, words) ?? string.Join(' ', Border().Split(sentence).Select(part => Find(part, words) ?? part));
    }

    /// <summary>Whether a language has a template for a sentence.</summary>
    public static bool Knows(string sentence, Words words) => Find(sentence, words) is not null;

    /// <summary>Every sentence a language has a template for.</summary>
    internal static IEnumerable<string> Of(string language) => Templates.GetOrAdd(language, Read).Select(template => template.English);

    private static string? Find(string sentence, Words words)
    {
        foreach (Template template in Templates.GetOrAdd(words.Language, Read))
        {
            if (template.Matcher.Match(sentence) is not { Success: true } found)
                continue;

            // Values are numbers or names; a number is written as the language does, a name may have a template of its own.
            object[] values = [.. found.Groups.Values.Skip(1).Select(group => (object)Value(group.Value, words))];
            return string.Format(System.Globalization.CultureInfo.InvariantCulture, template.Translated, values);
        }

        return null;
    }

    private static string Value(string value, Words words) =>
        DecimalNumber().IsMatch(value) ? value.Replace(".", words.Numbers.NumberDecimalSeparator, StringComparison.Ordinal)
        : Find(value, words) ?? value;

    private static List<Template> Read(string language)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"words/Wording/phrases/{language}");
        if (stream is null)
            return [];
        return [.. JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.Select(pair => new Template(pair.Key, pair.Value, Matcher(pair.Key)))];
    }

    private static Regex Matcher(string english) =>
        new("^" + Placeholder().Replace(Regex.Escape(english), "(.*?)") + "$", RegexOptions.Singleline, Longest);

    [GeneratedRegex(@"\\\{\d+}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[+\-\u2212]?\d+\.\d+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DecimalNumber();

    /// <summary>Where one sentence ends and the next begins.</summary>
    [GeneratedRegex(@"(?<=[.!?])\s(?=\p{Lu})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Border();

    private sealed record Template(string English, string Translated, Regex Matcher);
}
