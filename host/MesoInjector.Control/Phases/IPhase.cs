namespace MesoInjector.Control.Phases;

/// <summary>What is done while in a group of states: looks at the situation, sets the outputs, fires triggers.</summary>
internal interface IPhase
{
    /// <summary>Called once on entering a state of the phase.</summary>
    void Enter(ControlContext context);

    /// <summary>Called in every cycle in a state of the phase; must set both axes.</summary>
    void Run(ControlContext context);
}
