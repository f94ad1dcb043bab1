using MesoInjector.Calibration;

namespace MesoInjector.Console.Calibrating;

/// <summary>A kind of calibration as it stands in an address, in any case.</summary>
/// <param name="Kind">Which.</param>
internal readonly record struct KindInPath(CalibrationKind Kind)
{
    /// <summary>Reads it.</summary>
    public static bool TryParse(string? text, out KindInPath kind)
    {
        bool known = Enum.TryParse(text, ignoreCase: true, out CalibrationKind found) && Enum.IsDefined(found) && !char.IsAsciiDigit(text![0]);
        kind = new KindInPath(found);
        return known;
    }
}
