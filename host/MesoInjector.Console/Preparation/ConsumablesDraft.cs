using MesoInjector.Control.Quantities;

namespace MesoInjector.Console.Preparation;

/// <summary>What will be used up, as far as it has been typed or scanned.</summary>
/// <param name="Compound">What is injected.</param>
/// <param name="CompoundLot">Its lot.</param>
/// <param name="CompoundExpiry">Last day it may be used; null where not given.</param>
/// <param name="SyringeLot">Lot of the syringe.</param>
/// <param name="SyringeItem">Number of this very syringe; empty where its package has none.</param>
/// <param name="NeedleLot">Lot of the needle.</param>
/// <param name="NeedleItem">Number of this very needle; empty where its package has none.</param>
/// <param name="Fill">What the syringe holds; null where not given.</param>
internal sealed record ConsumablesDraft(
    string Compound, string CompoundLot, DateOnly? CompoundExpiry, string SyringeLot, string SyringeItem, string NeedleLot, string NeedleItem, FluidVolume? Fill)
{
    /// <summary>Nothing given.</summary>
    public static ConsumablesDraft Empty { get; } = new("", "", CompoundExpiry: null, "", "", "", "", Fill: null);
}
