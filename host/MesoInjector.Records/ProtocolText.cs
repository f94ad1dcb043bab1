using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Records;

/// <summary>A protocol as the record keeps it: every setting on a line of its own, in a fixed order, integers with the unit in the name.</summary>
internal static class ProtocolText
{
    public static string Of(Protocol protocol)
    {
        ProtocolDraft draft = protocol.Draft;
        (string Name, object Value)[] lines =
        [
            ("name", draft.Name), ("title", draft.Title), ("version", draft.Version), ("pedal", draft.Pedal),
            ("depth_um", protocol.Depth.Micrometres), ("dose_nl", protocol.Dose.Nanolitres), ("point_limit_nl", protocol.PointLimit.Nanolitres),
            ("session_limit_nl", protocol.SessionLimit.Nanolitres), ("points", protocol.Points), ("spacing_um", protocol.Spacing.Micrometres),
            ("flow_nl_per_s", protocol.Flow.NanolitresPerSecond), ("flow_rise_us", Microseconds(protocol.FlowRise)),
            ("insertion_speed_um_per_s", protocol.InsertionSpeed.MicrometresPerSecond), ("dwell_us", Microseconds(protocol.MinimumDwell)),
            ("pressure_cap_pa", protocol.PressureCap.Pascals), ("injection_interval_us", Microseconds(protocol.InjectionInterval)),
            ("needle", protocol.Needle.Name), ("syringe", protocol.Syringe.Name),
            ("viscosity_upas", (long)Math.Round(protocol.ViscosityMillipascalSeconds * 1000)),
            ("sessions", draft.Sessions), ("session_interval_days", draft.SessionInterval),
        ];
        var text = new StringBuilder();
        foreach ((string name, object value) in lines)
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        return text.ToString();
    }

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
