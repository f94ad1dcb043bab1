namespace UnitsNet;

/// <summary>No unit of the quantity has this abbreviation.</summary>
public class UnitNotFoundException : UnitsNetException
{
    public UnitNotFoundException()
    {
    }

    public UnitNotFoundException(string message)
        : base(message)
    {
    }

    public UnitNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
