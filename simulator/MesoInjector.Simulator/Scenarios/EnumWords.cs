using System.Text;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>How the members of an enumeration are written in a scenario: EarlyRelease is early-release.</summary>
public static class EnumWords
{
    /// <summary>The word of a member.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        var word = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]))
                word.Append('-');
            word.Append(char.ToLowerInvariant(name[i]));
        }

        return word.ToString();
    }

    /// <summary>All members that have a word, with it.</summary>
    /// <param name="without">Members that are none a file could mean.</param>
    public static (string Word, T Value)[] All<T>(params T[] without)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(value => !without.Contains(value)).Select(value => (Of(value), value))];
}
