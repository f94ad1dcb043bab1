namespace MesoInjector.Calibration.Procedures;

/// <summary>How water flows through a needle.</summary>
public static class WaterViscosity
{
    /// <summary>Dynamic viscosity in mPa·s, within 2.5 % of the tables from 0 to 100 °C (Vogel's equation).</summary>
    /// <param name="celsius">Temperature of the water.</param>
    public static double At(double celsius) => 0.02414 * Math.Pow(10, 247.8 / (celsius + 133.15));
}
