using System.Diagnostics.CodeAnalysis;

namespace MesoInjector.Configuration;

/// <summary>What a file says, or everything that is wrong with it.</summary>
/// <typeparam name="T">What it should say.</typeparam>
public sealed record ConfigurationResult<T>
    where T : class
{
    /// <summary>A sound file.</summary>
    public ConfigurationResult(T value)
    {
        Value = value;
        Problems = [];
    }

    /// <summary>A file with problems, at least one.</summary>
    public ConfigurationResult(IReadOnlyList<ConfigurationProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (problems.Count == 0)
            throw new ArgumentException("without a problem there must be a value", nameof(problems));
        Problems = problems;
    }

    /// <summary>What the file says; null when there are problems.</summary>
    public T? Value { get; }

    /// <summary>Everything that is wrong, in the order of the file; empty when there is a value.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;
}
