using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Phases;

/// <summary>One check of the self-test.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Remedy">What to do when it fails.</param>
/// <param name="Holds">The check.</param>
internal sealed record SelfTestCheck(string Name, string Remedy, Func<ControlContext, bool> Holds);

/// <summary>Everything that can be checked without moving. Passes once all checks have held together for a while.</summary>
internal sealed class SelfTest
{
    /// <summary>A check that holds only now and then does not hold.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(200);

    private MonotonicTime? _allHoldSince;
    private int? _firstFailing;

    /// <summary>The checks, in the order people read them.</summary>
    public static IReadOnlyList<SelfTestCheck> Checks { get; } =
    [
        new("emergency stop is released", "Release the emergency stop; check its plug.", c => c.EmergencyStopReleased),
        new("pedal is up and its contacts agree", "Release the pedal; check its plug.", c => c.PedalUp),
        new("guardian answers", "Check the serial cable to the guardian.", c => c.Situation.Readings.Guardian.Age <= HardLimits.GuardianSilence),
        new("guardian has the same limits and protocol", "Flash the guardian with the firmware of this release.", c => c.Situation.Readings.Guardian.SameLimits),
        new("guardian has not tripped", "Read the trip cause; release pedal and emergency stop.", c => c.Situation.Readings.Guardian.Mode == GuardianMode.Locked),
        new("needle driver answers and is configured", "Check the cable of the needle driver.", c => Fit(c.Situation.Readings.Needle)),
        new("plunger driver answers and is configured", "Check the cable of the plunger driver.", c => Fit(c.Situation.Readings.Plunger)),
        new("sensors answer", "Take the syringe out if the pusher presses on it; check the cable of the sensor board.", c => c.Situation.Readings.Analog.Valid),
        new("motor supply is above 10.8 V", "Check the power supply.", c => c.Situation.Readings.Analog.Supply >= HardLimits.LowestSupply),
        new("nose is off the skin and its sensor reads zero", "Lift the gun; if it stays, calibrate the contact force.", c => c.Situation.Contact.Lost),
        new("records can be written", "Free space on the disk or replace it.", c => c.Receipt.Works),
    ];

    /// <summary>The first check that did not hold when last looked, with its remedy; empty when all did.</summary>
    public string FirstFailure => _firstFailing is { } failing ? $"{Checks[failing].Name}: no. {Checks[failing].Remedy}" : "";

    /// <summary>Which checks held when last looked, one bit each.</summary>
    public uint Held { get; private set; }

    public void Begin()
    {
        _allHoldSince = null;
        Held = 0;
        _firstFailing = null;
    }

    /// <summary>Looks at all checks.</summary>
    /// <returns>Whether they have all held for long enough.</returns>
    public bool Passes(ControlContext context)
    {
        Held = 0;
        _firstFailing = null;
        for (int i = 0; i < Checks.Count; i++)
        {
            if (Checks[i].Holds(context))
                Held |= 1u << i;
            else
                _firstFailing ??= i;
        }

        _allHoldSince = _firstFailing is null ? _allHoldSince ?? context.Now : null;
        return _allHoldSince is { } since && context.Now - since >= Together;
    }

    private static bool Fit(in AxisReading axis) =>
        axis.Has(AxisConditions.Answers | AxisConditions.Configured)
        && (axis.Conditions & (AxisConditions.Short | AxisConditions.OverTemperature)) == AxisConditions.None;
}
