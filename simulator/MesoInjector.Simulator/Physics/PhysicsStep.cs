namespace MesoInjector.Simulator.Physics;

/// <summary>The two steps the bench takes through time; every model is stable at both.</summary>
public static class PhysicsStep
{
    /// <summary>While anything moves: four per control cycle.</summary>
    public const double Fine = 250e-6;

    /// <summary>While only pressures relax: one per control cycle.</summary>
    public const double Coarse = 1e-3;
}
