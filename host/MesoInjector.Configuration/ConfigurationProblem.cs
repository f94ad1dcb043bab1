namespace MesoInjector.Configuration;

/// <summary>One thing wrong with a file, where it is, and what would be right.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">Line, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">Column, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What would be right.</param>
public sealed record ConfigurationProblem(string File, long Line, long Column, string Message, string Suggestion)
{
    /// <inheritdoc />
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}: {Message}; {Suggestion}" : $"{File}: {Message}; {Suggestion}";
}
