using MesoInjector.Records;

namespace MesoInjector.Simulator.Tests.Sessions;

/// <summary>A folder with a journal in it, gone afterwards.</summary>
internal sealed class JournalFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-session-").FullName;

    public string File => Path.Combine(_folder, "treatment.journal");

    public Journal Open()
    {
        JournalOpening opening = Journal.Open(File, TimeProvider.System);
        Assert.True(opening.Succeeded, opening.Problem);
        return opening.Journal!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
