using MesoInjector.Configuration;
using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>What a scenario changes in its protocol; the changed protocol must satisfy every rule as any other.</summary>
internal static class ProtocolChanges
{
    /// <summary>Key, unit, and how the quantity is read from and put into a draft.</summary>
    public static IReadOnlyList<(string Key, QuantityUnit Unit, Func<ProtocolDraft, double> Get, Func<ProtocolDraft, double, ProtocolDraft> Set)> All { get; } =
    [
        ("depth", QuantityUnit.Millimetre, draft => draft.Depth.Millimeters, (draft, value) => draft with { Depth = Length.FromMillimeters(value) }),
        ("dose", QuantityUnit.Microlitre, draft => draft.Dose.Microliters, (draft, value) => draft with { Dose = Volume.FromMicroliters(value) }),
        ("pointLimit", QuantityUnit.Microlitre, draft => draft.PointLimit.Microliters, (draft, value) => draft with { PointLimit = Volume.FromMicroliters(value) }),
        ("sessionLimit", QuantityUnit.Millilitre, draft => draft.SessionLimit.Milliliters, (draft, value) => draft with { SessionLimit = Volume.FromMilliliters(value) }),
        ("flow", QuantityUnit.MicrolitrePerSecond, draft => draft.Flow.MicrolitersPerSecond, (draft, value) => draft with { Flow = VolumeFlow.FromMicrolitersPerSecond(value) }),
        ("insertionSpeed", QuantityUnit.MillimetrePerSecond, draft => draft.InsertionSpeed.MillimetersPerSecond,
            (draft, value) => draft with { InsertionSpeed = Speed.FromMillimetersPerSecond(value) }),
        ("dwell", QuantityUnit.Second, draft => draft.Dwell.Seconds, (draft, value) => draft with { Dwell = Duration.FromSeconds(value) }),
        ("pressureCap", QuantityUnit.Kilopascal, draft => draft.PressureCap.Kilopascals, (draft, value) => draft with { PressureCap = Pressure.FromKilopascals(value) }),
        ("injectionInterval", QuantityUnit.Second, draft => draft.InjectionInterval.Seconds, (draft, value) => draft with { InjectionInterval = Duration.FromSeconds(value) }),
        ("viscosity", QuantityUnit.MillipascalSecond, draft => draft.Viscosity.MillipascalSeconds,
            (draft, value) => draft with { Viscosity = DynamicViscosity.FromMillipascalSeconds(value) }),
    ];

    /// <summary>The protocol with its changes; null where it breaks a rule, which then is a problem.</summary>
    public static Protocol? Apply(Protocol protocol, MappingReader reader)
    {
        ProtocolDraft draft = protocol.Draft;
        foreach (var change in All)
        {
            if (reader.Has(change.Key))
                draft = change.Set(draft, reader.Quantity(change.Key, change.Unit));
        }

        if (Protocol.TryCreate(draft, out Protocol? changed, out IReadOnlyList<ProtocolProblem> problems))
            return changed;
        foreach (ProtocolProblem problem in problems)
        {
            string key = All.Select(change => change.Key).FirstOrDefault(key => string.Equals(key, problem.Field, StringComparison.OrdinalIgnoreCase)) ?? "dose";
            reader.AddProblem(key, $"{problem.Field}: {problem.Reason}", problem.Suggestion);
        }

        return null;
    }
}
