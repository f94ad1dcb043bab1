using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>
/// The session that is being prepared on the screen, and the answers to its questions. Survives every reload of a page; it is gone once the
/// session is opened, and with the console: what a patient was to get is written nowhere but in the record.
/// </summary>
internal sealed class SessionDraft
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Contraindication, bool> _answers = [];
    private PreparedSession _now = PreparedSession.Empty;

    /// <summary>As far as it has been prepared.</summary>
    public PreparedSession Now
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    /// <summary>The answers of the patient so far.</summary>
    public IReadOnlyDictionary<Contraindication, bool> Answers
    {
        get
        {
            lock (_gate)
                return new Dictionary<Contraindication, bool>(_answers);
        }
    }

    /// <summary>Prepares something more.</summary>
    /// <param name="change">From what there is to what there is then.</param>
    public PreparedSession Change(Func<PreparedSession, PreparedSession> change)
    {
        lock (_gate)
            return _now = change(_now);
    }

    /// <summary>An answer of the patient.</summary>
    public void Answer(Contraindication question, bool yes)
    {
        lock (_gate)
            _answers[question] = yes;
    }

    /// <summary>Nothing is prepared, nothing answered.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _now = PreparedSession.Empty;
            _answers.Clear();
        }
    }
}
