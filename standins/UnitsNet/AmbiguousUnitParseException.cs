namespace UnitsNet;

/// <summary>Several units of the quantity have this abbreviation, apart from upper and lower case.</summary>
public class AmbiguousUnitParseException : UnitsNetException
{
    public AmbiguousUnitParseException(string message)
        : base(message)
    {
    }

    public AmbiguousUnitParseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
