using System.Text.Json;

namespace MesoInjector.Records;

/// <summary>The number that the order of a session carries.</summary>
internal static class SessionNumber
{
    /// <returns>0 where there is none.</returns>
    public static long In(string? order)
    {
        if (order is null)
            return 0;
        using JsonDocument body = JsonDocument.Parse(order);
        return JsonText.Number(body.RootElement, "session");
    }
}
