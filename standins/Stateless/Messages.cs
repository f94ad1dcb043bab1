namespace Stateless;

/// <summary>The words of the exceptions, which callers may show or compare.</summary>
internal static class Messages
{
    public const string OwnStateRefused =
        "Permit() (and PermitIf()) require that the destination state is not equal to the source state. "
        + "To accept a trigger without changing state, use either Ignore() or PermitReentry().";

    public static string NotPermitted(object trigger, object state) =>
        $"No valid leaving transitions are permitted from state '{state}' for trigger '{trigger}'. Consider ignoring the trigger.";

    public static string UnmetGuards(object trigger, object state, IEnumerable<string> guards) =>
        $"Trigger '{trigger}' is valid for transition from state '{state}' but a guard conditions are not met. "
        + $"Guard descriptions: '{string.Join(", ", guards)}'.";

    public static string NotExclusive(object trigger, object state) =>
        $"Multiple permitted exit transitions are configured from state '{state}' for trigger '{trigger}'. "
        + "Guard clauses must be mutually exclusive.";

    public static string ParametersAlreadyConfigured(object trigger) =>
        $"Parameters for the trigger '{trigger}' have already been configured.";

    public static string ArgumentMissing(Type type, int index) => $"An argument of type {type} is required in position {index}.";

    public static string TooManyArguments(int expected, int given) =>
        $"Too many parameters have been supplied. Expecting {expected} but got {given}.";

    public static string ArgumentOfWrongType(int index, Type given, Type expected) =>
        $"The argument in position {index} is of type {given} but must be of type {expected}.";
}
