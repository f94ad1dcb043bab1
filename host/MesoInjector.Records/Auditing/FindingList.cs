using System.Collections;

namespace MesoInjector.Records.Auditing;

/// <summary>Findings in order; beyond what anyone reads they are only counted.</summary>
internal sealed class FindingList : IReadOnlyList<AuditFinding>
{
    private const int Most = 100;

    private readonly List<AuditFinding> _findings = [];

    public int Count => _findings.Count;

    public bool Any => _findings.Count > 0;

    public AuditFinding this[int index] => _findings[index];

    public void Add(AuditFinding finding)
    {
        if (_findings.Count < Most)
            _findings.Add(finding);
    }

    public void Remove(AuditFinding finding) => _findings.Remove(finding);

    public IEnumerator<AuditFinding> GetEnumerator() => _findings.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
