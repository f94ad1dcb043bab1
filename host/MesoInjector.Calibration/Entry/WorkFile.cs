namespace MesoInjector.Calibration.Entry;

/// <summary>Where a half-finished calibration is kept: written anew after every reading, so that a crash loses none.</summary>
public sealed class WorkFile
{
    private readonly bool _given;

    private WorkFile(string path, bool given) => (Path, _given) = (path, given);

    /// <summary>Where it is, or would be.</summary>
    public string Path { get; }

    /// <summary>A calibration is half-finished there.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>The file for a kind, beside the record or in the present folder.</summary>
    /// <param name="kind">What is calibrated.</param>
    /// <param name="given">Another place; null for the usual one.</param>
    /// <param name="journal">The record; null for none.</param>
    /// <param name="training">Nothing real is done: kept apart, so that no training meets a real calibration.</param>
    public static WorkFile For(CalibrationKind kind, string? given, string? journal, bool training = false) => new(
        given
        ?? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(journal) ?? "", $"calibration-{kind.ToString().ToLowerInvariant()}.{(training ? "training" : "work")}.json"), given is not null);

    /// <summary>The half-finished calibration.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public CalibrationWork Read()
    {
        try
        {
            return CalibrationWork.FromJson(File.ReadAllText(Path));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{Path} is not a half-finished calibration: {exception.Message}", exception);
        }
    }

    /// <summary>Under another name first: a file with the right name is whole.</summary>
    public void Save(CalibrationWork work)
    {
        string unfinished = Path + ".unfinished";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(work.ToJson()));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, Path, overwrite: true);
    }

    /// <summary>Deletes it; a file that cannot be one, perhaps the record, is left alone where its place was given.</summary>
    /// <exception cref="InvalidDataException">It was left alone.</exception>
    public void Delete()
    {
        if (_given && Exists && !File.ReadLines(Path).FirstOrDefault("{").StartsWith('{'))
            throw new InvalidDataException($"{Path} is something else than a half-finished calibration; it was left alone.");
        File.Delete(Path);
    }
}
