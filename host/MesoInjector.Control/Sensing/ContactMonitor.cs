using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Sensing;

/// <summary>Whether the nose stands on the skin: steady contact opens a visit, lift-off ends it.</summary>
public sealed class ContactMonitor
{
    private MonotonicTime? _withinSince;

    /// <summary>The force in this cycle; zero when it could not be read.</summary>
    public AppliedForce Force { get; private set; }

    /// <summary>The force has been within the window long enough.</summary>
    public bool Steady { get; private set; }

    /// <summary>The nose is off the skin, or nobody knows.</summary>
    public bool Lost { get; private set; } = true;

    /// <summary>The force is above what the skin should bear.</summary>
    public bool TooHard { get; private set; }

    /// <summary>Takes this cycle's force.</summary>
    public void Update(MonotonicTime now, in AnalogReading analog)
    {
        Force = analog.Valid ? analog.Contact : AppliedForce.Zero;
        bool within = analog.Valid && Force >= HardLimits.ContactMinimum && Force <= HardLimits.ContactMaximum;
        _withinSince = within ? _withinSince ?? now : null;
        Steady = _withinSince is { } since && now - since >= HardLimits.ContactSteady;
        Lost = !analog.Valid || Force < HardLimits.ContactLost;
        TooHard = analog.Valid && Force > HardLimits.ContactAbort;
    }
}
