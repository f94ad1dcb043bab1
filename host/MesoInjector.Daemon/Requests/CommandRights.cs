using System.Collections.Frozen;
using MesoInjector.Control;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Serving;
using MesoInjector.Records.Users;

namespace MesoInjector.Daemon.Requests;

/// <summary>Which right each operator's command needs when it comes from a console. What is not in the table is refused.</summary>
/// <param name="seat">Who is signed in.</param>
public sealed class CommandRights(Seat seat) : ICommandGate
{
    private static readonly FrozenDictionary<Type, Need> Table = new Dictionary<Type, Need>
    {
        [typeof(OperatorCommand.Stop)] = Need.Nobody,
        [typeof(OperatorCommand.Acknowledge)] = Need.Nobody,
        [typeof(OperatorCommand.Silence)] = Need.Nobody,
        [typeof(OperatorCommand.OpenSession)] = Need.ARequest,
        [typeof(OperatorCommand.AnswerScreening)] = Need.ARequest,
        [typeof(OperatorCommand.ConfirmSyringe)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.ConfirmNeedle)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.StartTouchOff)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.FinishPriming)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.Arm)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.Disarm)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.SkipPoint)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.RepeatPoint)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.Pause)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.Resume)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.ChangeSyringe)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.ChangeNeedle)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.EndSession)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.CloseSession)] = Need.One(Right.Treat),
        [typeof(OperatorCommand.Restart)] = Need.One(Right.Treat, Right.Service),
        [typeof(OperatorCommand.Unlock)] = Need.One(Right.Service, Right.Calibrate),
        [typeof(OperatorCommand.CalibrateDepth)] = Need.One(Right.Calibrate),
        [typeof(OperatorCommand.CalibrateDose)] = Need.One(Right.Calibrate),
        [typeof(OperatorCommand.Maintain)] = Need.One(Right.Service),
        [typeof(OperatorCommand.PrepareTarget)] = Need.One(Right.Service, Right.Calibrate),
        [typeof(OperatorCommand.LeaveService)] = Need.One(Right.Service, Right.Calibrate),
        [typeof(OperatorCommand.ShutDown)] = Need.One(Right.Treat, Right.Service, Right.RunScenarios, Right.ManageUsers),
    }.ToFrozenDictionary();

    /// <inheritdoc />
    public Refusal? Block(OperatorCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command is OperatorCommand.Stop)
            return null;
        string name = command.GetType().Name;
        if (seat.RegisterEmpty)
            return new Refusal(RefusalCode.Right, "This device has no users yet; it can only be stopped.", "Add the first admin.");
        if (!Table.TryGetValue(command.GetType(), out Need? need) || need.ByRequest)
            return new Refusal(RefusalCode.Right, $"{name} cannot be given as it is.", "Ask for it by a request: the device puts it together itself.");
        if (need.AnyOf.Length == 0)
            return null;
        return seat.User is { } user
            ? Array.Exists(need.AnyOf, right => user.Role.Has(right)) ? null : new Refusal(RefusalCode.Right, $"{user.Name} is {user.Role} and may not do this: {name}.", "Sign in as somebody who may.")
            : new Refusal(RefusalCode.Right, $"Nobody is signed in: {name}.", "Sign in first.");
    }

    /// <summary>What a command needs.</summary>
    /// <param name="ByRequest">A request: the command itself is refused.</param>
    /// <param name="AnyOf">One of these rights; none where empty.</param>
    private sealed record Need(bool ByRequest, Right[] AnyOf)
    {
        public static Need Nobody { get; } = new(ByRequest: false, []);

        public static Need ARequest { get; } = new(ByRequest: true, []);

        public static Need One(params Right[] rights) => new(ByRequest: false, rights);
    }
}
