namespace UnitsNet;

/// <summary>What this library throws for a unit it does not know or cannot tell apart.</summary>
public class UnitsNetException : Exception
{
    public UnitsNetException()
    {
    }

    public UnitsNetException(string message)
        : base(message)
    {
    }

    public UnitsNetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
