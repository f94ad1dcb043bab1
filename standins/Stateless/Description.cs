namespace Stateless;

/// <summary>The words that stand for a guard or an action.</summary>
internal static class Description
{
    /// <summary>What the caller said, else the name of the method, else (a lambda has none) "Function".</summary>
    public static string Of(Delegate method, string? given)
    {
        string name = method.Method.Name;
        bool isMadeByCompiler = name.AsSpan().IndexOfAny('<', '>', '`') >= 0;
        return given ?? (isMadeByCompiler ? "Function" : name);
    }
}
