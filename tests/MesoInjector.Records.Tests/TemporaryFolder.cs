using MesoInjector.Control.Records;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records.Tests;

/// <summary>A folder that goes away, and a journal in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("meso-records-").FullName;

    public string Path => In("journal.db");

    public string In(string name) => System.IO.Path.Combine(Folder, name);

    public Journal Open() => Opened(Journal.Open(Path, new StoppedClock()));

    public static Journal Opened(JournalOpening opening)
    {
        Assert.True(opening.Succeeded, opening.Problem);
        return opening.Journal;
    }

    /// <summary>Writes entries and closes.</summary>
    public void Keep(params RecordEntry[] entries)
    {
        using Journal journal = Open();
        journal.Write(entries);
    }

    public List<RecordEntry> Entries()
    {
        using Journal journal = Opened(Journal.OpenToRead(Path));
        return [.. journal.Read().Select(line => line.Entry)];
    }

    /// <summary>Does something to the file behind the journal's back.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
