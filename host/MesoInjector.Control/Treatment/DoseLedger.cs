using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>
/// What each point and the session have had, counted so that it can only be too much: an authorised dose counts in full until its
/// outcome is known, then its upper bound counts. The dose asked for is part of every sum it is checked against.
/// </summary>
/// <remarks>
/// A point counts the most that could have gone into it. The session counts the plunger's own displacement: pressure left in the
/// syringe moves volume from one point to the next but never adds to the total, so summing the points' bounds would count it twice.
/// </remarks>
public sealed class DoseLedger
{
    private readonly Dictionary<AuthorisationId, Entry> _entries = [];
    private readonly Dictionary<int, FluidVolume> _settledByPoint = [];
    private readonly FluidVolume _pointLimit;
    private readonly FluidVolume _sessionLimit;
    private FluidVolume _settledTotal;
    private FluidVolume _open;

    /// <summary>An empty ledger.</summary>
    /// <param name="pointLimit">The most a point may take; at most <see cref="HardLimits.DosePerPoint"/>.</param>
    /// <param name="sessionLimit">The most the session may deliver; at most <see cref="HardLimits.DosePerSession"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative or above the absolute one.</exception>
    public DoseLedger(FluidVolume pointLimit, FluidVolume sessionLimit)
    {
        if (pointLimit < FluidVolume.Zero || pointLimit > HardLimits.DosePerPoint)
            throw new ArgumentOutOfRangeException(nameof(pointLimit), pointLimit, $"0 to {HardLimits.DosePerPoint}");
        if (sessionLimit < FluidVolume.Zero || sessionLimit > HardLimits.DosePerSession)
            throw new ArgumentOutOfRangeException(nameof(sessionLimit), sessionLimit, $"0 to {HardLimits.DosePerSession}");
        _pointLimit = pointLimit;
        _sessionLimit = sessionLimit;
    }

    /// <summary>What the session counts so far, open authorisations in full.</summary>
    public FluidVolume SessionTotal => _settledTotal + _open;

    /// <summary>What the session may still be asked for.</summary>
    public FluidVolume SessionRemaining => FluidVolume.Max(_sessionLimit - SessionTotal, FluidVolume.Zero);

    /// <summary>What a point counts so far, an open authorisation in full.</summary>
    public FluidVolume PointTotal(int point)
    {
        FluidVolume total = _settledByPoint.GetValueOrDefault(point);
        foreach (Entry entry in _entries.Values)
        {
            if (entry.Point == point && !entry.Settled)
                total += entry.Dose.ToFluidVolume();
        }

        return total;
    }

    /// <summary>What a point may still be asked for.</summary>
    public FluidVolume PointRemaining(int point) => FluidVolume.Max(_pointLimit - PointTotal(point), FluidVolume.Zero);

    /// <summary>Whether a dose may be authorised now, the dose itself counted.</summary>
    /// <returns>Null when it may.</returns>
    public Refusal? Check(int point, Dose dose)
    {
        FluidVolume asked = dose.ToFluidVolume();
        if (PointTotal(point) + asked > _pointLimit)
        {
            return new Refusal(RefusalCode.PointLimit,
                $"Point {point} may take {_pointLimit}; it has had up to {PointTotal(point)}, and {asked} more was asked for.",
                $"At most {PointRemaining(point)} can still go into this point.");
        }

        if (SessionTotal + asked > _sessionLimit)
        {
            return new Refusal(RefusalCode.SessionLimit,
                $"The session may deliver {_sessionLimit}; it has had up to {SessionTotal}, and {asked} more was asked for.",
                $"At most {SessionRemaining} can still be given today.");
        }

        return null;
    }

    /// <summary>Authorises a dose: from now on it counts in full.</summary>
    /// <returns>Null when authorised; asking again with the same id and the same dose is answered the same and counts once.</returns>
    public Refusal? Authorise(AuthorisationId id, int point, Dose dose)
    {
        if (_entries.TryGetValue(id, out Entry? known))
        {
            return known.Point == point && known.Dose == dose
                ? null
                : new Refusal(RefusalCode.RepeatedId, $"Authorisation {id} was given before for point {known.Point}, {known.Dose}.", "Ask with a new id.");
        }

        if (Check(point, dose) is { } refusal)
            return refusal;
        _entries.Add(id, new Entry(point, dose));
        _open += dose.ToFluidVolume();
        return null;
    }

    /// <summary>Replaces an authorised dose by what is known of it. Settling twice keeps the larger bounds.</summary>
    /// <param name="id">The authorisation.</param>
    /// <param name="pointUpperBound">The most that can have gone into the point; 0 and up.</param>
    /// <param name="displaced">What the plunger displaced beyond the furthest it had been; 0 and up.</param>
    /// <exception cref="InvalidOperationException">The id was never authorised.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative volume.</exception>
    public void Settle(AuthorisationId id, FluidVolume pointUpperBound, FluidVolume displaced)
    {
        if (pointUpperBound < FluidVolume.Zero)
            throw new ArgumentOutOfRangeException(nameof(pointUpperBound), pointUpperBound, "a volume that went in is not negative");
        if (displaced < FluidVolume.Zero)
            throw new ArgumentOutOfRangeException(nameof(displaced), displaced, "a volume that was displaced is not negative");
        if (!_entries.TryGetValue(id, out Entry? entry))
            throw new InvalidOperationException($"authorisation {id} is not in the ledger");

        if (!entry.Settled)
        {
            entry.Settled = true;
            _open -= entry.Dose.ToFluidVolume();
        }

        FluidVolume moreAtPoint = FluidVolume.Max(pointUpperBound - entry.UpperBound, FluidVolume.Zero);
        FluidVolume moreInTotal = FluidVolume.Max(displaced - entry.Displaced, FluidVolume.Zero);
        entry.UpperBound += moreAtPoint;
        entry.Displaced += moreInTotal;
        _settledByPoint[entry.Point] = _settledByPoint.GetValueOrDefault(entry.Point) + moreAtPoint;
        _settledTotal += moreInTotal;
    }

    private sealed class Entry(int point, Dose dose)
    {
        public int Point { get; } = point;

        public Dose Dose { get; } = dose;

        public bool Settled { get; set; }

        public FluidVolume UpperBound { get; set; }

        public FluidVolume Displaced { get; set; }
    }
}
