using System.Runtime.CompilerServices;

namespace MesoInjector.Simulator.Physics;

/// <summary>
/// The functions the models need, made of <c>+ − × ÷</c> alone: the same bits on every processor, where the mathematics library of the
/// platform promises no such thing, and faster than it.
/// </summary>
internal static class Approximation
{
    /// <summary>Sine and cosine of a part of a turn, <paramref name="turns"/> within ± 0.5; right to 4e-6 and 3e-5.</summary>
    /// <remarks>Taylor's series, its terms paired so that the processor can work on several at once.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Sine, double Cosine) OfTurn(double turns)
    {
        bool far = Math.Abs(turns) > 0.25;
        double folded = far ? Math.CopySign(0.5, turns) - turns : turns;
        double angle = 2 * Math.PI * folded;
        double square = angle * angle;
        double fourth = square * square;
        double sine = angle * (1 - (square * (1.0 / 6)) + (fourth * ((1.0 / 120) - (square * (1.0 / 5040)) + (fourth * (1.0 / 362880)))));
        double cosine = 1 - (square * 0.5) + (fourth * ((1.0 / 24) - (square * (1.0 / 720)) + (fourth * (1.0 / 40320))));
        return (sine, far ? -cosine : cosine);
    }

    /// <summary>e to the power −x for x ≥ 0, for coefficients worked out once: right to 1e-13.</summary>
    public static double Decay(double x)
    {
        if (!(x < 700))
            return 0;
        int halvings = 0;
        while (x > 0.01)
        {
            x *= 0.5;
            halvings++;
        }

        double result = 1 - (x * (1 - (x / 2 * (1 - (x / 3 * (1 - (x / 4 * (1 - (x / 5)))))))));
        for (; halvings > 0; halvings--)
            result *= result;
        return result;
    }

    /// <summary>
    /// e to the power −x for the x ≥ 0 of one step, as a reciprocal of the series: right to x⁴/24, never negative, and gone for a large x,
    /// so that a time constant far below the step settles within it instead of ringing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double StepDecay(double x) => 1 / (1 + (x * (1 + (x * (0.5 + (x * (1.0 / 6)))))));
}
