namespace Stateless;

/// <summary>What a trigger does that is fired while another one is being handled.</summary>
public enum FiringMode
{
    /// <summary>It is handled at once, inside the transition that fired it.</summary>
    Immediate,

    /// <summary>It waits until the transition that fired it has run to completion. The default.</summary>
    Queued,
}
