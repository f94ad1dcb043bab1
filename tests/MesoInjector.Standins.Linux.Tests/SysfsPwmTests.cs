using System.Device.Linux;

namespace MesoInjector.Standins.Tests.GpioContract.Linux;

/// <summary>A directory stands for /sys/class/pwm, with channel 1 exported already.</summary>
public sealed class SysfsPwmTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pwm").FullName;

    public SysfsPwmTests()
    {
        Directory.CreateDirectory($"{_root}/pwmchip0/pwm1");
        Write("npwm", "2\n");
        Write("pwm1/duty_cycle", "0\n");
        Write("pwm1/period", "0\n");
        Write("pwm1/enable", "0\n");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Frequency_and_duty_cycle_are_whole_nanoseconds_and_nothing_is_started()
    {
        using var channel = new SysfsPwmChannel(_root, 0, 1, 2_000, 0.25);

        Assert.Equal("500000", Content("pwm1/period"));
        Assert.Equal("125000", Content("pwm1/duty_cycle"));
        Assert.Equal("0\n", Content("pwm1/enable"));
        Assert.Equal(2_000, channel.Frequency);
        Assert.Equal(0.25, channel.DutyCycle);
    }

    [Fact]
    public void Starting_and_stopping_enable_and_disable()
    {
        using var channel = new SysfsPwmChannel(_root, 0, 1, 400, 0.5);

        channel.Start();
        Assert.Equal("1", Content("pwm1/enable"));
        channel.Stop();
        Assert.Equal("0", Content("pwm1/enable"));
    }

    [Fact]
    public void Another_frequency_keeps_the_duty_cycle()
    {
        using var channel = new SysfsPwmChannel(_root, 0, 1, 1_000, 0.5);

        channel.Frequency = 4_000;

        Assert.Equal("250000", Content("pwm1/period"));
        Assert.Equal("125000", Content("pwm1/duty_cycle"));
    }

    [Fact]
    public void Disposing_stops_and_unexports_the_channel_once()
    {
        var channel = new SysfsPwmChannel(_root, 0, 1, 400, 0.5);
        channel.Start();

        channel.Dispose();
        Assert.Equal("0", Content("pwm1/enable"));
        Assert.Equal("1", Content("unexport"));
        Write("unexport", string.Empty);
        channel.Dispose();

        Assert.Equal(string.Empty, Content("unexport"));
        Assert.Throws<ObjectDisposedException>(() => channel.Start());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 2)]
    [InlineData(0, -1)]
    public void A_chip_or_channel_that_is_not_there_is_refused(int chip, int number)
        => Assert.Throws<ArgumentException>(() => new SysfsPwmChannel(_root, chip, number, 400, 0.5));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(-1, 0.5)]
    [InlineData(400, -0.01)]
    [InlineData(400, 1.01)]
    [InlineData(400, double.NaN)]
    public void A_frequency_or_duty_cycle_out_of_range_is_refused_before_anything_is_written(int frequency, double dutyCycle)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SysfsPwmChannel(_root, 0, 1, frequency, dutyCycle));

        Assert.Equal("0\n", Content("pwm1/period"));
    }

    [Fact]
    public void The_full_duty_cycle_is_the_period()
    {
        using var channel = new SysfsPwmChannel(_root, 0, 1, 25_000, 1.0);

        Assert.Equal(Content("pwm1/period"), Content("pwm1/duty_cycle"));
    }

    private void Write(string name, string content) => File.WriteAllText($"{_root}/pwmchip0/{name}", content);

    private string Content(string name) => File.ReadAllText($"{_root}/pwmchip0/{name}");
}
