using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Hardware.Guardian;

/// <summary>Between lengths and the guardian's encoder counts.</summary>
public static class EncoderCounts
{
    /// <summary>400 mm: no axis is so long, and sums of several such places still fit.</summary>
    private const int MostCounts = 80_000;

    /// <summary>Whole counts in a length, rounded toward minus infinity.</summary>
    public static int Down(AxisPosition length) =>
        (int)Math.Floor((double)length.Nanometres / GuardianLimits.EncoderCount.Nanometres);

    /// <summary>Whole counts that cover a length.</summary>
    public static int Up(AxisPosition length) =>
        (int)Math.Ceiling((double)length.Nanometres / GuardianLimits.EncoderCount.Nanometres);

    /// <summary>The length of a number of counts; more than the longest axis has stand at its end.</summary>
    public static AxisPosition ToLength(int counts) =>
        AxisPosition.FromNanometres(Math.Clamp(counts, -MostCounts, MostCounts) * GuardianLimits.EncoderCount.Nanometres);
}
