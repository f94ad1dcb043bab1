using System.Globalization;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Bench;

namespace MesoInjector.Simulator.Judging;

/// <summary>
/// Looks at every cycle of a session and says which invariant did not hold. It goes by the physics and the record, not by what the
/// controller believes. Each invariant is reported once.
/// </summary>
public sealed class SessionJudge
{
    /// <summary>The needle's absolute limit beyond the nose plane, mm.</summary>
    public const double DepthLimit = 4.0;

    /// <summary>What the referee itself may be off by: what a drop at the tip takes along, µL.</summary>
    public const double DoseTolerance = 0.2;

    /// <summary>From the pedal or the nose letting go to everything standing, as long as nothing is wrong: bounce, debouncing, the ramps.</summary>
    private const long StopTime = 60_000;

    /// <summary>The same when the host may not see it: the 100 ms the guardian gives, then its cut and the ramps.</summary>
    private const long GuardianStopTime = 150_000;

    /// <summary>In a safe state the needle is in, or the drives are off, after this.</summary>
    private const long SafeTime = 1_000_000;

    /// <summary>The longest a needle may be in tissue is 20 s; then the way back.</summary>
    private const long LongestOut = 21_000_000;

    /// <summary>A technician holds it for 30 s at the most; then the way back.</summary>
    private const long LongestServiceOut = 31_000_000;

    private const double Out = 0.05;
    private const double NeedleMoves = 1.0;

    /// <summary>A technician drives it at 1 mm/s.</summary>
    private const double NeedleCreeps = 0.5;

    /// <summary>A seized axis that comes free snaps to the nearest of its motor's stable places, and swings beyond it, mm.</summary>
    private const double Snap = 0.05;

    private const double PlungerMoves = 0.05;
    private const double Touches = 0.1;

    private readonly Protocol _protocol;
    private readonly double _limitTolerance;
    private readonly VirtualBench _bench;
    private readonly Dictionary<int, double> _recorded = [];
    private AuthorisationId _open;
    private int _openPoint;
    private double _openMost;
    private int _judgedPoint = -1;
    private double _judgedMost;
    private long _pedalAt = long.MinValue / 2;
    private long _closedAt = long.MinValue / 2;
    private long _contactAt = long.MinValue / 2;
    private long _freeAt;
    private long _keyAt = long.MinValue / 2;
    private double _deepest = Out;
    private long _outSince = -1;
    private long _safeSince = -1;
    private bool _recordCut;
    private int _found;

    /// <summary>A judge of a session about to begin.</summary>
    public SessionJudge(Protocol protocol, VirtualBench bench)
    {
        _protocol = protocol;
        _limitTolerance = DoseTolerance + (2 * DeliveryForecast.For(protocol).Scatter.Nanolitres / 1000.0);
        _bench = bench;
    }

    /// <summary>What did not hold.</summary>
    public List<Violation> Violations { get; } = [];

    /// <summary>Something has failed: what the host does not do the guardian does, later.</summary>
    public bool Disturbed { get; set; }

    /// <summary>What the nose feels cannot be known: a sensor of it is not sound.</summary>
    public bool ContactUnknown { get; set; }

    /// <summary>Looks at what a cycle recorded.</summary>
    public void See(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _judgedPoint = -1;
        foreach (ref readonly RecordEntry entry in batch.Entries)
        {
            if (entry.Kind == RecordKind.Authorised)
            {
                (_open, _openPoint) = (entry.Authorisation, entry.Point);
                _openMost = entry.UpperBound.Nanolitres / 1000.0;
            }
            else if (entry.Kind == RecordKind.Ended)
            {
                _recorded[entry.Point] = _recorded.GetValueOrDefault(entry.Point) + (entry.UpperBound.Nanolitres / 1000.0);
                _open = default;
                _closedAt = _bench.Now;
            }
            else if (entry is { Kind: RecordKind.Refused, Attachment: Refusal refusal } && (refusal.Words.Length == 0 || refusal.Remedy.Length == 0))
            {
                Find(Invariant.EndUnderstood, 0, $"a refusal without words: {refusal.Code}");
            }
        }
    }

    /// <summary>What was on its way to the disk is lost: from here on only the journal says what is recorded.</summary>
    public void SeePowerCut() => _recordCut = true;

    /// <summary>Looks at the device after a cycle.</summary>
    public void Look(long now)
    {
        VirtualGun gun = _bench.Gun;
        if (gun.PedalDown)
            _pedalAt = now;
        if (gun.Contact > Touches)
            _contactAt = now;
        else
            _freeAt = now;
        if (gun.ServiceKeyTurned)
            _keyAt = now;
        if (gun.Referee.MaxExtension >= DepthLimit)
            Find(Invariant.Depth, now, string.Create(CultureInfo.InvariantCulture, $"the tip was {gun.Referee.MaxExtension:0.000} mm beyond the nose plane"));
        bool pierced = gun.Skin.Pierced && !gun.Docked;
        if (pierced)
            JudgeDose(now, gun);
        bool outside = gun.Tip > Out && !gun.Docked;
        if (outside || pierced)
            JudgeMotion(now, gun, outside, pierced);
        else
            _deepest = Out;
        JudgeWithdrawal(now, gun, outside);
    }

    private void JudgeDose(long now, VirtualGun gun)
    {
        int point = gun.Point;
        double delivered = gun.Referee.Delivered(point);
        double limit = _protocol.PointLimit.Nanolitres / 1000.0;
        if (delivered > limit + _limitTolerance)
            Find(Invariant.PointLimit, now, string.Create(CultureInfo.InvariantCulture, $"{delivered:0.00} µL into a point that may take {limit:0.00}"));
        if (_recordCut)
            return;
        if (point != _judgedPoint)
        {
            _judgedPoint = point;
            _judgedMost = _recorded.GetValueOrDefault(point) + (_openPoint == point && _open != default ? _openMost : 0);
        }

        if (delivered > _judgedMost + DoseTolerance)
            Find(Invariant.DoseRecorded, now, string.Create(CultureInfo.InvariantCulture, $"{delivered:0.00} µL into a point of which the record allows {_judgedMost:0.00}"));
    }

    private void JudgeMotion(long now, VirtualGun gun, bool outside, bool pierced)
    {
        string? against = Against(now);
        if (!outside)
            _deepest = Out;
        else if (against is null)
            _deepest = Math.Max(_deepest, gun.Tip);
        if (against is null)
            return;

        // A needle that slipped back and is drawn up again to where it was permitted is not on its way in.
        bool deeper = outside && gun.NeedleMechanics.Speed > (InService ? NeedleCreeps : NeedleMoves) && gun.Tip > _deepest + (Disturbed ? Snap : 0);
        if (deeper || (pierced && gun.PlungerMechanics.Speed > PlungerMoves))
            Find(Invariant.MotionPermitted, now, $"motion toward the patient, and {against}");
    }

    private bool InService => _bench.Controller.State is InjectorState.CalibratingDepth or InjectorState.CalibratingDose or InjectorState.Maintenance;

    /// <returns>What speaks against motion toward the patient; null when nothing does.</returns>
    private string? Against(long now)
    {
        long stop = Disturbed ? GuardianStopTime : StopTime;
        if (now - _pedalAt > stop)
            return $"the pedal has been up for {stop / 1000} ms";
        if (InService)
        {
            return now - _keyAt > stop ? "the service key is not turned"
                : now - _freeAt > stop && !ContactUnknown ? $"the nose has touched something for {stop / 1000} ms"
                : null;
        }

        if (now - _contactAt > stop && !ContactUnknown)
            return $"the nose has touched nothing for {stop / 1000} ms";
        bool authorised = _open == default ? now - _closedAt <= GuardianStopTime : _bench.Records.Receipt.LastDurable.Value >= _open.Value;
        return authorised ? null : "there is no durable authorisation";
    }

    private void JudgeWithdrawal(long now, VirtualGun gun, bool outside)
    {
        bool driven = outside && gun.RailOn && gun.NeedleChip.Energised;
        _outSince = !driven ? -1 : _outSince < 0 ? now : _outSince;
        long longest = InService ? LongestServiceOut : LongestOut;
        if (_outSince >= 0 && now - _outSince > longest)
            Find(Invariant.NeedleWithdrawn, now, $"the needle has been out for {longest / 1_000_000} s with its drive on");
        bool safe = _bench.Controller.State is InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped;
        _safeSince = !safe || !driven ? -1 : _safeSince < 0 ? now : _safeSince;
        if (_safeSince >= 0 && now - _safeSince > SafeTime)
            Find(Invariant.NeedleWithdrawn, now, "a second after a safe state was entered the needle is out with its drive on");
    }

    /// <summary>Notes what did not hold, once.</summary>
    public void Find(Invariant invariant, long now, string words)
    {
        int bit = 1 << (int)invariant;
        if ((_found & bit) != 0)
            return;
        _found |= bit;
        Violations.Add(new Violation(invariant, now * 1e-6, _bench.Gun.Point, words));
    }
}
