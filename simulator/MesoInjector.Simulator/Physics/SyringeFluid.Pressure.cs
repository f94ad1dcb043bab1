namespace MesoInjector.Simulator.Physics;

/// <content>The pressure that the volume stored in syringe and bubble means.</content>
public sealed partial class SyringeFluid
{
    private const double Atmosphere = 101.325;

    /// <summary>Under this gauge pressure water boils instead of being stretched, kPa.</summary>
    private const double Cavitation = -98;

    /// <summary>The pressure that the stored volume means, and how it changes with the volume.</summary>
    /// <remarks>Stored = C·P/(1 + P/stiffening) for the syringe, so P = V/(C·(1 − V/(C·stiffening))).</remarks>
    private void TakePressure()
    {
        if (BubbleMicrolitres > 0)
        {
            LinePressure = PressureWithBubble(LinePressure);
            _elastance = 1 / ComplianceAt(LinePressure);
            return;
        }

        double left = Stored > 0 ? Math.Max(1 - (Stored * _perStiffening), 0.05) : 1;
        double secant = 1 / (_compliance * left);
        LinePressure = Math.Max(Stored * secant, Cavitation);
        _elastance = secant * secant * _compliance;
    }

    /// <summary>Newton's method from the pressure before; it closes in within a few turns.</summary>
    private double PressureWithBubble(double pressure)
    {
        for (int turn = 0; turn < 12; turn++)
        {
            double next = Math.Max(pressure - ((StoredAt(pressure) - Stored) / ComplianceAt(pressure)), (pressure + Cavitation) / 2);
            bool found = Math.Abs(next - pressure) < 1e-10;
            pressure = next;
            if (found)
                break;
        }

        return Math.Max(pressure, Cavitation);
    }

    /// <summary>Syringe C·P/(1 + P/stiffening), bubble V·P/(atmosphere + P) after Boyle.</summary>
    private double StoredAt(double pressure)
    {
        double syringe = pressure > 0 ? _compliance * pressure / (1 + (pressure / _syringe.StiffeningKilopascals)) : _compliance * pressure;
        return syringe + (BubbleMicrolitres * pressure / (Atmosphere + pressure));
    }

    /// <summary>How <see cref="StoredAt"/> changes with pressure.</summary>
    private double ComplianceAt(double pressure)
    {
        double stiff = pressure > 0 ? 1 / (1 + (pressure / _syringe.StiffeningKilopascals)) : 1;
        double absolute = Atmosphere + pressure;
        return (_compliance * stiff * stiff) + (BubbleMicrolitres * Atmosphere / (absolute * absolute));
    }
}
