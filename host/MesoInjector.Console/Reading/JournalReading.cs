using MesoInjector.Console.Live;
using MesoInjector.Records;

namespace MesoInjector.Console.Reading;

/// <summary>The treatment record, opened for reading at each look: the daemon writes to it meanwhile.</summary>
internal sealed class JournalReading(ConsoleOptions options, DeviceFeed feed)
{
    private string? _path = options.JournalPath;

    /// <summary>Reads something.</summary>
    /// <param name="read">What; the journal is closed afterwards.</param>
    /// <param name="problem">Why it could not be opened; null where it could.</param>
    public async Task<T?> ReadAsync<T>(Func<Journal, T?> read, Action<JournalProblem> problem)
        where T : class
    {
        if (await PathAsync().ConfigureAwait(false) is not { } path)
        {
            problem(new JournalProblem("The daemon does not say where the record is.", "Start the daemon, then look again."));
            return null;
        }

        JournalOpening opening = Journal.OpenToRead(path);
        if (opening.Journal is not { } journal)
        {
            problem(new JournalProblem(opening.Problem, opening.Remedy));
            return null;
        }

        using (journal)
            return read(journal);
    }

    private async Task<string?> PathAsync()
    {
        if (_path is null && await feed.AskAsync("about").ConfigureAwait(false) is { Result: { } about })
            _path = about.GetProperty("journal").GetString();
        return _path;
    }
}
