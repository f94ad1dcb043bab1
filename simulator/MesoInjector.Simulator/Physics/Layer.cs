namespace MesoInjector.Simulator.Physics;

/// <summary>What the tip of the needle stands in.</summary>
public enum Layer
{
    /// <summary>Outside, or dimpling the skin without having gone through.</summary>
    Outside = 0,

    /// <summary>Epidermis and dermis.</summary>
    Dermis = 1,

    /// <summary>Subcutaneous fat.</summary>
    Subcutis = 2,

    /// <summary>Galea and the loose tissue on the skull.</summary>
    Galea = 3,

    /// <summary>On the bone.</summary>
    Skull = 4,
}
