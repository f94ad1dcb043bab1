using System.Collections.Concurrent;
using MesoInjector.Calibration;

namespace MesoInjector.Console.Calibrating;

/// <summary>What was typed of a calibration that is not begun yet; gone once it is.</summary>
internal sealed class SubjectDrafts
{
    private readonly ConcurrentDictionary<CalibrationKind, SubjectForm> _drafts = new();

    /// <summary>What was typed; null for nothing.</summary>
    public SubjectForm? this[CalibrationKind kind] => _drafts.GetValueOrDefault(kind);

    /// <summary>Keeps it.</summary>
    public void Keep(CalibrationKind kind, SubjectForm form) => _drafts[kind] = form;

    /// <summary>It is begun, or not wanted any more.</summary>
    public void Forget(CalibrationKind kind) => _drafts.TryRemove(kind, out _);
}
