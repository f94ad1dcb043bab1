namespace MesoInjector.Simulator.Faults;

/// <summary>A fault with its time.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="At">When it begins.</param>
/// <param name="Lasts">How long; null for the rest of the session.</param>
/// <param name="Times">How often it comes: an intermittent fault comes back after as long a pause as it lasted.</param>
public sealed record ScheduledFault(Fault Fault, Moment At, TimeSpan? Lasts = null, int Times = 1);
