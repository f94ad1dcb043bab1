using MesoInjector.Control;

namespace MesoInjector.Daemon;

/// <summary>
/// Where operators' commands wait for the loop: one of any kind, and beside it one <see cref="OperatorCommand.Stop"/>, which nothing can
/// keep out and which goes first. Any thread may give; the loop takes. Nobody waits.
/// </summary>
public sealed class CommandSlot
{
    private OperatorCommand? _stop;
    private OperatorCommand? _other;

    /// <summary>Gives a command.</summary>
    /// <returns>False when one is waiting already: give it again a cycle later. A stop refused for that reason will happen all the same.</returns>
    public bool TryGive(OperatorCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        ref OperatorCommand? place = ref _other;
        if (command is OperatorCommand.Stop)
            place = ref _stop;
        return Interlocked.CompareExchange(ref place, command, null) is null;
    }

    /// <summary>Takes the command that waits; null for none.</summary>
    public OperatorCommand? Take() => Interlocked.Exchange(ref _stop, null) ?? Interlocked.Exchange(ref _other, null);
}
