namespace MesoInjector.Simulator.Physics;

/// <summary>What the opening of the needle is in.</summary>
public enum TipPlace
{
    /// <summary>Free air.</summary>
    Air = 0,

    /// <summary>In the docking gauge: as air, what comes out is caught.</summary>
    Gauge = 1,

    /// <summary>Tissue.</summary>
    Tissue = 2,
}
