using System.IO.MemoryMappedFiles;

namespace MesoInjector.Crash.Child;

/// <summary>
/// What truly went in, kept in a mapped file so that it outlives the process at any instant: the session's number, then nanolitres for each
/// point. Number 0 is a session about to begin.
/// </summary>
public sealed class Truth : IDisposable
{
    /// <summary>Points of a session, counted from 1.</summary>
    public const int Points = 8;

    private const int Size = (Points + 1) * sizeof(long);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <param name="path">Made where it is not there.</param>
    public Truth(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, mapName: null, Size);
        _view = _file.CreateViewAccessor(0, Size);
    }

    /// <summary>The session that is played.</summary>
    public long Session => _view.ReadInt64(0);

    /// <summary>What a point has had, in nanolitres.</summary>
    public long Delivered(int point) => _view.ReadInt64(point * sizeof(long));

    /// <summary>Another session begins; nothing has gone in.</summary>
    public void Begin(long session)
    {
        _view.Write(0, 0L);
        for (int point = 1; point <= Points; point++)
            _view.Write(point * sizeof(long), 0L);
        _view.Write(0, session);
    }

    /// <summary>A point has had so much.</summary>
    public void Count(int point, double microlitres) => _view.Write(point * sizeof(long), (long)(microlitres * 1000));

    /// <inheritdoc />
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
