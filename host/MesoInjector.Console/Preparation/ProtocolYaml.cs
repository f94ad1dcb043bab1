using System.Globalization;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>A protocol as its file has it, with whatever was changed on the screen: what is sent goes through the rules for files again.</summary>
internal static class ProtocolYaml
{
    /// <summary>The file's text.</summary>
    public static string Of(Protocol protocol)
    {
        ProtocolDraft draft = protocol.Draft;
        return string.Create(CultureInfo.InvariantCulture, $"""
            title: "{draft.Title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
            version: {draft.Version}
            pedal: {(draft.Pedal == PedalMode.Nappage ? "nappage" : "hold-to-inject")}
            depth: {protocol.Depth.Micrometres / 1000m} mm
            dose: {protocol.Dose.Nanolitres / 1000m} uL
            pointLimit: {protocol.PointLimit.Nanolitres / 1000m} uL
            sessionLimit: {protocol.SessionLimit.Nanolitres / 1_000_000m} mL
            points: {protocol.Points}
            spacing: {protocol.Spacing.Micrometres / 1000m} mm
            flow: {protocol.Flow.NanolitresPerSecond / 1000m} uL/s
            flowRise: {Seconds(protocol.FlowRise)} s
            insertionSpeed: {protocol.InsertionSpeed.MicrometresPerSecond / 1000m} mm/s
            dwell: {Seconds(protocol.MinimumDwell)} s
            pressureCap: {protocol.PressureCap.Pascals / 1000m} kPa
            injectionInterval: {Seconds(protocol.InjectionInterval)} s
            needle: {protocol.Needle.Name}
            syringe: {protocol.Syringe.Name}
            viscosity: {(decimal)protocol.ViscosityMillipascalSeconds} mPa.s
            sessions: {draft.Sessions}
            sessionInterval: {draft.SessionInterval} days

            """);
    }

    private static decimal Seconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;
}
