using Microsoft.Data.Sqlite;

namespace MesoInjector.Records;

/// <summary>What is wrong with which file, and what to do about it.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record JournalProblem(string Problem, string Remedy)
{
    /// <summary>What SQLite said, in words and with a remedy.</summary>
    /// <param name="path">The file.</param>
    /// <param name="exception">What it said.</param>
    public static JournalProblem From(string path, SqliteException exception)
    {
        JournalOpening opening = JournalFile.Problem(path, exception);
        return new JournalProblem(opening.Problem, opening.Remedy);
    }

    /// <inheritdoc />
    public override string ToString() => $"{Problem} {Remedy}";
}
