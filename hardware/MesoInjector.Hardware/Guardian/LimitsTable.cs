using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Hardware.Guardian;

/// <summary>
/// The limits of the code by name, as integers in the units and the order of <c>docs/limits.yaml</c>. The guardian's limits are made of
/// that file, so a test holds this table equal to it, entry by entry, and complete against the code.
/// </summary>
public static class LimitsTable
{
    private static readonly LimitEntry[] Table =
    [
        new(nameof(HardLimits.NeedleCap), In(HardLimits.NeedleCap)),
        new(nameof(HardLimits.MechanicalStop), In(HardLimits.MechanicalStop)),
        new(nameof(HardLimits.GuardianDepthTrip), In(HardLimits.GuardianDepthTrip)),
        new(nameof(HardLimits.HostDepthTrip), In(HardLimits.HostDepthTrip)),
        new(nameof(HardLimits.CommandableDepth), In(HardLimits.CommandableDepth)),
        new(nameof(HardLimits.ProtocolDepth), In(HardLimits.ProtocolDepth)),
        new(nameof(HardLimits.NappageDepth), In(HardLimits.NappageDepth)),
        new(nameof(HardLimits.DepthOvershoot), In(HardLimits.DepthOvershoot)),
        new(nameof(HardLimits.TipOffset), In(HardLimits.TipOffset)),
        new(nameof(HardLimits.HomingAgreement), In(HardLimits.HomingAgreement)),
        new(nameof(HardLimits.NeedleSpeed), HardLimits.NeedleSpeed.MicrometresPerSecond),
        new(nameof(HardLimits.SlowZone), In(HardLimits.SlowZone)),
        new(nameof(HardLimits.SlowZoneSpeed), HardLimits.SlowZoneSpeed.MicrometresPerSecond),
        new(nameof(HardLimits.ServiceSpeed), HardLimits.ServiceSpeed.MicrometresPerSecond),
        new(nameof(HardLimits.NeedleCutDeceleration), HardLimits.NeedleCutDeceleration.MillimetresPerSecondSquared),
        new(nameof(HardLimits.CutLatency), In(HardLimits.CutLatency)),
        new(nameof(HardLimits.NeedleTracking), In(HardLimits.NeedleTracking)),
        new(nameof(HardLimits.NeedleTrackingTime), In(HardLimits.NeedleTrackingTime)),
        new(nameof(HardLimits.PlungerTracking), In(HardLimits.PlungerTracking)),
        new(nameof(HardLimits.PlungerTrackingTime), In(HardLimits.PlungerTrackingTime)),
        new(nameof(HardLimits.EncoderDisagreement), In(HardLimits.EncoderDisagreement)),
        new(nameof(HardLimits.DosePerPoint), HardLimits.DosePerPoint.Nanolitres),
        new(nameof(HardLimits.NappageDose), HardLimits.NappageDose.Nanolitres),
        new(nameof(HardLimits.DosePerSession), HardLimits.DosePerSession.Nanolitres),
        new(nameof(HardLimits.PointsPerSession), HardLimits.PointsPerSession),
        new(nameof(HardLimits.NappagePointsPerSession), HardLimits.NappagePointsPerSession),
        new(nameof(HardLimits.DoseBandPercent), HardLimits.DoseBandPercent),
        new(nameof(HardLimits.SlowestFlow), HardLimits.SlowestFlow.NanolitresPerSecond),
        new(nameof(HardLimits.FastestFlow), HardLimits.FastestFlow.NanolitresPerSecond),
        new(nameof(HardLimits.PressureCap), HardLimits.PressureCap.Pascals),
        new(nameof(HardLimits.ContactMinimum), HardLimits.ContactMinimum.Millinewtons),
        new(nameof(HardLimits.ContactLost), HardLimits.ContactLost.Millinewtons),
        new(nameof(HardLimits.ContactMaximum), HardLimits.ContactMaximum.Millinewtons),
        new(nameof(HardLimits.ContactAbort), HardLimits.ContactAbort.Millinewtons),
        new(nameof(HardLimits.ContactSteady), In(HardLimits.ContactSteady)),
        new(nameof(HardLimits.PedalDebounce), In(HardLimits.PedalDebounce)),
        new(nameof(HardLimits.PedalDisagreement), In(HardLimits.PedalDisagreement)),
        new(nameof(HardLimits.PedalHeld), In(HardLimits.PedalHeld)),
        new(nameof(HardLimits.NeedleInTissue), In(HardLimits.NeedleInTissue)),
        new(nameof(HardLimits.ShortestDwell), In(HardLimits.ShortestDwell)),
        new(nameof(HardLimits.LongestDwell), In(HardLimits.LongestDwell)),
        new(nameof(HardLimits.NeedleOut), In(HardLimits.NeedleOut)),
        new(nameof(HardLimits.AutoDisarm), In(HardLimits.AutoDisarm)),
        new(nameof(HardLimits.CycleLate), In(HardLimits.CycleLate)),
        new(nameof(HardLimits.GuardianSilence), In(HardLimits.GuardianSilence)),
        new(nameof(HardLimits.PermitTime), In(HardLimits.PermitTime)),
        new(nameof(HardLimits.ServiceHold), In(HardLimits.ServiceHold)),
        new(nameof(HardLimits.NappageInterval), In(HardLimits.NappageInterval)),
        new(nameof(HardLimits.InjectionInterval), In(HardLimits.InjectionInterval)),
        new(nameof(HardLimits.AlarmRepeatWindow), In(HardLimits.AlarmRepeatWindow)),
        new(nameof(HardLimits.AlarmRepeats), HardLimits.AlarmRepeats),
        new(nameof(HardLimits.AudioPause), In(HardLimits.AudioPause)),
        new(nameof(HardLimits.LowestSupply), HardLimits.LowestSupply.Millivolts),
        new(nameof(HardLimits.InsertionsPerNeedle), HardLimits.InsertionsPerNeedle),
        new(nameof(HardLimits.CalibrationDays), HardLimits.CalibrationDays),
        new(nameof(HardLimits.ShortestCourseInterval), HardLimits.ShortestCourseInterval),
        new(nameof(HardLimits.PointSpacing), In(HardLimits.PointSpacing)),
        new(nameof(HardLimits.NappageSpacing), In(HardLimits.NappageSpacing)),
        new(nameof(GuardianLimits.EncoderCount), In(GuardianLimits.EncoderCount)),
        new(nameof(GuardianLimits.HomeToNosePlane), In(GuardianLimits.HomeToNosePlane)),
        new(nameof(GuardianLimits.NosePlaneAllowance), In(GuardianLimits.NosePlaneAllowance)),
        new(nameof(GuardianLimits.PermitRetreat), In(GuardianLimits.PermitRetreat)),
        new(nameof(GuardianLimits.PlungerAllowance), In(GuardianLimits.PlungerAllowance)),
        new(nameof(GuardianLimits.PermitTolerancePercent), GuardianLimits.PermitTolerancePercent),
        new(nameof(GuardianLimits.ReleaseGrace), In(GuardianLimits.ReleaseGrace)),
        new(nameof(GuardianLimits.ReleaseBounce), In(GuardianLimits.ReleaseBounce)),
        new(nameof(GuardianLimits.HeartbeatEarliest), In(GuardianLimits.HeartbeatEarliest)),
        new(nameof(GuardianLimits.HeartbeatLatest), In(GuardianLimits.HeartbeatLatest)),
        new(nameof(GuardianLimits.StatusPeriod), In(GuardianLimits.StatusPeriod)),
        new(nameof(GuardianLimits.ImplausibleSpeed), GuardianLimits.ImplausibleSpeed.MicrometresPerSecond),
        new(nameof(GuardianLimits.TipZero), In(GuardianLimits.TipZero)),
        new(nameof(GuardianLimits.CutRail), GuardianLimits.CutRail.Millivolts),
        new(nameof(GuardianLimits.CutTime), In(GuardianLimits.CutTime)),
        new(nameof(GuardianLimits.CutProofHours), GuardianLimits.CutProofHours),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LimitEntry> Entries => Table;

    private static long In(AxisPosition length) => length.Micrometres;

    private static long In(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMillisecond;
}
