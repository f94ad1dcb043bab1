using MesoInjector.Control;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Daemon.Serving;

/// <summary>Says which commands a console may give. Called from the consoles' threads.</summary>
public interface ICommandGate
{
    /// <summary>Whether a command may be given to the loop.</summary>
    /// <returns>Null when it may; otherwise why not.</returns>
    Refusal? Block(OperatorCommand command);
}
