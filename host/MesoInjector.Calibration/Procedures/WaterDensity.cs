namespace MesoInjector.Calibration.Procedures;

/// <summary>What a milligram of water weighed in air takes up.</summary>
public static class WaterDensity
{
    /// <summary>Of the steel masses balances are adjusted with, g/cm³.</summary>
    private const double MassDensity = 8.0;

    /// <summary>The factor Z of ISO 8655-6, µL/mg: density of water after Tanaka, less the buoyancy of air.</summary>
    /// <param name="conditions">Of the room; water has its temperature.</param>
    public static double VolumePerMass(Conditions conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        double t = conditions.Celsius;
        double water = 0.99997495 * (1 - ((t - 3.983035) * (t - 3.983035) * (t + 301.797) / (522528.9 * (t + 69.34881))));
        double air = 1e-3 * ((0.34848 * conditions.Hectopascals) - (0.009 * conditions.HumidityPercent * Math.Exp(0.061 * t))) / (t + 273.15);
        return 1 / (water - air) * (1 - (air / MassDensity));
    }
}
