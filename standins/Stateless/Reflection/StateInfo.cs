namespace Stateless.Reflection;

/// <summary>Describes a state.</summary>
internal sealed class StateInfo(string name, IReadOnlyList<ActionInfo> entryActions)
{
    public string Name { get; } = name;

    public IReadOnlyList<ActionInfo> EntryActions { get; } = entryActions;

    public bool HasSuperstate { get; set; }

    public IReadOnlyList<StateInfo> Substates { get; set; } = [];

    /// <summary>In the order in which they are drawn.</summary>
    public IReadOnlyList<RuleInfo> Rules { get; set; } = [];
}
