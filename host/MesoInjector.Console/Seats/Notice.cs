using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Seats;

/// <summary>Something a page says once.</summary>
/// <param name="Good">It was done; otherwise it was refused.</param>
/// <param name="Words">What.</param>
/// <param name="Remedy">What to do; empty for nothing.</param>
public sealed record Notice(bool Good, string Words, string Remedy = "")
{
    /// <summary>A refusal.</summary>
    public static Notice Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new Notice(Good: false, refusal.Words, refusal.Remedy);
    }
}
