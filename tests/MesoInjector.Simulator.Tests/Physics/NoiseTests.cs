using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class NoiseTests
{
    private const int Count = 200_000;

    [Fact]
    public void The_same_question_has_the_same_answer_whatever_was_asked_before()
    {
        double first = Noise.Gaussian(7, 3, 1000);
        for (ulong index = 0; index < 100; index++)
            Noise.Gaussian(7, 3, index);
        Assert.Equal(first, Noise.Gaussian(7, 3, 1000));
    }

    [Fact]
    public void Known_bits_never_change_so_that_old_runs_can_be_repeated()
    {
        Assert.Equal(8827120701852393308UL, Noise.Bits(1, 2, 3));
        Assert.Equal(8827120701852393308UL >> 11, (ulong)(Noise.Uniform(1, 2, 3) * (1UL << 53)));
    }

    [Fact]
    public void Uniform_is_even()
    {
        var bins = new int[20];
        for (ulong index = 0; index < Count; index++)
        {
            double value = Noise.Uniform(1, 1, index);
            Assert.InRange(value, 0, 1 - 1e-16);
            bins[(int)(value * 20)]++;
        }

        foreach (int bin in bins)
            Assert.InRange(bin, (Count / 20) - 500, (Count / 20) + 500);
    }

    [Fact]
    public void Gaussian_has_mean_nought_deviation_one_and_thin_tails()
    {
        double sum = 0;
        double squares = 0;
        int beyondTwo = 0;
        for (ulong index = 0; index < Count; index++)
        {
            double value = Noise.Gaussian(2, 1, index);
            sum += value;
            squares += value * value;
            if (Math.Abs(value) > 2)
                beyondTwo++;
        }

        Assert.Equal(0, sum / Count, 0.01);
        Assert.Equal(1, squares / Count, 0.02);
        Assert.Equal(0.0455, (double)beyondTwo / Count, 0.004);
    }

    [Theory]
    [InlineData(1, 2, 1, 3)]
    [InlineData(1, 2, 2, 2)]
    public void Streams_and_seeds_are_independent(ulong seed, ulong stream, ulong otherSeed, ulong otherStream)
    {
        double product = 0;
        for (ulong index = 0; index < Count; index++)
            product += Noise.Gaussian(seed, stream, index) * Noise.Gaussian(otherSeed, otherStream, index);
        Assert.Equal(0, product / Count, 0.01);
    }

    [Fact]
    public void Neighbouring_indices_are_independent()
    {
        double product = 0;
        for (ulong index = 0; index < Count; index++)
            product += Noise.Gaussian(5, 5, index) * Noise.Gaussian(5, 5, index + 1);
        Assert.Equal(0, product / Count, 0.01);
    }

    [Fact]
    public void A_bell_is_cut_off_where_asked()
    {
        for (ulong index = 0; index < 1000; index++)
            Assert.InRange(Noise.Around(10, 5, 8, 12, 1, 1, index), 8, 12);
    }
}
