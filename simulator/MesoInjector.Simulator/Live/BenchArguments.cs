using System.Text.Json;
using MesoInjector.Configuration;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Simulator.Live;

/// <summary>The arguments of one request, read strictly: what is not known, missing, of another kind or out of range is the first problem, and nothing is done.</summary>
internal sealed class BenchArguments
{
    private const int LongestText = 300;

    private readonly JsonElement _arguments;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public BenchArguments(JsonElement arguments)
    {
        _arguments = arguments;
        if (arguments.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
            Refuse("The arguments are no object.", "Send a JSON object, or none.");
    }

    /// <summary>The first thing that is wrong; null for nothing so far.</summary>
    public Refusal? Problem { get; private set; }

    public bool? MaybeFlag(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Refuse($"{name} is not true or false.", $"Send {{\"{name}\": true}} or {{\"{name}\": false}}.");
        return null;
    }

    public bool Flag(string name) => Needed(name, MaybeFlag(name)) ?? false;

    public double? MaybeNumber(string name, double least, double most)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most)
            return number;
        Refuse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} is not a number from {least} to {most}."), "Send one in that range.");
        return null;
    }

    public double Number(string name, double least, double most) => Needed(name, MaybeNumber(name, least, most)) ?? least;

    public long? MaybeWhole(string name, long least, long most)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= least && number <= most)
            return number;
        Refuse($"{name} is not a whole number from {least} to {most}.", "Send one in that range.");
        return null;
    }

    public string? MaybeText(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text && !text.Any(char.IsControl))
            return text;
        Refuse($"{name} is not a line of text of at most {LongestText} letters.", "Send one.");
        return null;
    }

    public string Text(string name)
    {
        if (MaybeText(name) is { } text)
            return text;
        Refuse($"{name} is missing.", "Send it.");
        return "";
    }

    /// <summary>Refuses what nobody asked for.</summary>
    public void Close()
    {
        if (_arguments.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonProperty property in _arguments.EnumerateObject())
        {
            if (!_asked.Contains(property.Name))
                Refuse($"{Quote.Of(property.Name)} is no argument here.", _asked.Count == 0 ? "Send none." : Likeness.Suggestion(property.Name, _asked));
        }
    }

    public void Refuse(string words, string remedy) => Problem ??= new Refusal(RefusalCode.Request, words, remedy);

    private T? Needed<T>(string name, T? value)
        where T : struct
    {
        if (value is null)
            Refuse($"{name} is missing.", "Send it.");
        return value;
    }

    private JsonElement? Find(string name)
    {
        _asked.Add(name);
        return _arguments.ValueKind == JsonValueKind.Object && _arguments.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
