namespace Stateless.Reflection;

/// <summary>Describes an entry action; <paramref name="FromTrigger"/> is the only trigger it answers to, null for all.</summary>
internal sealed record ActionInfo(string Description, string? FromTrigger);
