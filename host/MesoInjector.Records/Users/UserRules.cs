using System.Text.RegularExpressions;

namespace MesoInjector.Records.Users;

/// <summary>What a user name and a PIN may be.</summary>
internal static partial class UserRules
{
    private const int ShortestPin = 6;
    private const int LongestPin = 12;

    public static JournalProblem? OfName(string name) => Name().IsMatch(name)
        ? null
        : new JournalProblem($"\"{name}\" is not a user name.", "Use 2 to 32 letters, digits, dots or dashes, beginning with a letter.");

    /// <summary>Digits only, because it is typed with gloves on a keypad; nothing a passer-by would try first.</summary>
    public static JournalProblem? OfPin(string pin)
    {
        if (pin.Length is < ShortestPin or > LongestPin || !pin.All(char.IsAsciiDigit))
            return new JournalProblem("That is not a PIN.", $"Use {ShortestPin} to {LongestPin} digits.");
        int step = pin[1] - pin[0];
        bool run = step is >= -1 and <= 1 && pin.Zip(pin.Skip(1), (before, after) => after - before).All(difference => difference == step);
        bool repeated = pin.Length % 2 == 0 && pin.Chunk(2).All(pair => pair[0] == pin[0] && pair[1] == pin[1]);
        return run || repeated || pin.Distinct().Count() < 3
            ? new JournalProblem("That PIN is too easy to guess.", "Use at least three different digits, not in a row and not the same pair again and again.")
            : null;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.-]{1,31}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
