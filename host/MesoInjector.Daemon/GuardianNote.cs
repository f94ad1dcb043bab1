using MesoInjector.Records;

namespace MesoInjector.Daemon;

/// <summary>Keeps in the record which firmware the guardian says it runs, once for each that is seen. Called from the housekeeping thread.</summary>
internal sealed class GuardianNote
{
    private readonly Journal _journal;
    private string? _noted;

    /// <param name="journal">The open record.</param>
    public GuardianNote(Journal journal) => _journal = journal;

    /// <summary>The guardian said this.</summary>
    /// <returns>The same for people.</returns>
    public string Note(string firmware)
    {
        if (firmware != _noted)
        {
            try
            {
                _journal.Identify(firmware);
                _noted = firmware;
            }
            catch (JournalWriteException)
            {
                // The recorder meets the same failure and says so; this is tried again with the next look.
            }
        }

        return $"Guardian: {firmware}.";
    }
}
