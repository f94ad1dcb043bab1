namespace MesoInjector.Records;

/// <summary>Entries could not be written; none of them was. The message says why and what to do.</summary>
public sealed class JournalWriteException : IOException
{
    /// <summary>Nothing was said.</summary>
    public JournalWriteException()
    {
    }

    /// <summary>Why, and what to do.</summary>
    public JournalWriteException(string message)
        : base(message)
    {
    }

    /// <summary>Why, what to do, and what was behind it.</summary>
    public JournalWriteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
