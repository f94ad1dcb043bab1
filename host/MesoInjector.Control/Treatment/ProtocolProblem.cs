namespace MesoInjector.Control.Treatment;

/// <summary>One thing wrong with a protocol.</summary>
/// <param name="Field">The property of <see cref="ProtocolDraft"/> to look at.</param>
/// <param name="Reason">What is wrong, with the numbers.</param>
/// <param name="Suggestion">What would be right.</param>
public sealed record ProtocolProblem(string Field, string Reason, string Suggestion);
