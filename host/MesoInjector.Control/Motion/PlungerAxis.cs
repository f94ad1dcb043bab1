using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Motion;

/// <summary>Where the plunger is and what it has displaced. What counts as displaced is the furthest it has been: a retract is repaid before anything new flows.</summary>
public sealed class PlungerAxis
{
    private AxisPosition _home;

    /// <summary>Homed, and nothing happened since that would make the place doubtful.</summary>
    public bool Trusted { get; private set; }

    /// <summary>The pusher stands against the plunger of the syringe.</summary>
    public bool Engaged { get; private set; }

    /// <summary>The furthest the plunger has been since it was engaged.</summary>
    public AxisPosition Furthest { get; private set; }

    /// <summary>Makes the place trusted.</summary>
    public void TrustHome(AxisPosition home)
    {
        _home = home;
        Trusted = true;
        Engaged = false;
    }

    /// <summary>The place is doubtful from now on.</summary>
    public void Distrust()
    {
        Trusted = false;
        Engaged = false;
    }

    /// <summary>The syringe is out.</summary>
    public void Release() => Engaged = false;

    /// <summary>The pusher has met the plunger here.</summary>
    public void Engage(AxisPosition place)
    {
        Engaged = true;
        Furthest = place;
    }

    /// <summary>The plunger is here now.</summary>
    /// <returns>How far it went beyond the furthest it had been.</returns>
    public AxisPosition Advance(AxisPosition place)
    {
        AxisPosition beyond = AxisPosition.Max(place - Furthest, AxisPosition.Zero);
        Furthest += beyond;
        return beyond;
    }

    /// <summary>The place for a distance from the home switch.</summary>
    public AxisPosition PlaceFor(AxisPosition fromHome) => _home + fromHome;

    /// <summary>The place at which a syringe holds a volume.</summary>
    public AxisPosition PlaceForContent(SyringeType syringe, FluidVolume content) =>
        PlaceFor(MotionProfile.SyringeEmpty - syringe.TravelFor(content));

    /// <summary>What a syringe holds with its plunger at a place.</summary>
    public FluidVolume ContentAt(SyringeType syringe, AxisPosition place) => syringe.VolumeFor(PlaceFor(MotionProfile.SyringeEmpty) - place);
}
