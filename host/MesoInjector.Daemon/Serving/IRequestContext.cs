using MesoInjector.Control;

namespace MesoInjector.Daemon.Serving;

/// <summary>What a request can see and do of the injector.</summary>
public interface IRequestContext
{
    /// <summary>What the injector shows.</summary>
    Snapshot Look();

    /// <summary>Gives the loop a command and waits for its answer, two seconds at most.</summary>
    /// <returns>Null where none came: what became of the command then shows in the snapshots.</returns>
    CommandAnswer? Give(OperatorCommand command);
}
