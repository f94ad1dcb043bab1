using System.Globalization;
using System.Text.Json;
using MesoInjector.Console.Live;
using MesoInjector.Records.Users;

namespace MesoInjector.Console.Reading;

/// <summary>The users, as the daemon tells of them.</summary>
internal sealed class UserList(DeviceFeed feed)
{
    /// <summary>Everyone; empty where nobody answers.</summary>
    public async Task<IReadOnlyList<KnownUser>> ReadAsync() =>
        await feed.AskAsync("users").ConfigureAwait(false) is { Result: { ValueKind: JsonValueKind.Array } users } ? [.. users.EnumerateArray().Select(Read)] : [];

    private static KnownUser Read(JsonElement user) => new(
        user.GetProperty("name").GetString() ?? "", Enum.Parse<Role>(user.GetProperty("role").GetString() ?? ""), user.GetProperty("disabled").GetBoolean(),
        user.TryGetProperty("failures", out JsonElement failures) && failures.ValueKind == JsonValueKind.Number ? failures.GetInt32() : 0,
        user.TryGetProperty("lastSignIn", out JsonElement last) && last.GetString() is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null);
}
