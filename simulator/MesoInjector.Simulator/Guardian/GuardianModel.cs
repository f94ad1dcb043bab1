using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Guardian;

/// <summary>
/// The guardian's firmware as the bench sees it: pins in, gate and KILL out, bytes both ways, and rules G-1 to G-12 of
/// <c>docs/protocol.md</c> on its own clock. This part: pins and clock. Nothing allocates once it is made.
/// </summary>
/// <remarks>
/// Encoder counts are judged in the call that brings them, as the firmware's encoder interrupt does; everything with a time is judged in
/// <see cref="Advance"/>, at its own instant. Times are kept in steps of 100 µs, the firmware's tick.
/// </remarks>
public sealed partial class GuardianModel : IGuardian
{
    private const long Tick = 100;
    private const long Millisecond = 1000;
    private const long Never = long.MaxValue;

    /// <summary>A charge pump that is no longer toggled holds the gate no longer than this.</summary>
    private const long PumpHolds = 5 * Millisecond;

    /// <summary>The hardware watchdog.</summary>
    private const long WatchdogTime = 15 * Millisecond;

    private static readonly long StatusPeriod = Microseconds(GuardianLimits.StatusPeriod);
    private static readonly long HeartbeatEarliest = Microseconds(GuardianLimits.HeartbeatEarliest);
    private static readonly long HeartbeatLatest = Microseconds(GuardianLimits.HeartbeatLatest);
    private static readonly long ReleaseBounce = Microseconds(GuardianLimits.ReleaseBounce);
    private static readonly long ReleaseGrace = Microseconds(GuardianLimits.ReleaseGrace);
    private static readonly long CutTime = Microseconds(GuardianLimits.CutTime);
    private static readonly long CutProofPeriod = GuardianLimits.CutProofHours * 3600L * 1000 * Millisecond;
    private static readonly int CutRail = GuardianLimits.CutRail.Millivolts;

    private readonly SpeedWindow _needleSpeed = new();
    private readonly SpeedWindow _plungerSpeed = new();

    // The clock and what is due when.
    private long _now;
    private long _shift;
    private long _next;
    private long _sampleAt = Never;
    private long _heartbeatLateAt = Never;
    private long _pedalReleasedAt = Never;
    private long _syringeTakenAt = Never;
    private long _permitEndsAt = Never;
    private long _graceEndsAt = Never;
    private long _proofFailsAt = Never;
    private long _proofDueAt = Never;
    private long _statusAt;
    private long _pumpEmptyAt = Never;
    private long _watchdogAt = Never;

    // The pins.
    private int _needle;
    private int _plunger;
    private bool _homeSwitch;
    private bool _pedal;
    private bool _emergencyStopClosed;
    private bool _key;
    private SyringeCode _syringePins;
    private SyringeCode _syringe;
    private int _rail;
    private int _samplesLeft;
    private bool _hung;
    private bool _broken;

    /// <summary>A guardian at power-up: emergency stop open, pedal up, holder empty, rail low.</summary>
    /// <param name="identity">What it says of itself.</param>
    public GuardianModel(GuardianIdentity identity)
    {
        _identity = identity;
        Boot();
    }

    /// <summary>A guardian of this release.</summary>
    public GuardianModel()
        : this(GuardianIdentity.Create(GuardianFrames.ProtocolVersion, GuardianLimitsHash.Ours, "simulate", flashCrc: 0))
    {
    }

    /// <summary>The gate is toggled: the motion chips have their supply.</summary>
    public bool Power { get; private set; }

    /// <summary>The line that cuts at once is asserted.</summary>
    public bool Kill { get; private set; } = true;

    /// <summary>The mode.</summary>
    public GuardianMode Mode => _mode;

    /// <summary>Why it tripped last.</summary>
    public GuardianTrip TripCause => _trip;

    /// <summary>The tip from the nose plane, in counts, tip zero included; what the rules look at.</summary>
    public int Depth => _needle - _zero + _tipZero;

    /// <summary>Its own clock since it was made, shifts included.</summary>
    public long ClockMicroseconds => _now + _shift;

    /// <summary>The time until it next does something by itself: a status, the end of a permit, a heartbeat overdue.</summary>
    public long NextEventMicroseconds => Math.Max(0, _next - _now);

    /// <summary>The needle is at its home switch.</summary>
    public bool HomeSwitch
    {
        get => _homeSwitch;
        set
        {
            if (value == _homeSwitch)
                return;
            _homeSwitch = value;
            HomeSwitchChanged();
            Schedule();
        }
    }

    /// <summary>Its own pedal contact is closed.</summary>
    public bool PedalClosed
    {
        get => _pedal;
        set
        {
            if (value == _pedal)
                return;
            _pedal = value;
            _pedalReleasedAt = !value && _mode == GuardianMode.Permitted && !_ending ? Stamp + ReleaseBounce : Never;
            Schedule();
        }
    }

    /// <summary>The emergency-stop loop is closed.</summary>
    public bool EmergencyStopClosed
    {
        get => _emergencyStopClosed;
        set
        {
            if (value == _emergencyStopClosed)
                return;
            _emergencyStopClosed = value;
            if (!value && GuardianRules.Powers(_mode))
                Trip(GuardianTrip.EmergencyStop);
            Schedule();
        }
    }

    /// <summary>The service key is turned.</summary>
    public bool Key
    {
        get => _key;
        set
        {
            if (value == _key)
                return;
            _key = value;
            KeyChanged();
            Schedule();
        }
    }

    /// <summary>The motor rail behind the gate, in millivolts.</summary>
    public int RailMillivolts
    {
        get => _rail;
        set
        {
            if (value == _rail)
                return;
            _rail = value;
            if (_proofFailsAt != Never && value < CutRail)
                CutProved();
            Schedule();
        }
    }

    /// <summary>The code pins of the syringe holder, as a code: A is the low bit. A change counts once it has lasted 5 ms.</summary>
    public SyringeCode CodePins
    {
        get => _syringePins;
        set
        {
            if (value == _syringePins)
                return;
            _syringePins = value;
            _syringeTakenAt = value == _syringe ? Never : Stamp + ReleaseBounce;
            Schedule();
        }
    }

    /// <summary>The needle encoder counted: positive toward the patient. G-1 and G-2 are judged here and now.</summary>
    public void NeedleCount(int count)
    {
        if (count == _needle)
            return;
        _needle = count;
        if (_hung)
            return;
        NeedleMoved();
        JudgeRange();
        StartSampling();
        Schedule();
    }

    /// <summary>The plunger encoder counted: positive toward the patient. G-3 and G-4 are judged here and now.</summary>
    public void PlungerCount(int count)
    {
        if (count == _plunger)
            return;
        bool forward = count > _plunger;
        _plunger = count;
        if (_hung)
            return;
        PlungerMoved(forward);
        JudgeRange();
        StartSampling();
        Schedule();
    }

    /// <summary>G-8: both lines of an encoder changed at once, which no movement does.</summary>
    public void IllegalTransition()
    {
        if (GuardianRules.Powers(_mode))
            Trip(GuardianTrip.Encoder);
        _homed = false;
        Schedule();
    }

    /// <summary>G-10: a self-check failed.</summary>
    /// <param name="forGood">Its own program or memory is not sound: no reset is taken before a power-cycle.</param>
    public void FailSelfCheck(bool forGood = false)
    {
        if (_hung)
            return;
        _broken |= forGood;
        Trip(GuardianTrip.SelfCheck);
        Schedule();
    }

    /// <summary>
    /// The program hangs: no rule is judged and no byte sent or read. The gate falls when its charge pump runs empty; then the hardware
    /// watchdog starts the program anew, unless that is broken too.
    /// </summary>
    public void Hang(bool watchdogWorks)
    {
        // Locked judges nothing; the gate stays as it is for as long as the pump holds it.
        _hung = true;
        _mode = GuardianMode.Locked;
        _proofFailsAt = Never;
        _pumpEmptyAt = Stamp + PumpHolds;
        _watchdogAt = watchdogWorks ? Stamp + WatchdogTime : Never;
        Schedule();
    }

    /// <summary>Power-cycle: everything begins anew but the trip cause, which is kept in EEPROM. The pins are as they are.</summary>
    public void PowerCycle() => Boot();

    /// <summary>Lets its clock run.</summary>
    public void Advance(long microseconds)
    {
        long end = _now + microseconds;
        while (_next <= end)
        {
            _now = Math.Max(_now, _next);
            RunDue();
        }

        _now = end;
    }

    /// <summary>
    /// Skips a stretch of idle time: its clock jumps, and all that is due is due as much later. Sequence, challenge and every timer stand
    /// as if the stretch had never been; the proof of the cut, too, waits so much longer. Meant for stretches of whole status
    /// periods with nothing in flight on the line, and together with <see cref="GuardianLink.ShiftClock"/>.
    /// </summary>
    public void ShiftClock(long microseconds) => _shift += microseconds;

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    private long Stamp => _now - (_now % Tick);

    /// <summary>G-8: a count that no axis of this device reaches.</summary>
    private void JudgeRange()
    {
        if (Power && !CountsPlausible)
            Trip(GuardianTrip.Encoder);
    }

    private bool CountsPlausible => GuardianRules.Plausible(_needle - _needleAtBoot) && GuardianRules.Plausible(_plunger - _plungerAtBoot);

    private void StartSampling()
    {
        if (!GuardianRules.Powers(_mode))
            return;
        _samplesLeft = SpeedWindow.Samples;
        if (_sampleAt == Never)
            _sampleAt = _now - (_now % Millisecond) + Millisecond;
    }

    private void Schedule()
    {
        if (_hung)
        {
            _next = Math.Min(_pumpEmptyAt, _watchdogAt);
            return;
        }

        long next = Math.Min(_statusAt, _sampleAt);
        next = Math.Min(next, Math.Min(_heartbeatLateAt, _proofDueAt));
        if (_mode == GuardianMode.Permitted)
            next = Math.Min(next, Math.Min(_pedalReleasedAt, Math.Min(_permitEndsAt, _graceEndsAt)));
        _next = Math.Min(next, Math.Min(_syringeTakenAt, _proofFailsAt));
    }

    private void RunDue()
    {
        if (_hung)
        {
            RunHung();
            return;
        }

        if (_sampleAt <= _now)
            Sample();
        if (_heartbeatLateAt <= _now)
            Trip(GuardianTrip.Heartbeat);
        if (_syringeTakenAt <= _now)
            TakeSyringe();
        if (_mode == GuardianMode.Permitted)
            RunPermit();
        if (_proofFailsAt <= _now)
            Trip(GuardianTrip.CutProof);
        if (_proofDueAt <= _now)
            ProofFallsDue();
        if (_statusAt <= _now)
        {
            // A proof that is overdue waits for a safe moment; it is looked for with every status.
            if (_proofOverdue)
                ProveCutWhenSafe();
            SendStatus();
        }

        Schedule();
    }

    private void RunHung()
    {
        if (_pumpEmptyAt <= _now)
        {
            Power = false;
            _pumpEmptyAt = Never;
        }

        if (_watchdogAt <= _now)
        {
            Boot();
            Trip(GuardianTrip.SelfCheck);
        }

        Schedule();
    }

    private void Sample()
    {
        int needle = _needleSpeed.Take(_needle);
        int plunger = _plungerSpeed.Take(_plunger);
        _samplesLeft--;
        _sampleAt = _samplesLeft > 0 ? _now + Millisecond : Never;
        if (Math.Abs(needle) > GuardianRules.ImplausibleCounts || Math.Abs(plunger) > GuardianRules.ImplausibleCounts)
            Trip(GuardianTrip.Encoder);
        else if (_homed && needle > GuardianRules.AllowedCounts(Depth))
            Trip(GuardianTrip.Speed);
    }
}
