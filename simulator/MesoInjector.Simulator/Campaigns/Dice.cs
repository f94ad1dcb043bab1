using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>Draws of one session: the same seed and the same questions give the same answers.</summary>
internal sealed class Dice(ulong seed, ulong session)
{
    private ulong _drawn;

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Uniform() => Noise.Uniform(seed, unchecked((session * 2) + 1), ++_drawn);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>A number, rounded so that it reads back from a file as it is.</summary>
    public double Between(double least, double most, int digits = 2) => Math.Round(least + ((most - least) * Uniform()), digits);

    /// <summary>A whole number, both ends included.</summary>
    public int Whole(int least, int most) => least + (int)(Uniform() * (most - least + 1));

    /// <summary>Small and large alike: as many between 1 and 10 as between 10 and 100. In whole milliseconds.</summary>
    public TimeSpan Time(double leastSeconds, double mostSeconds) =>
        TimeSpan.FromMilliseconds(Math.Max(1, Math.Round(1000 * leastSeconds * Math.Pow(mostSeconds / leastSeconds, Uniform()))));

    /// <summary>One of several.</summary>
    public T One<T>(IReadOnlyList<T> of) => of[(int)(Uniform() * of.Count)];
}
