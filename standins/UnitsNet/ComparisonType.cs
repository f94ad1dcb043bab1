namespace UnitsNet;

/// <summary>How a tolerance is meant.</summary>
public enum ComparisonType
{
    /// <summary>A fraction of the value compared.</summary>
    Relative,

    /// <summary>An amount in the unit of the value compared.</summary>
    Absolute,
}
