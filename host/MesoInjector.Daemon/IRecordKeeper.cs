using MesoInjector.Control.Records;

namespace MesoInjector.Daemon;

/// <summary>Keeps what the controller wants recorded, and says what is durable. Neither member waits.</summary>
public interface IRecordKeeper
{
    /// <summary>What the record store says now.</summary>
    RecordReceipt Receipt { get; }

    /// <summary>Takes the entries of one cycle; they are copied before it returns.</summary>
    void Keep(RecordBatch batch);
}
