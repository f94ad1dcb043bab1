using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Guardian;

/// <content>Modes, permits and what the pins and encoders do to them.</content>
public sealed partial class GuardianModel
{
    private GuardianMode _mode;
    private GuardianTrip _trip;

    // The needle: the count at the nose plane for a nominal needle, and how sure that is.
    private int _zero;
    private int _tipZero;
    private int _mostRetracted;
    private bool _homed;
    private bool _zeroIsCoarse;
    private bool _switchWasOpen;

    // The plunger.
    private int _needleAtBoot;
    private int _plungerAtBoot;
    private int _furthest;
    private int _plungerLimit;

    // The permit.
    private int _permitDepth;
    private byte _permitNumber;
    private bool _ending;
    private GuardianTrip _endingCause;

    private bool _cutProved;
    private bool _proofOverdue;

    /// <summary>G-12: proved, and within its time.</summary>
    private bool CutProvedInTime => _cutProved && !_proofOverdue;

    /// <summary>So far behind that no motion still under way brings it out again.</summary>
    private bool Retreated => Depth <= GuardianRules.PermitRetreat;

    private bool BehindNosePlane => Depth <= GuardianRules.NosePlaneAllowance;

    private void Boot()
    {
        _hung = false;
        _broken = false;
        _pumpEmptyAt = Never;
        _watchdogAt = Never;
        _syringe = SyringeCode.None;
        _syringeTakenAt = _syringePins == SyringeCode.None ? Never : Stamp + ReleaseBounce;
        _homed = false;
        _zero = _needle;
        _tipZero = 0;
        _needleAtBoot = _needle;
        _plungerAtBoot = _plunger;
        _furthest = _plunger;
        _permitNumber = 0;
        _proofOverdue = false;
        _proofDueAt = Never;
        _cutProved = false;
        BootLine();
        SetMode(GuardianMode.Locked);
        BeginCutProof();
        Schedule();
    }

    /// <summary>The one place that changes the mode, the gate and KILL.</summary>
    private void SetMode(GuardianMode mode)
    {
        bool wasPowered = Power;
        _mode = mode;
        Power = GuardianRules.Powers(mode);
        Kill = !Power;
        _statusAt = Stamp;
        if (mode != GuardianMode.Permitted)
        {
            _ending = false;
            _pedalReleasedAt = Never;
            _permitEndsAt = Never;
            _graceEndsAt = Never;
        }

        if (!Power)
        {
            _sampleAt = Never;
            _heartbeatLateAt = Never;
        }
        else if (!wasPowered)
        {
            _needleSpeed.Fill(_needle);
            _plungerSpeed.Fill(_plunger);
            _heartbeatLateAt = _lastHeartbeat + HeartbeatLatest + Tick;
        }
    }

    private void Trip(GuardianTrip cause)
    {
        if (_mode == GuardianMode.Tripped)
            return;
        _trip = cause;
        _proofFailsAt = Never;
        if (cause == GuardianTrip.Encoder)
            _homed = false;
        SetMode(GuardianMode.Tripped);
    }

    private void EnterStandby()
    {
        SetMode(GuardianMode.Standby);
        if (_key)
            SetMode(GuardianMode.Service);
    }

    // ---- G-12: proof of the cut --------------------------------------------------------------------------------------

    private void BeginCutProof()
    {
        _cutProved = false;
        _proofFailsAt = Stamp + CutTime;
        if (_rail < CutRail)
            CutProved();
    }

    private void CutProved()
    {
        _cutProved = true;
        _proofFailsAt = Never;
        _proofOverdue = false;
        _proofDueAt = Stamp + CutProofPeriod;
    }

    private void ProofFallsDue()
    {
        _proofDueAt = Never;
        _proofOverdue = true;
    }

    /// <summary>Safe is: locked anyway, or standing by with the needle parked, the pedal up and nobody's syringe in the holder.</summary>
    private void ProveCutWhenSafe()
    {
        if (_proofFailsAt != Never)
            return; // under way; to begin it again would give the rail more time
        bool parked = _mode == GuardianMode.Standby && Depth <= 0 && !_pedal && _syringe == SyringeCode.None;
        if (!parked && _mode != GuardianMode.Locked)
            return;
        SetMode(GuardianMode.Locked);
        BeginCutProof();
    }

    // ---- Homing and the needle ---------------------------------------------------------------------------------------

    private void BeginHoming()
    {
        _trip = GuardianTrip.None;
        _homed = false;
        _mostRetracted = _needle;
        SetMode(GuardianMode.Homing);
        if (_homeSwitch)
            TakeHome(coarse: true);
    }

    /// <summary>
    /// The needle is at the home switch. Where the switch was closed already the carriage may stand further back than its edge: the zero
    /// is then coarse, too deep if anything, and set right when the switch is next closed from the front.
    /// </summary>
    private void TakeHome(bool coarse)
    {
        _zero = _needle - GuardianRules.HomeDepth;
        _homed = true;
        _zeroIsCoarse = coarse;
        _switchWasOpen = false;
        if (_mode == GuardianMode.Homing)
            EnterStandby();
    }

    private void HomeSwitchChanged()
    {
        if (!_homeSwitch)
        {
            _switchWasOpen = true;
            return;
        }

        if (_mode == GuardianMode.Homing)
        {
            TakeHome(coarse: false);
        }
        else if (GuardianRules.Powers(_mode) && _homed && _zeroIsCoarse && _switchWasOpen)
        {
            // Only what the overlap of the switch explains is set right; anything else is a switch that cannot be believed.
            int forward = _needle - (_zero + GuardianRules.HomeDepth);
            if (forward <= GuardianRules.LongestSwitchOverlap)
                TakeHome(coarse: false);
            else
                Trip(GuardianTrip.SelfCheck);
        }
    }

    private void NeedleMoved()
    {
        int depth = Depth;
        switch (_mode)
        {
            case GuardianMode.Homing:
                _mostRetracted = Math.Min(_mostRetracted, _needle);
                if (_needle - _mostRetracted > GuardianRules.NosePlaneAllowance)
                    Trip(GuardianTrip.HomingDirection);
                return;
            case GuardianMode.Standby when depth < GuardianRules.DepthCap && depth > GuardianRules.NosePlaneAllowance:
                Trip(GuardianTrip.NosePlane);
                return;
            case GuardianMode.Permitted when depth > _permitDepth + GuardianRules.PermitDepthAllowance:
                Trip(GuardianTrip.Depth);
                return;
            case GuardianMode.Standby or GuardianMode.Permitted or GuardianMode.Service when depth >= GuardianRules.DepthCap:
                Trip(GuardianTrip.Depth);
                return;
            case GuardianMode.Locked or GuardianMode.Tripped:
                return;
            default:
                break;
        }

        if (_zeroIsCoarse && !_switchWasOpen && _needle - (_zero + GuardianRules.HomeDepth) > GuardianRules.LongestSwitchOverlap)
            Trip(GuardianTrip.SelfCheck);
        else if (_ending && Retreated)
            EnterStandby();
    }

    private void KeyChanged()
    {
        if (_key && _mode == GuardianMode.Standby)
        {
            SetMode(GuardianMode.Service);
        }
        else if (!_key && _mode == GuardianMode.Service)
        {
            _furthest = _plunger;
            if (BehindNosePlane)
                SetMode(GuardianMode.Standby);
            else
                Trip(GuardianTrip.NosePlane);
        }
    }

    // ---- Plunger and holder ------------------------------------------------------------------------------------------

    /// <summary>Only motion toward the patient can trip: a plunger that was beyond its place with the power off may be drawn back.</summary>
    private void PlungerMoved(bool forward)
    {
        if (_mode == GuardianMode.Permitted)
        {
            if (forward && _plunger > _plungerLimit)
                Trip(GuardianTrip.PermitVolume);
            if (forward)
                _furthest = Math.Max(_furthest, _plunger);
        }
        else if (_syringe == SyringeCode.None || _mode == GuardianMode.Service)
        {
            _furthest = _plunger;
        }
        else if (Power && forward && _plunger > _furthest + GuardianRules.PlungerAllowance)
        {
            Trip(GuardianTrip.PlungerUnpermitted);
        }
    }

    /// <summary>The code pins have shown another syringe for long enough. A permit is for the bore it was opened with.</summary>
    private void TakeSyringe()
    {
        _syringeTakenAt = Never;
        _syringe = _syringePins;
        if (_mode == GuardianMode.Permitted)
            EndPermit(GuardianTrip.PermitVolume);
        _furthest = _plunger;
    }

    // ---- The permit --------------------------------------------------------------------------------------------------

    private bool MayPermit(in GuardianPermit permit) =>
        _mode == GuardianMode.Standby
        && _homed
        && CutProvedInTime
        && _pedal
        && _emergencyStopClosed
        && _syringe != SyringeCode.None
        && _syringePins == _syringe
        && BehindNosePlane
        && permit.Number == ((_permitNumber + 1) & 0x0F)
        && GuardianRules.Grantable(permit, _syringe);

    private void OpenPermit(in GuardianPermit permit)
    {
        _permitDepth = permit.MaxDepth;
        _plungerLimit = _furthest + permit.MaxPlunger;
        _permitNumber = (byte)((_permitNumber + 1) & 0x0F);
        _ending = false;
        SetMode(GuardianMode.Permitted);
        _permitEndsAt = Stamp + (permit.Milliseconds * Millisecond);
    }

    /// <summary>The permit is over. A needle that is out has its grace time to withdraw; the plunger stays bound by the permit's counts.</summary>
    private void EndPermit(GuardianTrip cause)
    {
        if (_ending)
            return;
        if (Retreated)
        {
            EnterStandby();
            return;
        }

        _ending = true;
        _endingCause = cause;
        _pedalReleasedAt = Never;
        _graceEndsAt = Stamp + ReleaseGrace;
        _statusAt = Stamp;
    }

    private void RunPermit()
    {
        if (_pedalReleasedAt <= _now)
        {
            _pedalReleasedAt = Never;
            EndPermit(GuardianTrip.PedalReleased);
        }

        if (_permitEndsAt <= _now)
        {
            if (BehindNosePlane)
                EnterStandby();
            else
                Trip(GuardianTrip.PermitExpired);
        }

        if (_graceEndsAt <= _now)
        {
            if (BehindNosePlane)
                EnterStandby();
            else
                Trip(_endingCause);
        }
    }
}
