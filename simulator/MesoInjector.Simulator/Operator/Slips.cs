namespace MesoInjector.Simulator.Operator;

/// <summary>What an operator gets wrong once while preparing.</summary>
[Flags]
public enum Slips
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Another syringe than the declared one is put in first.</summary>
    WrongSyringe = 1,

    /// <summary>The gun is not on its gauge when the touch-off is started.</summary>
    NotDocked = 2,

    /// <summary>The syringe holds half of what was declared.</summary>
    Underfilled = 4,

    /// <summary>Buttons are pressed that do not fit the state.</summary>
    CommandsOutOfOrder = 8,
}
