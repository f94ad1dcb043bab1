using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace MesoInjector.Calibration.Statistics;

/// <summary>A linear model fitted by least squares: what each term comes to, how well each is known, and what is left over.</summary>
public sealed class LinearModel
{
    private readonly Matrix<double> _covariance;

    private LinearModel(Vector<double> coefficients, Matrix<double> covariance, double[] residuals, double scatter, int freedom)
    {
        Coefficients = [.. coefficients];
        _covariance = covariance;
        Residuals = residuals;
        Scatter = scatter;
        Freedom = freedom;
    }

    /// <summary>One for each term.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>What was measured less what the model says, in the order given.</summary>
    public IReadOnlyList<double> Residuals { get; }

    /// <summary>Standard deviation of a single measurement about the model.</summary>
    public double Scatter { get; }

    /// <summary>Degrees of freedom.</summary>
    public int Freedom { get; }

    /// <summary>Fits.</summary>
    /// <param name="terms">A row for each measurement, a column for each term.</param>
    /// <param name="measured">As many as rows, and more than columns.</param>
    /// <param name="weights">How much each counts; null for all the same.</param>
    /// <exception cref="ArgumentException">The rows do not tell the terms apart.</exception>
    public static LinearModel Fit(IReadOnlyList<double[]> terms, IReadOnlyList<double> measured, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(measured);
        int freedom = terms.Count - (terms.Count == 0 ? 0 : terms[0].Length);
        if (freedom < 1 || measured.Count != terms.Count)
            throw new ArgumentException($"{measured.Count} measurements are too few", nameof(measured));
        Matrix<double> x = Matrix<double>.Build.DenseOfRowArrays(terms);
        Vector<double> y = Vector<double>.Build.DenseOfEnumerable(measured);
        Vector<double> root = Vector<double>.Build.Dense(terms.Count, row => Math.Sqrt(weights?[row] ?? 1));
        Matrix<double> weighted = Matrix<double>.Build.DenseOfDiagonalVector(root) * x;
        var qr = weighted.QR();
        if (!qr.IsFullRank)
            throw new ArgumentException("the measurements do not tell the terms apart", nameof(terms));
        Vector<double> coefficients = qr.Solve(root.PointwiseMultiply(y));
        Vector<double> residuals = y - (x * coefficients);
        double variance = root.PointwiseMultiply(residuals).DotProduct(root.PointwiseMultiply(residuals)) / freedom;
        Matrix<double> covariance = (weighted.TransposeThisAndMultiply(weighted)).Inverse() * variance;
        return new LinearModel(coefficients, covariance, residuals.ToArray(), Math.Sqrt(variance), freedom);
    }

    /// <summary>Standard uncertainty of a coefficient from the scatter; see <see cref="Widening"/>.</summary>
    public double Standard(int term) => Math.Sqrt(_covariance[term, term]) * Widening(Freedom);

    /// <summary>Standard uncertainty of what the model says for given terms.</summary>
    public double StandardAt(params double[] terms)
    {
        Vector<double> at = Vector<double>.Build.DenseOfArray(terms);
        return Math.Sqrt(at * (_covariance * at)) * Widening(Freedom);
    }

    /// <summary>
    /// Few readings do not know their own scatter well. Their standard uncertainty is taken so much larger that twice of it still covers what
    /// k = 2 promises: Student's t over 2.
    /// </summary>
    public static double Widening(int freedom) => StudentT.InvCDF(0, 1, freedom, Normal.CDF(0, 1, UncertaintyBudget.CoverageFactor)) / UncertaintyBudget.CoverageFactor;

    /// <summary>What the model says for given terms.</summary>
    public double At(params double[] terms) => terms.Zip(Coefficients, (term, coefficient) => term * coefficient).Sum();
}
