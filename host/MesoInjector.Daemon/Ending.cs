using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon;

/// <summary>
/// Brings the injector to rest when the program is to end: stop what moves, wait until the needle is home, end and close the session, shut
/// down. It only gives commands an operator could give. One owner thread: the loop.
/// </summary>
internal sealed class Ending
{
    /// <summary>The needle is withdrawn in 120 ms and the plunger relieved soon after; past this the spring does it.</summary>
    private static readonly TimeSpan ParkPatience = TimeSpan.FromSeconds(1);

    /// <summary>A command that was taken shows in the state by the next cycle; a refused one is tried again.</summary>
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromMilliseconds(100);

    private readonly MonotonicTime _since;
    private MonotonicTime _lastGiven;
    private InjectorState _lastState;
    private bool _stopped;
    private bool _given;

    public Ending(MonotonicTime now) => _since = now;

    /// <summary>Nothing moves any more and nothing more can be ended.</summary>
    /// <remarks>An interrupted injection found at start stays open in the record until someone has seen it.</remarks>
    public static bool Done(InjectorState state) => state is InjectorState.ShutDown or InjectorState.Boot or InjectorState.Recovering;

    /// <summary>What to command in this cycle; null for nothing.</summary>
    public OperatorCommand? Next(in Snapshot seen)
    {
        if (!_stopped)
        {
            _stopped = true;
            return new OperatorCommand.Stop(Guid.NewGuid());
        }

        bool parked = seen.NeedleTrusted && seen.Depth < AxisPosition.Zero;
        if (!parked && seen.At - _since < ParkPatience)
            return null;
        if (_given && seen.State == _lastState && seen.At - _lastGiven < RepeatAfter)
            return null;
        OperatorCommand? command = For(seen.State);
        _given = command is not null;
        _lastGiven = seen.At;
        _lastState = seen.State;
        return command;
    }

    private static OperatorCommand? For(InjectorState state) => state switch
    {
        InjectorState.Screening or InjectorState.LoadingSyringe or InjectorState.FittingNeedle or InjectorState.TouchOff or InjectorState.Priming
            or InjectorState.Ready or InjectorState.Armed or InjectorState.Paused or InjectorState.Changeover =>
            new OperatorCommand.EndSession(Guid.NewGuid()),
        InjectorState.SessionReview => new OperatorCommand.CloseSession(Guid.NewGuid()),
        InjectorState.SelfTest or InjectorState.Standby or InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped =>
            new OperatorCommand.ShutDown(Guid.NewGuid()),
        InjectorState.Homing or InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling =>
            new OperatorCommand.Stop(Guid.NewGuid()),
        InjectorState.Withdrawing => null,
        InjectorState.CalibratingDepth or InjectorState.CalibratingDose or InjectorState.Maintenance => new OperatorCommand.LeaveService(Guid.NewGuid()),
        InjectorState.ShutDown or InjectorState.Boot or InjectorState.Recovering => null,
        InjectorState.Operational or InjectorState.Session or InjectorState.Preparing or InjectorState.Injecting or InjectorState.Service =>
            throw new InvalidOperationException($"{state} is a group of states and never current"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "a state nobody knows"),
    };
}
