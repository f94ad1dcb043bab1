using System.Numerics;

namespace MesoInjector.Simulator.Physics;

/// <summary>
/// Noise that is a function of (seed, stream, index): no state, so the order of the calls cannot change a run, and a value skipped is a
/// value not missed. Only integer arithmetic, <c>+ − × ÷</c> and constants: the same bits on every processor.
/// </summary>
public static class Noise
{
    /// <summary>Two to the power −53: what turns 53 random bits into a number below one.</summary>
    private const double Bit53 = 1.0 / (1UL << 53);

    /// <summary>Two to the power −32.</summary>
    private const double Bit32 = 1.0 / (1UL << 32);

    /// <summary>The deviation of a count of 64 fair bits (√16) with a triangle of width two (variance 1/6) laid over its steps.</summary>
    private const double CountDeviation = 4.020779360604940;

    /// <summary>64 well mixed bits.</summary>
    public static ulong Bits(ulong seed, ulong stream, ulong index) => Bits(Key(seed, stream), index);

    /// <summary>Evenly spread over 0 (included) to 1 (excluded).</summary>
    public static double Uniform(ulong seed, ulong stream, ulong index) => (Bits(seed, stream, index) >> 11) * Bit53;

    /// <summary>Evenly spread over a range.</summary>
    public static double Between(double least, double most, ulong seed, ulong stream, ulong index) =>
        least + ((most - least) * Uniform(seed, stream, index));

    /// <summary>
    /// Bell-shaped, mean 0 and deviation 1, never beyond ± 8.3: the number of ones among 64 bits, its steps filled by a triangle.
    /// </summary>
    public static double Gaussian(ulong seed, ulong stream, ulong index) => Gaussian(Key(seed, stream), index);

    /// <summary>The same from a <see cref="Key"/>, for a stream that is drawn from in every cycle.</summary>
    public static double Gaussian(ulong key, ulong index)
    {
        ulong bits = Bits(key, index);
        ulong fill = Mix(bits);
        double triangle = ((uint)(fill >> 32) * Bit32) - ((uint)(fill & uint.MaxValue) * Bit32);
        return (BitOperations.PopCount(bits) - 32 + triangle) / CountDeviation;
    }

    /// <summary>A bell around a mean, cut off at a least and a most.</summary>
    public static double Around(double mean, double deviation, double least, double most, ulong seed, ulong stream, ulong index) =>
        Math.Clamp(mean + (deviation * Gaussian(seed, stream, index)), least, most);

    /// <summary>What seed and stream bring into every number of the stream.</summary>
    public static ulong Key(ulong seed, ulong stream) => unchecked(Mix(Mix(seed + 0x9E3779B97F4A7C15) ^ (stream * 0xD1B54A32D192ED03)));

    private static ulong Bits(ulong key, ulong index) => Mix(key ^ unchecked(index * 0x8CB92BA72F3D8DD7));

    /// <summary>One round of a 64-bit finaliser: every input bit reaches every output bit.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value ^= value >> 30;
            value *= 0xBF58476D1CE4E5B9;
            value ^= value >> 27;
            value *= 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
