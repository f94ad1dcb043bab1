namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>A copy of the guardian's sources that may be spoilt.</summary>
internal sealed class GuardianCopy : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("guardian-").FullName;

    public GuardianCopy()
    {
        foreach (string file in Directory.EnumerateFiles(Script.Guardian).Where(path => Path.GetExtension(path) is ".c" or ".h"))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
