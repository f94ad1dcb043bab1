using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Motion;

/// <summary>Where the needle tip is, and how a depth becomes a place on the axis. Knows a place only after homing, the tip only after touch-off.</summary>
public sealed class NeedleAxis
{
    private AxisPosition _home;
    private double _scale = 1;

    /// <summary>Homed, and nothing happened since that would make the place doubtful.</summary>
    public bool Trusted { get; private set; }

    /// <summary>The fitted needle was touched off.</summary>
    public bool TipKnown { get; private set; }

    /// <summary>How much nearer to the patient than nominal the tip of the fitted needle stands.</summary>
    public AxisPosition TipOffset { get; private set; }

    /// <summary>How much nearer to the patient than nominal the guardian must assume the tip: it takes only what tightens.</summary>
    public AxisPosition GuardianTipZero
    {
        get
        {
            // Rounded up to whole encoder counts, so that the guardian's cap is never looser than ours.
            int count = GuardianLimits.EncoderCount.Nanometres;
            int tight = Math.Max(TipOffset.Nanometres, 0);
            return AxisPosition.FromNanometres((tight + count - 1) / count * count);
        }
    }

    /// <summary>Makes the place trusted.</summary>
    /// <param name="home">The encoder at the home switch.</param>
    public void TrustHome(AxisPosition home)
    {
        _home = home;
        Trusted = true;
    }

    /// <summary>The place is doubtful from now on.</summary>
    public void Distrust() => Trusted = false;

    /// <summary>Takes the tip found by touch-off.</summary>
    /// <param name="offset">How much nearer to the patient than nominal; at most <see cref="HardLimits.TipOffset"/> either way.</param>
    public void TakeTip(AxisPosition offset)
    {
        if (offset.Abs() > HardLimits.TipOffset)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"within ± {HardLimits.TipOffset}");
        TipOffset = offset;
        TipKnown = true;
    }

    /// <summary>Another needle is on: nothing is known of its tip.</summary>
    public void ForgetTip()
    {
        TipOffset = AxisPosition.Zero;
        TipKnown = false;
    }

    /// <summary>Takes the scale of the depth calibration.</summary>
    /// <param name="partsPerMillion">How much longer a true distance is than the encoder says.</param>
    public void Calibrate(int partsPerMillion) => _scale = 1 + (partsPerMillion * 1e-6);

    /// <summary>The tip's depth for a place of the encoder.</summary>
    public AxisPosition DepthAt(AxisPosition place) =>
        AxisPosition.FromNanometres((int)Math.Round((place - _home).Nanometres * _scale)) - GuardianLimits.HomeToNosePlane + TipOffset;

    /// <summary>The place that brings the tip to a depth, rounded toward the home switch.</summary>
    public AxisPosition PlaceFor(AxisPosition depth) =>
        AxisPosition.FromNanometres((int)Math.Floor((depth + GuardianLimits.HomeToNosePlane - TipOffset).Nanometres / _scale)) + _home;

    /// <summary>
    /// The permit that covers a depth, as the guardian counts it. A needle that sits back needs more travel for the same depth, and the
    /// guardian, which never takes a tip further back than nominal, counts that as depth.
    /// </summary>
    public AxisPosition PermitFor(AxisPosition depth) => GuardianDepthAt(PlaceFor(depth), GuardianTipZero);

    /// <summary>The depth the guardian counts for a place of the encoder: nominal needle, its own tip zero, no calibration.</summary>
    public AxisPosition GuardianDepthAt(AxisPosition place, AxisPosition tipZero) => place - _home - GuardianLimits.HomeToNosePlane + tipZero;
}
