using MesoInjector.Control.Treatment;

namespace MesoInjector.Control;

/// <summary>What became of an operator's command.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Refusal">Why it was refused; null when it was taken.</param>
public sealed record CommandAnswer(Guid Id, Refusal? Refusal);
