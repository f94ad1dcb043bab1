using System.Text;

namespace System.Device;

/// <summary>Self-description of a controller, driver or device, with what it is built of.</summary>
public record ComponentInformation
{
    private readonly List<ComponentInformation> _subComponents = [];

    /// <summary>Describes an object.</summary>
    /// <param name="instance">The object; its type name becomes <see cref="Name"/>.</param>
    /// <param name="description">A few words for people.</param>
    public ComponentInformation(object instance, string description)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(description);
        Instance = instance;
        Name = instance.GetType().FullName!;
        Description = description;
    }

    /// <summary>Full type name of the described object.</summary>
    public string Name { get; }

    /// <summary>A few words for people.</summary>
    public string Description { get; init; }

    /// <summary>Further facts by name.</summary>
    public IDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>What the object is built of.</summary>
    public IReadOnlyList<ComponentInformation> SubComponents => _subComponents.AsReadOnly();

    /// <summary>The described object.</summary>
    protected object Instance { get; }

    /// <summary>Adds a part, once per described object.</summary>
    /// <param name="subComponent">The part.</param>
    public virtual void AddSubComponent(ComponentInformation subComponent)
    {
        ArgumentNullException.ThrowIfNull(subComponent);
        if (_subComponents.TrueForAll(known => !ReferenceEquals(known.Instance, subComponent.Instance)))
            _subComponents.Add(subComponent);
    }

    /// <summary>The description as an indented tree.</summary>
    /// <returns>One line per component.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append('{').Append(Name).Append("} ").AppendLine(Description);
        SubComponentsToString(text, 1);
        return text.ToString().TrimEnd();
    }

    /// <summary>Writes the parts, each indented by its depth.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="ident">Depth in characters.</param>
    protected virtual void SubComponentsToString(StringBuilder output, int ident)
    {
        const int DepthLimit = 50; // a device tree this deep is a loop
        ArgumentNullException.ThrowIfNull(output);
        if (ident > DepthLimit)
            return;
        foreach (var part in _subComponents)
        {
            output.Append(' ', ident).Append('└').Append('{').Append(part.Name).Append("} ").AppendLine(part.Description);
            part.SubComponentsToString(output, ident + 1);
        }
    }
}
