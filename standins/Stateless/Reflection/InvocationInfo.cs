namespace Stateless.Reflection;

/// <summary>Describes a guard, an action or a selector.</summary>
public class InvocationInfo
{
    private readonly string? _description;
    private readonly Timing _timing;

    /// <summary>Describes a method; without a description its name stands for it.</summary>
    public InvocationInfo(string? methodName, string? description, Timing timing)
    {
        MethodName = methodName;
        _description = description;
        _timing = timing;
    }

    /// <summary>How a method runs.</summary>
    public enum Timing
    {
        /// <summary>It returns when it is done.</summary>
        Synchronous,

        /// <summary>It returns a task.</summary>
        Asynchronous,
    }

    /// <summary>What stands for a lambda that has no description.</summary>
    public static string DefaultFunctionDescription { get; set; } = "Function";

    /// <summary>Name of the method; for a lambda the one the compiler made.</summary>
    public string? MethodName { get; }

    /// <summary>The description given by the caller, else the name of the method, else <see cref="DefaultFunctionDescription"/>.</summary>
    public string Description => (_description, MethodName) switch
    {
        ({ } description, _) => description,
        (_, null) => "<null>",
        (_, { } name) => name.AsSpan().IndexOfAny('<', '>', '`') >= 0 ? DefaultFunctionDescription : name,
    };

    /// <summary>True if the method returns a task.</summary>
    public bool IsAsync => _timing == Timing.Asynchronous;

    internal static InvocationInfo Create(Delegate method, string? description) => new(method.Method.Name, description, Timing.Synchronous);
}
