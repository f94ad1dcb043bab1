using System.Text.RegularExpressions;
using MesoInjector.Console.Tests.Stage;
using MesoInjector.Console.Wording;

namespace MesoInjector.Console.Tests.Wording;

public sealed partial class WordsTests
{
    [Fact]
    public void Every_language_has_the_same_words()
    {
        string[] first = [.. Words.In(Words.Languages[0]).Keys.Order()];
        Assert.NotEmpty(first);
        foreach (string language in Words.Languages)
        {
            string[] other = [.. Words.In(language).Keys];
            Assert.Empty(first.Except(other));
            Assert.DoesNotContain(other.Except(first), key => !Translated(key));
        }
    }

    [Fact]
    public void The_values_in_a_sentence_are_the_same_in_every_language()
    {
        Words first = Words.In(Words.Languages[0]);
        foreach (string language in Words.Languages)
        {
            Words other = Words.In(language);
            Assert.All(first.Keys, key => Assert.True(Values(first[key]).SetEquals(Values(other[key])), $"{key} in {language}: {first[key]} / {other[key]}"));
        }
    }

    [Fact]
    public void No_sentence_is_left_in_english()
    {
        Words english = Words.In("en");
        Words german = Words.In("de");
        string[] same = [.. english.Keys.Where(key => english[key] == german[key] && english[key].Split(' ').Count(word => word.Length >= 3 && word.All(char.IsLetter)) >= 3 && key != "faults.grammar")];
        Assert.Empty(same);
    }

    /// <summary>A key that stands in the source as text exists; of one that is put together, there is at least one that begins so.</summary>
    [Fact]
    public void Every_word_that_is_used_exists()
    {
        HashSet<string> known = [.. Words.In("en").Keys];
        List<string> missing = [];
        int used = 0;
        foreach (string file in Directory.EnumerateFiles(Repository.File("host/MesoInjector.Console"), "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)))
        {
            foreach (Match match in Use().Matches(File.ReadAllText(file)))
            {
                used++;
                string key = match.Groups["key"].Value;
                int value = key.IndexOf('{', StringComparison.Ordinal);
                bool found = match.Groups["made"].Success && value >= 0 ? known.Any(word => word.StartsWith(key[..value], StringComparison.Ordinal)) : known.Contains(key);
                if (!found)
                    missing.Add($"{Path.GetFileName(file)}: {key}");
            }
        }

        Assert.True(used > 300, "uses were found");
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("en", 1234.5, "1234.5")]
    [InlineData("de", 1234.5, "1234,5")]
    [InlineData("de", 0.5, "0,5")]
    [InlineData("en", 5, "5")]
    public void Numbers_have_a_leading_zero_no_trailing_ones_and_the_sign_of_the_language(string language, double value, string shown) =>
        Assert.Equal(shown, Words.In(language).Number(value));

    /// <summary>Translations of what the device says in English: other languages have them, English has the sentences themselves.</summary>
    private static bool Translated(string key) => key.StartsWith("did.", StringComparison.Ordinal) || key.StartsWith("remedy.", StringComparison.Ordinal)
        || key.StartsWith("refusal.", StringComparison.Ordinal) || AlarmTitle().IsMatch(key);

    private static HashSet<string> Values(string sentence) => [.. Value().Matches(sentence).Select(match => match.Value)];

    [GeneratedRegex(@"^alarm\.[A-Z]+-[0-9]+\.title$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AlarmTitle();

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();

    [GeneratedRegex(@"(?:\bW|\b[wW]ords|Language\.Of\(\w+\))\[(?<made>\$)?""(?<key>[^""]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Use();
}
