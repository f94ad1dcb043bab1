namespace Stateless.Reflection;

/// <summary>Describes a rule; an ignored trigger or an internal transition leads to its own state without entering it.</summary>
internal sealed record RuleInfo(string Trigger, StateInfo Destination, IReadOnlyList<string> Guards, bool EntersState);
