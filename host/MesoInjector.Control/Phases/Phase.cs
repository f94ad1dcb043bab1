namespace MesoInjector.Control.Phases;

/// <summary>What is done while in a group of states: looks at the situation, sets the outputs, fires triggers.</summary>
internal abstract class Phase
{
    /// <summary>Called once on entering a state of the phase.</summary>
    public abstract void Enter(ControlContext context);

    /// <summary>Called in every cycle in a state of the phase; must set both axes.</summary>
    public abstract void Run(ControlContext context);
}
