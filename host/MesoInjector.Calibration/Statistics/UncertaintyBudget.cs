namespace MesoInjector.Calibration.Statistics;

/// <summary>One source of uncertainty.</summary>
/// <param name="Source">What it is.</param>
/// <param name="How">How its size is known: from the readings, or by its bounds or certificate.</param>
/// <param name="Standard">Standard uncertainty, in the unit of the result.</param>
public sealed record Contribution(string Source, string How, double Standard);

/// <summary>The sources of uncertainty of one result, combined as the Guide to the expression of uncertainty has it: independent, added in squares.</summary>
/// <param name="Result">Of what.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Contributions">The sources.</param>
public sealed record UncertaintyBudget(string Result, string Unit, IReadOnlyList<Contribution> Contributions)
{
    /// <summary>Coverage factor: about 95 % of values lie within ± k standard uncertainties.</summary>
    public const double CoverageFactor = 2;

    /// <summary>Expanded uncertainty, k = 2.</summary>
    public double Expanded => CoverageFactor * Math.Sqrt(Contributions.Sum(part => part.Standard * part.Standard));

    /// <summary>From the bounds of something that lies anywhere between them.</summary>
    /// <param name="halfWidth">Half the distance of the bounds.</param>
    public static double Rectangular(double halfWidth) => halfWidth / Math.Sqrt(3);
}
