namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>True if one rule of the current state or, failing that, of a superstate has all its guards met.</summary>
    /// <exception cref="InvalidOperationException">Two rules have all their guards met.</exception>
    public bool CanFire(TTrigger trigger) => CanFire(trigger, out _);

    /// <summary>Says also which guards are unmet: empty when none, null when the trigger is not configured at all.</summary>
    public bool CanFire(TTrigger trigger, out ICollection<string>? unmetGuards) => CanAccept(trigger, [], out unmetGuards);

    /// <summary>True if the trigger would be accepted with the argument.</summary>
    public bool CanFire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) =>
        CanFire(trigger, arg0, out _);

    /// <summary>Says also which guards are unmet: empty when none, null when the trigger is not configured at all.</summary>
    public bool CanFire<TArg0>(
        TriggerWithParameters<TArg0> trigger, TArg0 arg0, out ICollection<string>? unmetGuards)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return CanAccept(trigger.Trigger, [arg0], out unmetGuards);
    }

    /// <summary>True if the trigger would be accepted with the arguments.</summary>
    public bool CanFire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        CanFire(trigger, arg0, arg1, out _);

    /// <summary>Says also which guards are unmet: empty when none, null when the trigger is not configured at all.</summary>
    public bool CanFire<TArg0, TArg1>(
        TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1, out ICollection<string>? unmetGuards)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return CanAccept(trigger.Trigger, [arg0, arg1], out unmetGuards);
    }

    private bool CanAccept(TTrigger trigger, object?[] arguments, out ICollection<string>? unmetGuards) =>
        CurrentNode.TryFindRule(trigger, arguments, out _, out unmetGuards);
}
