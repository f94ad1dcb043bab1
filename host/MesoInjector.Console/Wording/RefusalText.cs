using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Wording;

/// <summary>Refusals in a language: the device's own words where they are in it; otherwise what the code says, with the device's words behind it.</summary>
public static class RefusalText
{
    /// <summary>What was refused and why.</summary>
    public static string Words(Refusal refusal, Words words)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(words);
        string general = words.Or($"refusal.{refusal.Code}", "");
        return general.Length == 0 ? refusal.Words : $"{general} ({refusal.Words})";
    }

    /// <summary>What to do.</summary>
    public static string Remedy(Refusal refusal, Words words)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(words);
        string general = words.Or($"refusal.{refusal.Code}.remedy", "");
        return general.Length == 0 ? refusal.Remedy : general;
    }
}
