using System.Text.Json;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Link;

namespace MesoInjector.Console.Actions;

/// <summary>What the daemon answered, as a page says it.</summary>
internal static class Said
{
    /// <summary>It was refused, or there was no answer.</summary>
    public static Notice Refused(LinkReply? reply, Words words) => reply?.Refusal is { } refusal
        ? new Notice(Good: false, RefusalText.Words(refusal, words), RefusalText.Remedy(refusal, words))
        : new Notice(Good: false, words["no-answer"], words["no-answer.remedy"]);

    /// <summary>What was done, but should be known; null for nothing.</summary>
    public static string? Warning(LinkReply reply)
    {
        if (reply.Result is not { ValueKind: JsonValueKind.Object } result || !result.TryGetProperty("warnings", out JsonElement warnings) || warnings.ValueKind != JsonValueKind.Array)
            return null;
        string text = string.Join(" ", warnings.EnumerateArray().Select(warning => warning.GetString()));
        return text.Length == 0 ? null : text;
    }
}
