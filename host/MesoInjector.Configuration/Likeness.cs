namespace MesoInjector.Configuration;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Likeness
{
    private const int MostShown = 12;

    /// <summary>"did you mean" where one word is near; otherwise the words there are.</summary>
    public static string Suggestion(string written, IReadOnlyCollection<string> words)
    {
        string? nearest = words.MinBy(word => Distance(written, word));
        if (nearest is not null && Distance(written, nearest) <= Math.Max(2, nearest.Length / 3))
            return $"did you mean '{nearest}'?";
        string shown = string.Join(", ", words.Take(MostShown));
        return words.Count > MostShown ? $"known are {shown} and {words.Count - MostShown} more" : $"known are {shown}";
    }

    /// <summary>How many letters must be put in, left out or exchanged, without regard to case (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int exchange = diagonal + (char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(exchange, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
