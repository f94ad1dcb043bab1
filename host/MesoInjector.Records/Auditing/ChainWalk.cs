namespace MesoInjector.Records.Auditing;

/// <summary>
/// Walks along the chain and, where it does not hold, finds out what was done: an entry's hash says which number it was written under and
/// which entry stood before it, so one that was moved, or one that nobody wrote, is known by what fits around it.
/// </summary>
internal sealed class ChainWalk
{
    /// <summary>So many entries in a row that fit nowhere are reported as edited, and the walk goes on behind them.</summary>
    private const int MostSuspects = 64;

    /// <summary>So many removed entries in one place can be counted where the numbers were closed up.</summary>
    private const int MostRemoved = 256;

    private readonly List<Seen> _suspects = [];
    private readonly List<Seen> _foreign = [];
    private readonly List<Hole> _holes = [];

    /// <summary>Hash of the last entry that fits.</summary>
    private byte[] _fits;

    /// <summary>What to add to the number an entry has to get the one it was written under.</summary>
    private long _shift;

    public ChainWalk(byte[] root) => _fits = root;

    public FindingList Findings { get; } = new();

    /// <summary>The number of the last entry seen.</summary>
    public long Last { get; private set; }

    /// <summary>The next entry as it lies in the file.</summary>
    public void See(long number, ReadOnlySpan<byte> content, byte[] hash)
    {
        if (number != Last + 1)
            SkipHole(number, hash);
        else if (_suspects.Count == 0)
            SeeAfterSound(number, content, hash);
        else
            SeeAfterSuspects(number, content, hash);
        Last = number;
    }

    /// <summary>The chain is over; the file's own note says where it should be.</summary>
    public void End(long headNumber, byte[] headHash)
    {
        long written = Last + _shift;
        foreach (Seen suspect in _suspects)
        {
            if (suspect.Number + _shift > headNumber)
                Foreign(suspect);
            else
                Edited(suspect);
        }

        if (written < headNumber)
        {
            AddHole(written + 1, headNumber);
        }
        else if (written == headNumber && _suspects.Count == 0 && !headHash.AsSpan().SequenceEqual(_fits))
        {
            Findings.Add(new AuditFinding(AuditFindingKind.Edited, Last, Last, $"Entry {Last} was edited together with its hash: the chain's own note of its end differs."));
        }
        else if (written > headNumber && _suspects.Count == 0)
        {
            Findings.Add(new AuditFinding(AuditFindingKind.Inserted, headNumber + 1, Last, $"Entries {headNumber + 1} to {Last} were put in behind the end of the chain."));
        }

        _suspects.Clear();
        MatchMoved();
    }

    private void SeeAfterSound(long number, ReadOnlySpan<byte> content, byte[] hash)
    {
        if (Fits(_fits, number + _shift, content, hash))
            _fits = hash;
        else
            _suspects.Add(new Seen(number, content.ToArray(), hash));
    }

    private void SeeAfterSuspects(long number, ReadOnlySpan<byte> content, byte[] hash)
    {
        byte[] lastSuspect = _suspects[^1].Hash;
        if (Fits(lastSuspect, number + _shift, content, hash))
        {
            ReportEdited();
        }
        else if (Fits(_fits, number + _shift - _suspects.Count, content, hash))
        {
            _shift -= _suspects.Count;
            foreach (Seen suspect in _suspects)
                Foreign(suspect);
        }
        else if (Removed(lastSuspect, number, content, hash) is { } removed)
        {
            long first = _suspects[0].Number + _shift;
            AddHole(first, first + removed - 1);
            _shift += removed;
        }
        else if (ComputedBefore(number, content, hash))
        {
            Seen edited = _suspects[^1];
            _suspects.RemoveAt(_suspects.Count - 1);
            ReportEdited();
            Findings.Add(new AuditFinding(AuditFindingKind.Edited, edited.Number, edited.Number, $"The hash of entry {edited.Number} was edited; its content is as it was written."));
        }
        else
        {
            _suspects.Add(new Seen(number, content.ToArray(), hash));
            if (_suspects.Count < MostSuspects)
                return;
            ReportEdited();
        }

        _suspects.Clear();
        _fits = hash;
        FollowMoved();
    }

    /// <summary>The suspect before is sound but for its hash: what it should be is what this entry hangs on.</summary>
    private bool ComputedBefore(long number, ReadOnlySpan<byte> content, byte[] hash)
    {
        Seen before = _suspects[^1];
        byte[] hangsOn = _suspects.Count > 1 ? _suspects[^2].Hash : _fits;
        return Fits(AuditChain.Next(hangsOn, before.Number + _shift, before.Content), number + _shift, content, hash);
    }

    private long? Removed(byte[] before, long number, ReadOnlySpan<byte> content, byte[] hash)
    {
        for (int removed = 1; removed <= MostRemoved; removed++)
        {
            if (Fits(before, number + _shift + removed, content, hash))
                return removed;
        }

        return null;
    }

    /// <summary>Numbers are missing. The first entry behind the hole hangs on one that is gone and cannot be judged; from it on the chain goes on.</summary>
    private void SkipHole(long number, byte[] hash)
    {
        ReportEdited();
        _suspects.Clear();
        AddHole(Last + 1 + _shift, number - 1 + _shift);
        _fits = hash;
    }

    /// <summary>One that was taken for put in may be the very next, in the wrong place.</summary>
    private void FollowMoved()
    {
        for (int i = 0; i < _foreign.Count; i++)
        {
            Seen moved = _foreign[i];
            long number = Last + 1 + _shift + 1;
            if (!Fits(_fits, number, moved.Content, moved.Hash))
                continue;
            Moved(moved, number);
            _fits = moved.Hash;
            _shift++;
            i = -1;
        }
    }

    /// <summary>One that was taken for put in may be what is missing elsewhere.</summary>
    private void MatchMoved()
    {
        foreach (Hole hole in _holes.ToArray())
        {
            Seen? moved = _foreign.Find(seen => Fits(hole.HashBefore, hole.From, seen.Content, seen.Hash));
            if (moved is null)
                continue;
            Findings.Remove(hole.Finding);
            Moved(moved, hole.From);
            if (hole.From < hole.To)
                Findings.Add(Missing(hole.From + 1, hole.To));
        }
    }

    private void Moved(Seen moved, long number)
    {
        _foreign.Remove(moved);
        Findings.Remove(moved.Finding!);
        Findings.Add(new AuditFinding(AuditFindingKind.Reordered, number, number, $"Entry {number} stands in place {moved.Number}."));
    }

    private void Foreign(Seen suspect)
    {
        suspect.Finding = new AuditFinding(AuditFindingKind.Inserted, suspect.Number, suspect.Number, $"The entry in place {suspect.Number} was put in; nobody wrote it there.");
        Findings.Add(suspect.Finding);
        _foreign.Add(suspect);
    }

    private void ReportEdited()
    {
        foreach (Seen suspect in _suspects)
            Edited(suspect);
    }

    private void Edited(Seen suspect)
    {
        long number = suspect.Number + _shift;
        Findings.Add(new AuditFinding(AuditFindingKind.Edited, number, number,
            $"Entry {number} was edited, or the one before it together with its hash."));
    }

    private void AddHole(long from, long to)
    {
        AuditFinding finding = Missing(from, to);
        Findings.Add(finding);
        _holes.Add(new Hole(from, to, _fits, finding));
    }

    private static AuditFinding Missing(long from, long to) =>
        new(AuditFindingKind.Removed, from, to, from == to ? $"Entry {from} was removed." : $"Entries {from} to {to} were removed.");

    private static bool Fits(byte[] before, long number, ReadOnlySpan<byte> content, byte[] hash) =>
        AuditChain.Next(before, number, content).AsSpan().SequenceEqual(hash);

    private sealed class Seen(long number, byte[] content, byte[] hash)
    {
        public long Number { get; } = number;

        public byte[] Content { get; } = content;

        public byte[] Hash { get; } = hash;

        public AuditFinding? Finding { get; set; }
    }

    private sealed record Hole(long From, long To, byte[] HashBefore, AuditFinding Finding);
}
