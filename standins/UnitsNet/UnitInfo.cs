namespace UnitsNet;

/// <summary>One unit of a quantity.</summary>
public class UnitInfo
{
    internal UnitInfo(Enum value)
    {
        Value = value;
        Name = value.ToString();
    }

    public Enum Value { get; }

    public string Name { get; }
}

/// <summary>One unit of a quantity.</summary>
public class UnitInfo<TUnit> : UnitInfo
    where TUnit : Enum
{
    internal UnitInfo(TUnit value)
        : base(value)
    {
        Value = value;
    }

    public new TUnit Value { get; }
}
