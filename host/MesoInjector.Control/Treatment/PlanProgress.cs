using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>What became of a point of the plan.</summary>
public enum PointStatus : byte
{
    /// <summary>Still to come.</summary>
    Planned = 0,

    /// <summary>Got its dose.</summary>
    Done,

    /// <summary>Got a part of it, or nobody knows how much.</summary>
    Partial,

    /// <summary>Left out.</summary>
    Skipped,
}

/// <summary>The plan as it is being worked through: which point is next, and what each may still have.</summary>
public sealed class PlanProgress
{
    private readonly TreatmentPlan _plan;
    private readonly PointStatus[] _status;
    private int _next;

    /// <summary>A plan of which nothing is done.</summary>
    public PlanProgress(TreatmentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _status = new PointStatus[plan.Points.Count];
    }

    /// <summary>The point to visit now; null when the plan is complete.</summary>
    public PlanPoint? Current => _next < _plan.Points.Count ? _plan.Points[_next] : null;

    /// <summary>How many points got their dose.</summary>
    public int DoneCount => _status.Count(status => status == PointStatus.Done);

    /// <summary>How many points the plan has.</summary>
    public int Count => _status.Length;

    /// <summary>What became of a point, by its number.</summary>
    public PointStatus StatusOf(int point) => _status[point - 1];

    /// <summary>What became of all of them.</summary>
    public PointMarks Marks => new(_status);

    /// <summary>What the current point shall get now: its dose, or the part of it that it may still have.</summary>
    /// <param name="ledger">Knows what it has had.</param>
    public Dose CurrentDose(DoseLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (Current is not { } point)
            return default;
        long missing = point.Dose.Nanolitres - ledger.PointTotal(point.Number).Nanolitres;
        return Dose.FromNanolitres(Math.Max(missing, 0));
    }

    /// <summary>The current point got its dose.</summary>
    public void Complete() => Leave(PointStatus.Done);

    /// <summary>The current point got a part of its dose; it can be gone back to.</summary>
    public void LeavePartial() => Leave(PointStatus.Partial);

    /// <summary>The current point is left out.</summary>
    public void Skip() => Leave(_status[_next] == PointStatus.Partial ? PointStatus.Partial : PointStatus.Skipped);

    /// <summary>
    /// Goes back to the last point before the current one that got only a part; before the first of them it goes on with the last, so that
    /// none is out of reach.
    /// </summary>
    /// <returns>Whether there is one.</returns>
    public bool GoBack()
    {
        int last = _next > 0 ? Array.LastIndexOf(_status, PointStatus.Partial, _next - 1) : -1;
        if (last < 0)
            last = Array.LastIndexOf(_status, PointStatus.Partial);
        if (last < 0)
            return false;
        _next = last;
        return true;
    }

    private void Leave(PointStatus status)
    {
        _status[_next] = status;
        do
        {
            _next++;
        }
        while (_next < _status.Length && _status[_next] != PointStatus.Planned);
    }
}
