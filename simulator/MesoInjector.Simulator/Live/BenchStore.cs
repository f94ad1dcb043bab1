using MesoInjector.Control;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Records;
using MesoInjector.Simulator.Bench;

namespace MesoInjector.Simulator.Live;

/// <summary>
/// The real journal behind a disk that can fail. On the way it sees what the open session declared, which is what a person at the bench
/// would have in hand.
/// </summary>
internal sealed class BenchStore : IRecordStore
{
    private const int MostStandingMilliseconds = 500;

    private readonly IRecordStore _journal;
    private readonly DiskFault _disk;
    private readonly PacedClock _clock;
    private volatile Declaration? _declared;

    /// <param name="journal">The journal; closed with this.</param>
    /// <param name="disk">What is wrong with the disk.</param>
    /// <param name="clock">A slow disk is slow in virtual time.</param>
    public BenchStore(IRecordStore journal, DiskFault disk, PacedClock clock)
    {
        _journal = journal;
        _disk = disk;
        _clock = clock;
    }

    /// <summary>What the open session declared last; null where there was none.</summary>
    public Declaration? Declared => _declared;

    /// <inheritdoc />
    public AuthorisationId LastAuthorisation => _journal.LastAuthorisation;

    /// <inheritdoc />
    public RecordEntry? Interrupted => _journal.Interrupted;

    /// <inheritdoc />
    public void Write(ReadOnlySpan<RecordEntry> entries)
    {
        foreach (ref readonly RecordEntry entry in entries)
        {
            if (entry is { Kind: RecordKind.SessionOpened, Attachment: SessionOrder order })
                _declared = new Declaration(order.Protocol.Syringe, order.Protocol.Needle, order.Consumables.Fill);
            else if (entry is { Kind: RecordKind.CommandTaken, Attachment: OperatorCommand.ChangeSyringe change } && _declared is { } before)
                _declared = before with { Fill = change.Fill };
        }

        BeSlow();
        if (_disk.Full)
            throw new IOException("No space left on device");
        _journal.Write(entries);
    }

    /// <inheritdoc />
    public void Dispose() => _journal.Dispose();

    /// <summary>For as long as the fault says in virtual time; where that stands, because of a pause or the end, nobody waits for it.</summary>
    private void BeSlow()
    {
        long now = _clock.Time;
        long until = now + _disk.Delay;
        for (int standing = 0; now < until && standing < MostStandingMilliseconds; standing++)
        {
            Thread.Sleep(1);
            if (_clock.Time != now)
                standing = 0;
            now = _clock.Time;
        }
    }

    /// <param name="Syringe">The protocol's syringe.</param>
    /// <param name="Needle">The protocol's needle.</param>
    /// <param name="Fill">What the syringe is to hold.</param>
    internal sealed record Declaration(SyringeType Syringe, NeedleType Needle, FluidVolume Fill);
}
