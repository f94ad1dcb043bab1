namespace MesoInjector.Simulator.Physics;

/// <content>What leaves through needle and luer, and where it goes.</content>
public sealed partial class SyringeFluid
{
    /// <summary>A drop at the tip holds so much before it lets go and fluid runs on, kPa.</summary>
    private const double DripKilopascals = 0.5;

    /// <summary>What holds a meniscus inside needle or hub still, kPa.</summary>
    private const double PinnedKilopascals = 0.02;

    /// <summary>Air's viscosity against water's.</summary>
    private const double AirViscosity = 0.018;

    /// <summary>What leaves syringe and needle while the seal sweeps a volume, µL; books where it went.</summary>
    private double Drain(double swept, Tissue tissue, double seconds)
    {
        double line = LinePressure;
        double viscous = AirInTip > 0 ? _resistance * (1 - ((1 - AirViscosity) * Math.Min(AirInTip / _lumen, 1))) : _resistance;
        double needle = (viscous + (_kinetic * Math.Abs(Flow))) * ResistanceFactor;
        double resistance = needle;
        double outside = 0;
        bool flows;
        if (_place == TipPlace.Tissue)
        {
            flows = tissue.Face(line, needle, seconds);
            if (flows)
            {
                resistance += 1 / tissue.Conductance;
                outside = tissue.Pressure;
            }
        }
        else
        {
            double most = AirInTip > 0 ? PinnedKilopascals : DripKilopascals;
            double least = AirInTip > _lumen ? -PinnedKilopascals : -_capillary;
            flows = line > most || line < least;

            // The target lies a little beyond the limit, so that flow ends instead of fading for ever.
            outside = line < 0 ? least + PinnedKilopascals : most - PinnedKilopascals;
        }

        double tip = flows ? 1 / resistance : 0;
        double luer = line > PinnedKilopascals ? LuerLeak : 0;
        double conductance = tip + luer;
        if (conductance <= 0)
        {
            Flow = 0;
            if (_place == TipPlace.Tissue)
                tissue.Accept(0, 0, seconds);
            return 0;
        }

        // C·dP/dt = swept/dt − (P − outside)·tip − P·luer, solved over the step; its mean pressure gives the volumes.
        double x = conductance * seconds * _elastance;
        double end = Approximation.StepDecay(x);
        double fed = swept * _perSecond;
        double rest = luer == 0 ? outside + (fed * resistance) : (fed + (outside * tip)) / conductance;
        double mean = rest + ((line - rest) * end * (1 + (x * (0.5 + (x * (1.0 / 6))))));
        double throughTip = (mean - outside) * tip * seconds;
        double throughLuer = mean * luer * seconds;
        Flow = throughTip * _perSecond;
        LuerLost += throughLuer;
        Book(throughTip, mean - (Flow * needle), tissue, seconds);
        return throughTip + throughLuer;
    }

    private void Book(double volume, double node, Tissue tissue, double seconds)
    {
        double air = 0;
        if (volume > 0)
        {
            air = Math.Min(volume, AirInTip);
        }
        else if (_place != TipPlace.Tissue)
        {
            air = volume;
        }

        AirInTip -= air;
        AirExpelled += air;
        double fluid = volume - air;
        if (_place == TipPlace.Tissue)
        {
            double leaked = tissue.Accept(fluid, node, seconds);
            TrackLeak += leaked;
            TrueDelivered += fluid - leaked;
            TotalDelivered += fluid - leaked;
        }
        else
        {
            Dripped += fluid;
        }
    }

    private void Reflux(double volume)
    {
        TrueDelivered -= volume;
        TotalDelivered -= volume;
        TrackLeak += volume;
        Settled = false;
    }
}
