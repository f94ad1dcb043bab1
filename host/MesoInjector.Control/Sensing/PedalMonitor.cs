using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Sensing;

/// <summary>
/// What the two contacts of the pedal mean. A press counts after it has lasted; a release, and anything that is not clearly a press,
/// counts at once.
/// </summary>
public sealed class PedalMonitor
{
    private MonotonicTime? _pressedSince;
    private MonotonicTime? _contradictsSince;
    private MonotonicTime? _heldSince;
    private MonotonicTime _now;

    /// <summary>Pressed, debounced.</summary>
    public bool Down { get; private set; }

    /// <summary>Became <see cref="Down"/> in this cycle.</summary>
    public bool PressedNow { get; private set; }

    /// <summary>Stopped being <see cref="Down"/> in this cycle.</summary>
    public bool ReleasedNow { get; private set; }

    /// <summary>Both contacts say released.</summary>
    public bool Up { get; private set; }

    /// <summary>The contacts have contradicted each other for too long.</summary>
    public bool Contradicts => _contradictsSince is { } since && _now - since > HardLimits.PedalDisagreement;

    /// <summary>It has been down for too long without an injection.</summary>
    public bool Stuck => _heldSince is { } since && _now - since > HardLimits.PedalHeld;

    /// <summary>Until when nothing changes if the contacts do not.</summary>
    public bool Settled => !PressedNow && !ReleasedNow && _pressedSince is null && _contradictsSince is null;

    /// <summary>Takes this cycle's contacts.</summary>
    /// <param name="now">This cycle's time.</param>
    /// <param name="switches">The contacts; invalid ones count as contradicting.</param>
    /// <param name="inUse">Whether an injection or priming is using the press, so that holding it is right.</param>
    public void Update(MonotonicTime now, in SwitchReading switches, bool inUse)
    {
        _now = now;
        bool pressed = switches.Valid && switches.PedalNormallyOpenClosed && !switches.PedalNormallyClosedClosed;
        bool released = switches.Valid && !switches.PedalNormallyOpenClosed && switches.PedalNormallyClosedClosed;
        bool wasDown = Down;

        _pressedSince = pressed ? _pressedSince ?? now : null;
        _contradictsSince = pressed || released ? null : _contradictsSince ?? now;
        Up = released;
        Down = pressed && (wasDown || now - _pressedSince!.Value >= HardLimits.PedalDebounce);
        PressedNow = Down && !wasDown;
        ReleasedNow = wasDown && !Down;
        _heldSince = Down && !inUse ? _heldSince ?? now : null;
    }
}
