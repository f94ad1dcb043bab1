namespace Stateless;

/// <summary>The words of the exceptions. They name what the package's name, in words of their own.</summary>
internal static class Messages
{
    public static string OwnState(object state, object trigger) =>
        $"'{trigger}' is to lead from state '{state}' to itself: say Ignore to do nothing, PermitReentry to leave and enter it again.";

    public static string NotConfigured(object trigger, object state) =>
        $"State '{state}' does not know trigger '{trigger}', and neither does a state above it.";

    public static string UnmetGuards(object trigger, object state, IEnumerable<string> guards) =>
        $"State '{state}' does not take trigger '{trigger}' now. Unmet guards: {string.Join(", ", guards)}.";

    public static string NotExclusive(object trigger, object state) =>
        $"Trigger '{trigger}' has several rules in state '{state}' whose guards are all met: they are to be exclusive.";

    public static string AlreadyDeclared(object trigger) => $"The parameters of trigger '{trigger}' are declared already.";

    public static string ArgumentMissing(Type type, int index) => $"Argument {index}, a {type}, is missing.";

    public static string TooManyArguments(int expected, int given) => $"{given} arguments were given, {expected} are declared.";

    public static string ArgumentOfWrongType(int index, Type given, Type expected) => $"Argument {index} is a {given} where a {expected} is declared.";
}
