using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace MesoInjector.Console.Wording;

/// <summary>The words of one language. A key that is missing is a defect, held by a test; it shows as the key itself.</summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, Words> Every = Languages.ToFrozenDictionary(language => language, language => new Words(language));

    private readonly FrozenDictionary<string, string> _text;

    private Words(string language)
    {
        Language = language;
        _text = Read(language).ToFrozenDictionary();
        Numbers = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        Numbers.NumberDecimalSeparator = _text["decimal"];
        Numbers.NegativeSign = "\u2212";
    }

    /// <summary>The languages there are, the standard one first.</summary>
    public static IReadOnlyList<string> Languages => ["en", "de"];

    /// <summary>The language's code.</summary>
    public string Language { get; }

    /// <summary>How numbers are shown; storage is invariant.</summary>
    public NumberFormatInfo Numbers { get; }

    /// <summary>Every key.</summary>
    public IEnumerable<string> Keys => _text.Keys;

    /// <summary>The words of a key.</summary>
    public string this[string key] => _text.GetValueOrDefault(key, key);

    /// <summary>The words of a key with values in it.</summary>
    public string this[string key, params object[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The words of a language; those of the standard one where there is no such language.</summary>
    public static Words In(string? language) => Every.GetValueOrDefault(language ?? "", Every[Languages[0]]);

    /// <summary>The words of a key; <paramref name="otherwise"/> where this language has none.</summary>
    public string Or(string key, string otherwise) => _text.GetValueOrDefault(key, otherwise);

    /// <summary>A number with at most so many decimals, a leading zero and no trailing ones.</summary>
    public string Number(double value, int decimals = 2) => value.ToString(decimals == 0 ? "0" : "0." + new string('#', decimals), Numbers);

    /// <summary>A number with exactly so many decimals: for values that change under the eye.</summary>
    public string Fixed(double value, int decimals) => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), Numbers);

    /// <summary>Every room of the console has a file of its own; a key stands in one of them.</summary>
    private static Dictionary<string, string> Read(string language)
    {
        Dictionary<string, string> all = [];
        Assembly here = Assembly.GetExecutingAssembly();
        foreach (string name in here.GetManifestResourceNames().Where(name => name.StartsWith($"words/Wording/{language}/", StringComparison.Ordinal)))
        {
            using Stream stream = here.GetManifestResourceStream(name)!;
            foreach ((string key, string text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                all.Add(key, text);
        }

        return all;
    }
}
