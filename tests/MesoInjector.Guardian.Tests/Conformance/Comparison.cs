
namespace MesoInjector.Guardian.Tests.Conformance;

/// <summary>
/// Holds two streams of statuses equal, field by field. The firmware looks at its pins by the tick and the model at once, so at the very
/// moment of a change one of them may be a tick ahead: there one status may differ, or be one more, and the next must be the same again.
/// </summary>
internal sealed class Comparison(ModelUnderTrace model, ITracedGuardian other)
{
    private const long Moment = 300;

    /// <summary>A status takes 2 ms over the chip's line; the model's is there at once.</summary>
    private const int OnTheLine = 3;

    /// <summary>What follows a change by itself: a switch believed, a heartbeat overdue, a grace over, and a release with its grace.</summary>
    private static readonly long[] Consequences = [0, 5_000, 60_100, 100_000, 105_000];

    private readonly List<long> _changes = [];
    private int _ours;
    private int _theirs;

    /// <summary>How many statuses were compared, and how many of them differed at the moment of a change.</summary>
    public int Compared { get; private set; }

    public int Tolerated { get; private set; }

    /// <summary>Something was done to both.</summary>
    public void Changed(long at) => _changes.Add(at);

    /// <returns>What differs; null when nothing does.</returns>
    public string? Next()
    {
        IReadOnlyList<GuardianStatus> ours = model.Statuses;
        IReadOnlyList<GuardianStatus> theirs = other.Statuses;
        for (; _ours + 1 < ours.Count && _theirs + 1 < theirs.Count; _ours++, _theirs++, Compared++)
        {
            if (ours[_ours] == theirs[_theirs])
                continue;
            long at = model.SentAt[_ours];
            string difference = $"status {_ours} at {at} µs\n  model    {ours[_ours]}\n  firmware {theirs[_theirs]}";
            if (!AtAChange(at))
                return difference;
            Tolerated++;
            if (ours[_ours + 1] == theirs[_theirs])
                _ours++;
            else if (theirs[_theirs + 1] == ours[_ours])
                _theirs++;
            else if (ours[_ours + 1] != theirs[_theirs + 1])
                return $"{difference}\nand still the next\n  model    {ours[_ours + 1]}\n  firmware {theirs[_theirs + 1]}";
        }

        int left = ours.Count - _ours - (theirs.Count - _theirs);
        return Math.Abs(left) > OnTheLine ? $"one says {Math.Abs(left)} statuses more, the {(left > 0 ? "model" : "firmware")}" : null;
    }

    private bool AtAChange(long at)
    {
        for (int i = _changes.Count - 1; i >= 0 && at - _changes[i] <= Consequences[^1] + Moment; i--)
        {
            long since = at - _changes[i];
            if (Consequences.Any(consequence => Math.Abs(since - consequence) <= Moment))
                return true;
        }

        return false;
    }
}
