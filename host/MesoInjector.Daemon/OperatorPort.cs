using MesoInjector.Control;

namespace MesoInjector.Daemon;

/// <summary>What the loop shows to screens and takes from them.</summary>
public sealed class OperatorPort
{
    private const int AnswersKept = 64;

    /// <summary>The way in.</summary>
    public CommandSlot Commands { get; } = new();

    /// <summary>What became of the commands, for one reading thread. When nobody reads them, later ones are lost: a command repeated with its id is answered again.</summary>
    public HandoverRing<CommandAnswer> Answers { get; } = new(AnswersKept);

    /// <summary>What the injector shows.</summary>
    public SnapshotBoard Snapshots { get; } = new();
}
