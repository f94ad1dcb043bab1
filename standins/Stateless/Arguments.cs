namespace Stateless;

/// <summary>The arguments of a fired trigger, packed into an array.</summary>
internal static class Arguments
{
    public static TArg Get<TArg>(object?[] args, int index)
    {
        if (args.Length == 0)
        {
            return default!;
        }

        Check(args, typeof(TArg), index);
        return (TArg)args[index]!;
    }

    public static void Validate(object?[] args, Type[] expected)
    {
        if (args.Length > expected.Length)
        {
            throw new ArgumentException(Messages.TooManyArguments(expected.Length, args.Length));
        }

        if (args.Length == 0)
        {
            return;
        }

        for (int i = 0; i < expected.Length; i++)
        {
            Check(args, expected[i], i);
        }
    }

    private static void Check(object?[] args, Type type, int index)
    {
        if (args.Length <= index)
        {
            throw new ArgumentException(Messages.ArgumentMissing(type, index));
        }

        if (args[index] is { } arg && !type.IsInstanceOfType(arg))
        {
            throw new ArgumentException(Messages.ArgumentOfWrongType(index, arg.GetType(), type));
        }
    }
}
