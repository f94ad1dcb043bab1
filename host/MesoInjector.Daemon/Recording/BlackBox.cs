using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;

namespace MesoInjector.Daemon.Recording;

/// <summary>
/// Everything the controller was told and what it answered, kept in memory of fixed size and saved on a fault or on request. Each cycle is a
/// row of fixed width; only the bytes that differ from the row before are kept. Operators' commands are kept whole.
/// </summary>
/// <remarks>
/// The file: signature; length, check sum (CRC-32C) and text of the commands, each with its cycle; number of blocks; then for each block its
/// length, check sum, first cycle and rows. Integers little-endian. Every block can be read by itself.
/// </remarks>
public sealed class BlackBox
{
    private const int BlocksPerMegabyte = (1 << 20) / Tape.BlockSize;

    private static readonly int WorstRow = Differences.Worst(BlackBoxRow.Size);

    private BlackBoxRow _before;
    private BlackBoxRow _now;
    private Tape _tape;
    private Tape? _free;
    private Tape? _frozen;

    /// <summary>A box of a size.</summary>
    /// <param name="megabytes">1 MB holds about a minute.</param>
    /// <param name="canFreeze">Whether the same memory again is set aside so that <see cref="TryFreeze"/> works.</param>
    public BlackBox(int megabytes, bool canFreeze = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(megabytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(megabytes, MostMegabytes);
        _tape = new Tape(megabytes * BlocksPerMegabyte);
        if (canFreeze)
            _free = new Tape(megabytes * BlocksPerMegabyte);
    }

    /// <summary>No box has ever been made larger.</summary>
    public static int MostMegabytes => 1024;

    /// <summary>Cycles since switching on.</summary>
    public long Cycles { get; private set; }

    /// <summary>Bytes all cycles took so far, overwritten ones included.</summary>
    public long BytesTaken { get; private set; }

    internal static int MostBlocks => MostMegabytes * BlocksPerMegabyte;

    /// <summary>Keeps one cycle. Allocates nothing.</summary>
    /// <param name="inputs">What came in.</param>
    /// <param name="outputs">What went out.</param>
    /// <param name="state">The state after the cycle.</param>
    /// <param name="alarms">The alarms active after it.</param>
    public void Keep(in InjectorInputs inputs, in InjectorOutputs outputs, InjectorState state, AlarmSet alarms)
    {
        Cycles++;
        if (_tape.Rest.Length < WorstRow)
            _tape.Turn();
        if (_tape.BlockIsEmpty)
        {
            // Every block can be read by itself: the oldest may be overwritten at any time.
            _tape.BeginBlock(Cycles);
            _before = default;
        }

        if (inputs.Command is { } command)
            _tape.Keep(Cycles, command);
        _now.See(inputs);
        _now.See(outputs, state, alarms);
        int took = Differences.Encode(BlackBoxRow.Bytes(ref _before), BlackBoxRow.Bytes(ref _now), _tape.Rest);
        _tape.Took(took);
        BytesTaken += took;
        _before = _now;
    }

    /// <summary>
    /// Sets everything kept so far aside for <see cref="SaveFrozen"/> on another thread, and begins anew in the memory set aside for that:
    /// nothing is copied. For the thread that calls <see cref="Keep"/>.
    /// </summary>
    /// <returns>False while what was frozen before is not saved yet.</returns>
    public bool TryFreeze()
    {
        Tape? free = Interlocked.Exchange(ref _free, null);
        if (free is null)
            return false;
        free.Clear();
        Volatile.Write(ref _frozen, _tape);
        _tape = free;
        return true;
    }

    /// <summary>Writes what was frozen, on any one thread.</summary>
    /// <returns>False when nothing was frozen.</returns>
    public bool SaveFrozen(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (Volatile.Read(ref _frozen) is not { } tape)
            return false;
        tape.Save(stream);
        return true;
    }

    /// <summary>Gives the memory of what was frozen back, saved or not.</summary>
    public void Thaw() => Volatile.Write(ref _free, Interlocked.Exchange(ref _frozen, null) ?? _free);

    /// <summary>Writes everything kept, oldest first; for the thread that calls <see cref="Keep"/>.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _tape.Save(stream);
    }
}
