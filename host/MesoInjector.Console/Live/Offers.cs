using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Users;

namespace MesoInjector.Console.Live;

/// <summary>
/// What can be asked of the device now, and why not where it cannot: the guards of the state machine itself, asked with the facts of the
/// snapshot. The device decides again when it is asked.
/// </summary>
public static class Offers
{
    private static readonly (string Command, InjectorTrigger Trigger)[] ByTrigger =
    [
        (nameof(OperatorCommand.Arm), InjectorTrigger.Arm), (nameof(OperatorCommand.Disarm), InjectorTrigger.Disarm),
        (nameof(OperatorCommand.Pause), InjectorTrigger.Pause), (nameof(OperatorCommand.Resume), InjectorTrigger.Resume),
        (nameof(OperatorCommand.ChangeSyringe), InjectorTrigger.BeginChangeover), (nameof(OperatorCommand.ChangeNeedle), InjectorTrigger.BeginChangeover),
        (nameof(OperatorCommand.ConfirmSyringe), InjectorTrigger.SyringeLoaded), (nameof(OperatorCommand.ConfirmNeedle), InjectorTrigger.NeedleFitted),
        (nameof(OperatorCommand.FinishPriming), InjectorTrigger.Primed), (nameof(OperatorCommand.EndSession), InjectorTrigger.EndSession),
        (nameof(OperatorCommand.CloseSession), InjectorTrigger.CloseSession), (nameof(OperatorCommand.Restart), InjectorTrigger.Restart),
        (nameof(OperatorCommand.CalibrateDepth), InjectorTrigger.CalibrateDepth), (nameof(OperatorCommand.CalibrateDose), InjectorTrigger.CalibrateDose),
        (nameof(OperatorCommand.Maintain), InjectorTrigger.Maintain), (nameof(OperatorCommand.LeaveService), InjectorTrigger.LeaveService),
        (nameof(OperatorCommand.OpenSession), InjectorTrigger.OpenSession), (nameof(OperatorCommand.ShutDown), InjectorTrigger.ShutDown),
    ];

    /// <summary>Every trigger of the state machine that a button can be for.</summary>
    internal static IEnumerable<InjectorTrigger> Triggers => ByTrigger.Select(pair => pair.Trigger);

    /// <summary>Every command a button can be for.</summary>
    public static IEnumerable<string> Commands => ByTrigger.Select(pair => pair.Command).Concat(
        [nameof(OperatorCommand.StartTouchOff), nameof(OperatorCommand.SkipPoint), nameof(OperatorCommand.RepeatPoint), nameof(OperatorCommand.Acknowledge), nameof(OperatorCommand.Silence), nameof(OperatorCommand.Unlock), nameof(OperatorCommand.PrepareTarget)]);

    /// <summary>Why a command would not be taken now.</summary>
    /// <returns>Empty where it would be; null where the state does not know it, and its button is not shown.</returns>
    public static IReadOnlyList<string>? Against(string command, in Snapshot seen, Seated? seat, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (Unmet(command, seen) is not { } unmet)
            return null;
        List<string> reasons = [];
        if (Needs(command) is { Length: > 0 } rights && (seat is null || !Array.Exists(rights, seat.May)))
            reasons.Add(words[seat is null ? "guard.signed-out" : "guard.right"]);

        // What refuses says it in full; the guards would say the same once more.
        if (unmet.Contains("no interlock refuses") && !seen.Refusing.IsEmpty)
            reasons.AddRange(seen.Refusing.ToList().Select(alarm => AlarmWords.Title(alarm, words)));
        else
            reasons.AddRange(unmet.Select(guard => words.Or($"guard.{guard}", guard)));
        return reasons;
    }

    /// <summary>Reasons as a button shows them: the first, and how many more there are. Meeting it shows the next.</summary>
    public static string Say(IReadOnlyList<string> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return reasons.Count switch
        {
            0 => "",
            1 => reasons[0],
            _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reasons[0]} (+{reasons.Count - 1})"),
        };
    }

    /// <summary>The rights of which a command needs one; empty for none. The daemon decides by its own table.</summary>
    private static Right[] Needs(string command) => command switch
    {
        nameof(OperatorCommand.Acknowledge) or nameof(OperatorCommand.Silence) => [],
        nameof(OperatorCommand.Restart) => [Right.Treat, Right.Service],
        nameof(OperatorCommand.Unlock) or nameof(OperatorCommand.PrepareTarget) or nameof(OperatorCommand.LeaveService) => [Right.Service, Right.Calibrate],
        nameof(OperatorCommand.CalibrateDepth) or nameof(OperatorCommand.CalibrateDose) => [Right.Calibrate],
        nameof(OperatorCommand.Maintain) => [Right.Service],
        nameof(OperatorCommand.ShutDown) => [Right.Treat, Right.Service, Right.RunScenarios, Right.ManageUsers],
        _ => [Right.Treat],
    };

    private static bool AnyPartial(in Snapshot seen)
    {
        for (int point = 1; point <= seen.Points; point++)
        {
            if (seen.Marks[point] == PointStatus.Partial)
                return true;
        }

        return false;
    }

    private static IReadOnlyList<string>? Unmet(string command, in Snapshot seen)
    {
        switch (command)
        {
            case nameof(OperatorCommand.PrepareTarget):
                return ScreenMap.Of(seen.State) == DeviceScreen.Service ? [] : null;
            case nameof(OperatorCommand.StartTouchOff):
                return seen.State == InjectorState.TouchOff ? [] : null;
            case nameof(OperatorCommand.SkipPoint) or nameof(OperatorCommand.RepeatPoint):
                if (seen.State is not (InjectorState.Ready or InjectorState.Armed or InjectorState.Paused))
                    return null;
                if (command == nameof(OperatorCommand.SkipPoint))
                    return seen.Point == 0 ? ["a point is left"] : [];
                return AnyPartial(seen) ? [] : ["a point got only a part"];
            case nameof(OperatorCommand.Unlock):
                return seen.Alarms.Contains(AlarmId.LockedForService) ? seen.Facts.HasFlag(MachineFacts.ServiceKeyTurned) ? [] : ["the service key is turned"] : null;
            case nameof(OperatorCommand.Silence):
                return seen.Alarms.IsEmpty ? null : [];
            case nameof(OperatorCommand.Acknowledge):
                if (seen.State == InjectorState.Faulted)
                    return InjectorMachine.Unmet(seen.State, seen.Facts, InjectorTrigger.Acknowledge);
                return seen.State is InjectorState.EmergencyStopped or InjectorState.Tripped || seen.Alarms.IsEmpty ? null : [];
            case nameof(OperatorCommand.ConfirmSyringe) when seen.State == InjectorState.LoadingSyringe && !seen.ReadyForSyringe:
                return ["the plunger axis stands ready"];
            default:
                InjectorTrigger trigger = ByTrigger.First(pair => pair.Command == command).Trigger;
                return InjectorMachine.Unmet(seen.State, seen.Facts, trigger);
        }
    }
}
