using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;

namespace MesoInjector.Control.Interlocks;

/// <summary>What an interlock does when its condition holds; the later ones are the more severe and win.</summary>
public enum InterlockResponse : byte
{
    /// <summary>Nothing can start.</summary>
    Refuse = 0,

    /// <summary>Stop the plunger, relieve the pressure, withdraw; back to Ready.</summary>
    Abort,

    /// <summary>As Abort, then drives off; must be acknowledged.</summary>
    Fault,

    /// <summary>Drives off at once, latched.</summary>
    Trip,
}

/// <summary>One safety rule: one row of the table.</summary>
/// <param name="Number">1 to 26; the id shown is IL-01 to IL-26, and never changes its meaning.</param>
/// <param name="Words">The condition in words.</param>
/// <param name="Response">What follows.</param>
/// <param name="AppliesIn">In which states it is looked at.</param>
/// <param name="Holds">The condition. Anything missing counts as unsafe.</param>
public sealed record Interlock(int Number, string Words, InterlockResponse Response, StateSet AppliesIn, Func<Situation, bool> Holds)
{
    /// <summary>The id people see.</summary>
    public string Id => $"IL-{Number:00}";

    /// <summary>The alarm it raises: the one of the same number.</summary>
    public AlarmId Alarm => (AlarmId)Number;
}
