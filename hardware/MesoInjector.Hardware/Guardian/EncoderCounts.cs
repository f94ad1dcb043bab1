using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Hardware.Guardian;

/// <summary>Between lengths and the guardian's encoder counts.</summary>
public static class EncoderCounts
{
    /// <summary>Whole counts in a length, rounded toward minus infinity.</summary>
    public static int Down(AxisPosition length) =>
        (int)Math.Floor((double)length.Nanometres / GuardianLimits.EncoderCount.Nanometres);

    /// <summary>Whole counts that cover a length.</summary>
    public static int Up(AxisPosition length) =>
        (int)Math.Ceiling((double)length.Nanometres / GuardianLimits.EncoderCount.Nanometres);

    /// <summary>The length of a number of counts.</summary>
    public static AxisPosition ToLength(int counts) => AxisPosition.FromNanometres(counts * GuardianLimits.EncoderCount.Nanometres);
}
