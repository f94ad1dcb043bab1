namespace MesoInjector.Configuration;

/// <summary>Finds the word that was probably meant.</summary>
public static class Likeness
{
    private const int MostShown = 12;

    /// <summary>"did you mean" where one word is near; otherwise the words there are.</summary>
    public static string Suggestion(string written, IReadOnlyCollection<string> words)
    {
        (string Word, int Distance)? nearest = null;
        foreach (string word in words.Where(word => IsCandidate(written, word)))
        {
            int distance = Distance(written, word);
            if (distance <= Tolerance(word) && (nearest is null || distance < nearest.Value.Distance))
                nearest = (word, distance);
        }

        if (nearest is { } found)
            return $"did you mean '{found.Word}'?";
        string shown = string.Join(", ", words.Take(MostShown));
        return words.Count > MostShown ? $"known are {shown} and {words.Count - MostShown} more" : $"known are {shown}";
    }

    /// <summary>Another number is another thing, not a slip: nobody who wrote 20 mL meant 1 mL.</summary>
    private static bool IsCandidate(string written, string word) =>
        Math.Abs(written.Length - word.Length) <= Tolerance(word) && word.Where(char.IsAsciiDigit).SequenceEqual(written.Where(char.IsAsciiDigit));

    private static int Tolerance(string word) => Math.Max(2, word.Length / 3);

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
