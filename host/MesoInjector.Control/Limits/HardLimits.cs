using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Limits;

/// <summary>
/// The absolute numbers. No protocol, calibration or command passes them; everything adjustable is adjustable inside them.
/// The same numbers stand in <c>docs/limits.yaml</c>, which the guardian's firmware is built from; a test holds the two equal.
/// Each carries the requirement (<c>docs/requirements.md</c>) it serves; sources are in <c>docs/limits.yaml</c>.
/// </summary>
public static class HardLimits
{
    // ---- Depth: a stack, each layer by itself enough (SR-001, SR-002, SR-003) --------------------------------------

    /// <summary>What the needle tip never reaches beyond the nose plane, whatever fails; all other depths follow from it. SR-003.</summary>
    public static AxisPosition NeedleCap { get; } = AxisPosition.FromMicrometres(4000);

    /// <summary>Where the mechanical stop holds the needle carriage; the claim is "never 4.000 mm". SR-003.</summary>
    public static AxisPosition MechanicalStop { get; } = AxisPosition.FromMicrometres(3950);

    /// <summary>Where the guardian cuts motor power on its own encoder count. SR-002.</summary>
    public static AxisPosition GuardianDepthTrip { get; } = AxisPosition.FromMicrometres(3850);

    /// <summary>Where the host trips on the chip's encoder count (IL-03). SR-001.</summary>
    public static AxisPosition HostDepthTrip { get; } = AxisPosition.FromMicrometres(3800);

    /// <summary>The deepest target a command may carry, before calibration uncertainty is taken off. SR-001.</summary>
    public static AxisPosition CommandableDepth { get; } = AxisPosition.FromMicrometres(3700);

    /// <summary>The deepest target a protocol may ask for. SR-003.</summary>
    public static AxisPosition ProtocolDepth { get; } = AxisPosition.FromMicrometres(3500);

    /// <summary>The deepest target a nappage protocol may ask for on the scalp. SR-003.</summary>
    public static AxisPosition NappageDepth { get; } = AxisPosition.FromMicrometres(2000);

    /// <summary>How far the measured depth may pass the commanded one (IL-03). SR-001.</summary>
    public static AxisPosition DepthOvershoot { get; } = AxisPosition.FromMicrometres(100);

    /// <summary>How far a fitted needle's tip may be from the nominal of its type; further means wrong or badly seated. SR-005.</summary>
    public static AxisPosition TipOffset { get; } = AxisPosition.FromMicrometres(500);

    /// <summary>How well two homing passes must agree. SR-007.</summary>
    public static AxisPosition HomingAgreement { get; } = AxisPosition.FromMicrometres(20);

    // ---- Speed: over-travel after a cut is v·t + v²/2a, so speed is part of the cap (SR-004) ------------------------

    /// <summary>The fastest the needle may move toward the patient down to <see cref="SlowZone"/>. SR-004.</summary>
    public static AxisSpeed NeedleSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(50);

    /// <summary>Where the slow zone begins. SR-004.</summary>
    public static AxisPosition SlowZone { get; } = AxisPosition.FromMicrometres(3000);

    /// <summary>The fastest the needle may move toward the patient beyond <see cref="SlowZone"/>. SR-004.</summary>
    public static AxisSpeed SlowZoneSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(15);

    /// <summary>The fastest a technician can drive the needle out of the nose. SR-074.</summary>
    public static AxisSpeed ServiceSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(1);

    /// <summary>The least deceleration of the needle axis once power is cut (friction and return spring). SR-004.</summary>
    public static AxisAcceleration NeedleCutDeceleration { get; } = AxisAcceleration.FromMillimetresPerSecondSquared(2000);

    /// <summary>The longest from a limit being passed to the motors being without power. SR-004.</summary>
    public static TimeSpan CutLatency { get; } = TimeSpan.FromMilliseconds(2);

    // ---- Following: what is commanded and what is measured (SR-005, SR-006) -----------------------------------------

    /// <summary>How far the needle may be from where it is commanded to be (IL-04). SR-006.</summary>
    public static AxisPosition NeedleTracking { get; } = AxisPosition.FromMicrometres(100);

    /// <summary>How long it may be there (IL-04). SR-006.</summary>
    public static TimeSpan NeedleTrackingTime { get; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How far the plunger may be from where it is commanded to be (IL-05). SR-020.</summary>
    public static AxisPosition PlungerTracking { get; } = AxisPosition.FromMicrometres(50);

    /// <summary>How long it may be there (IL-05). SR-020.</summary>
    public static TimeSpan PlungerTrackingTime { get; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How far the chip's and the guardian's reading of one encoder may differ (IL-25). SR-045.</summary>
    public static AxisPosition EncoderDisagreement { get; } = AxisPosition.FromMicrometres(50);

    // ---- Dose (SR-013, SR-014) --------------------------------------------------------------------------------------

    /// <summary>The most one point may take in a session. SR-013.</summary>
    public static FluidVolume DosePerPoint { get; } = FluidVolume.FromMicrolitres(100);

    /// <summary>The most one nappage micro-point may take. SR-013.</summary>
    public static FluidVolume NappageDose { get; } = FluidVolume.FromMicrolitres(10);

    /// <summary>The most a session may deliver. SR-014.</summary>
    public static FluidVolume DosePerSession { get; } = FluidVolume.FromMillilitres(6);

    /// <summary>The most points a session may have. SR-014.</summary>
    public static int PointsPerSession => 60;

    /// <summary>The most micro-points a nappage session may have. SR-014.</summary>
    public static int NappagePointsPerSession => 600;

    /// <summary>How far, in percent, the delivered estimate may be from the dose before it is called uncertain (IL-24). SR-022.</summary>
    public static int DoseBandPercent => 15;

    /// <summary>The slowest flow a protocol may ask for. SR-023.</summary>
    public static FlowRate SlowestFlow { get; } = FlowRate.FromMicrolitresPerSecond(5);

    /// <summary>The fastest flow a protocol may ask for. SR-023.</summary>
    public static FlowRate FastestFlow { get; } = FlowRate.FromMicrolitresPerSecond(100);

    /// <summary>The highest pressure cap a protocol may ask for. SR-027.</summary>
    public static FluidPressure PressureCap { get; } = FluidPressure.FromKilopascals(400);

    // ---- Contact and pedal (SR-009, SR-034, SR-035) -----------------------------------------------------------------

    /// <summary>The least force that counts as contact with the skin. SR-009.</summary>
    public static AppliedForce ContactMinimum { get; } = AppliedForce.FromMillinewtons(300);

    /// <summary>Below this force contact is lost, at once. SR-009.</summary>
    public static AppliedForce ContactLost { get; } = AppliedForce.FromMillinewtons(150);

    /// <summary>The most force at which a visit may open. SR-009.</summary>
    public static AppliedForce ContactMaximum { get; } = AppliedForce.FromMillinewtons(5000);

    /// <summary>The force at which an injection is aborted (IL-08). SR-009.</summary>
    public static AppliedForce ContactAbort { get; } = AppliedForce.FromMillinewtons(8000);

    /// <summary>How long contact must be steady before a visit opens. SR-009.</summary>
    public static TimeSpan ContactSteady { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a press must last to be one; a release acts at once. SR-035.</summary>
    public static TimeSpan PedalDebounce { get; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How long the pedal's two contacts may contradict each other (IL-09). SR-034.</summary>
    public static TimeSpan PedalDisagreement { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a press may last before the pedal counts as stuck (IL-10). SR-034.</summary>
    public static TimeSpan PedalHeld { get; } = TimeSpan.FromSeconds(10);

    // ---- Time (SR-010, SR-019, SR-037, SR-041) ----------------------------------------------------------------------

    /// <summary>The longest the needle may stay in tissue in one injection. SR-010.</summary>
    public static TimeSpan NeedleInTissue { get; } = TimeSpan.FromSeconds(20);

    /// <summary>The shortest dwell after a dose. SR-010.</summary>
    public static TimeSpan ShortestDwell { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest dwell after a dose; a syringe and needle that need more are refused. SR-010.</summary>
    public static TimeSpan LongestDwell { get; } = TimeSpan.FromSeconds(8);

    /// <summary>The longest from a stop to the needle being out of the skin, from the deepest point. SR-012.</summary>
    public static TimeSpan NeedleOut { get; } = TimeSpan.FromMilliseconds(120);

    /// <summary>How long the device stays armed without a point. SR-037.</summary>
    public static TimeSpan AutoDisarm { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How late a control cycle may be (IL-19). SR-057.</summary>
    public static TimeSpan CycleLate { get; } = TimeSpan.FromMilliseconds(3);

    /// <summary>How long the guardian may be silent (IL-02). SR-041.</summary>
    public static TimeSpan GuardianSilence { get; } = TimeSpan.FromMilliseconds(60);

    /// <summary>The longest a guardian permit may last. SR-047.</summary>
    public static TimeSpan PermitTime { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest a technician can hold an axis at a place with one press of the pedal. SR-074.</summary>
    public static TimeSpan ServiceHold { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The least time between two nappage shots: two per second on the scalp. SR-017.</summary>
    public static TimeSpan NappageInterval { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The least time between two single injections. SR-017.</summary>
    public static TimeSpan InjectionInterval { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Within this time, <see cref="AlarmRepeats"/> clearings of one alarm lock the device. SR-039.</summary>
    public static TimeSpan AlarmRepeatWindow { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How often one alarm may be cleared in <see cref="AlarmRepeatWindow"/>. SR-039.</summary>
    public static int AlarmRepeats => 3;

    /// <summary>How long the sound of the alarms present may be paused. SR-058.</summary>
    public static TimeSpan AudioPause { get; } = TimeSpan.FromSeconds(120);

    // ---- Supply, consumables, course (SR-049, SR-063, SR-070) -------------------------------------------------------

    /// <summary>The lowest motor supply of the 12 V system (IL-14). SR-049.</summary>
    public static RailVoltage LowestSupply { get; } = RailVoltage.FromMillivolts(10_800);

    /// <summary>How many insertions one needle may make (IL-17). SR-070.</summary>
    public static int InsertionsPerNeedle => 60;

    /// <summary>How many days a calibration holds (IL-16). SR-063.</summary>
    public static int CalibrationDays => 180;

    /// <summary>The shortest interval a course may have between sessions, in days. SR-018.</summary>
    public static int ShortestCourseInterval => 7;

    /// <summary>The closest two points of a plan may be. SR-018.</summary>
    public static AxisPosition PointSpacing { get; } = AxisPosition.FromMicrometres(10_000);

    /// <summary>The closest two nappage micro-points may be. SR-018.</summary>
    public static AxisPosition NappageSpacing { get; } = AxisPosition.FromMicrometres(2_000);
}
