using Xunit.v3;

namespace MesoInjector.Tests;

/// <summary>Marks a test, or all tests of a class, as the proof of requirements in <c>docs/requirements.md</c>.</summary>
/// <param name="ids">Such as SR-013.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RequirementAttribute(params string[] ids) : Attribute, ITraitAttribute
{
    /// <summary>The requirements proved.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. Ids.Select(id => KeyValuePair.Create("Requirement", id))];
}
