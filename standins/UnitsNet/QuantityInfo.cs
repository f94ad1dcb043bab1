namespace UnitsNet;

/// <summary>What kind of quantity it is and which units it has.</summary>
public class QuantityInfo
{
    internal QuantityInfo(string name, UnitInfo[] unitInfos, UnitInfo baseUnitInfo, IQuantity zero)
    {
        Name = name;
        UnitInfos = unitInfos;
        BaseUnitInfo = baseUnitInfo;
        Zero = zero;
        ValueType = zero.GetType();
    }

    public string Name { get; }

    public UnitInfo[] UnitInfos { get; }

    public UnitInfo BaseUnitInfo { get; }

    public IQuantity Zero { get; }

    /// <summary>The type of the quantity, such as Length.</summary>
    public Type ValueType { get; }
}

/// <summary>What kind of quantity it is and which units it has.</summary>
public class QuantityInfo<TUnit> : QuantityInfo
    where TUnit : Enum
{
    internal QuantityInfo(string name, UnitInfo<TUnit>[] unitInfos, TUnit baseUnit, IQuantity<TUnit> zero)
        : base(name, [.. unitInfos], Find(unitInfos, baseUnit), zero)
    {
        UnitInfos = unitInfos;
        BaseUnitInfo = Find(unitInfos, baseUnit);
        Zero = zero;
    }

    public new UnitInfo<TUnit>[] UnitInfos { get; }

    public new UnitInfo<TUnit> BaseUnitInfo { get; }

    public new IQuantity<TUnit> Zero { get; }

    private static UnitInfo<TUnit> Find(UnitInfo<TUnit>[] infos, TUnit unit) => infos.Single(info => info.Value.Equals(unit));
}
