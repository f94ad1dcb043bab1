using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon.Recording;

/// <summary>
/// Saves the black box when the injector enters a safe state, and on request. The loop only notices and sets the memory aside; another thread
/// writes the file.
/// </summary>
public sealed class BlackBoxSaver
{
    /// <summary>Beyond this nothing is saved, so that boxes cannot fill the journal's disk: 2 GB.</summary>
    public const long MostBytes = 2L << 30;

    /// <summary>So long after the event the box is set aside, so that the withdrawal (0.3 s) is in it.</summary>
    public static readonly TimeSpan Aftermath = TimeSpan.FromMilliseconds(500);

    private readonly BlackBox _box;
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private InjectorState _last;
    private InjectorState _cause;
    private InjectorState _setAsideCause;
    private MonotonicTime _setAsideAt;
    private bool _noticed;
    private bool _setAsideOnRequest;
    private volatile bool _requested;
    private volatile bool _waits;
    private long _tries;
    private volatile string? _failure;

    /// <summary>A saver into a folder.</summary>
    /// <param name="box">A box that can freeze.</param>
    /// <param name="folder">Where the files go; made when it is missing.</param>
    /// <param name="clock">Wall-clock time, for the files' names.</param>
    public BlackBoxSaver(BlackBox box, string folder, TimeProvider clock)
    {
        _box = box;
        _folder = folder;
        _clock = clock;
    }

    /// <summary>Where the files go: the whole path.</summary>
    public string Folder => Path.GetFullPath(_folder);

    /// <summary>How many boxes were saved, or could not be; from any thread.</summary>
    public long Tries => Volatile.Read(ref _tries);

    /// <summary>Why the last one could not be saved and what to do; null where it was.</summary>
    public string? Failure => _failure;

    /// <summary>Asks for the box to be saved as it is; from any thread.</summary>
    public void Request() => _requested = true;

    /// <summary>Looks at the state after a cycle; for the loop's thread. Allocates nothing and waits for nothing.</summary>
    public void See(MonotonicTime now, InjectorState state)
    {
        if (state != _last && IsSafe(state) && !_noticed)
        {
            _noticed = true;
            _cause = state;
            _setAsideAt = now + Aftermath;
        }

        _last = state;
        if (_noticed ? now >= _setAsideAt : _requested)
            SetAsideNow();
    }

    /// <summary>Sets a noticed event aside without waiting for its aftermath; for the loop's thread.</summary>
    public void SetAsideNow()
    {
        // While the one before is still being written, this one is tried again in the next cycle.
        if (!(_noticed || _requested) || _waits || !_box.TryFreeze())
            return;
        _setAsideOnRequest = !_noticed;
        _noticed = false;
        _requested = false;
        _setAsideCause = _cause;
        _waits = true;
    }

    /// <summary>Sets everything aside because the program itself failed; for the loop's thread, or after it.</summary>
    /// <param name="state">The state in which it failed.</param>
    public void SetAsideFailure(InjectorState state)
    {
        if (!_noticed)
            _cause = state;
        _noticed = true;
        SetAsideNow();
    }

    /// <summary>Writes the file of what was set aside; for one other thread.</summary>
    /// <returns>What was done, or why it could not be, in words; null when nothing waits.</returns>
    public string? SavePending()
    {
        if (!_waits)
            return null;
        string path;
        try
        {
            _failure = TrySave(out path);
        }
        finally
        {
            _box.Thaw();
            _waits = false;
        }

        Interlocked.Increment(ref _tries);
        return _failure is { } failure ? $"black box not saved: {failure}" : $"black box saved: {path}";
    }

    /// <returns>Why not, and what to do; null when it is saved.</returns>
    private string? TrySave(out string path)
    {
        path = Path.Combine(_folder, $"{_clock.GetUtcNow():yyyyMMdd'T'HHmmss.fff'Z'}-{(_setAsideOnRequest ? "Requested" : _setAsideCause.ToString())}.mesobox");
        try
        {
            Directory.CreateDirectory(_folder);
            if (new DirectoryInfo(_folder).EnumerateFiles("*.mesobox").Sum(file => file.Length) >= MostBytes)
                return $"those in {_folder} take {MostBytes >> 30} GB already. Move them to another place.";
            Write(path);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{exception.Message} Check that {_folder} can be written and has room.";
        }
    }

    private static bool IsSafe(InjectorState state) => state is InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped;

    /// <summary>Under another name first: a file with the right name is whole.</summary>
    private void Write(string path)
    {
        string unfinished = path + ".unfinished";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                _box.SaveFrozen(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
