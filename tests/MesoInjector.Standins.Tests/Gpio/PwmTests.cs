using System.Device.Pwm;

namespace MesoInjector.Standins.Tests.GpioContract;

public sealed class PwmTests
{
    private const int NoSuchChip = 250;

    [Fact]
    public void A_chip_that_is_not_there_is_refused_at_once() =>
        Assert.Throws<ArgumentException>(() => PwmChannel.Create(NoSuchChip, 0));

    [Fact]
    public void A_channel_outside_the_package_is_driven_and_released_through_the_base_class()
    {
        var buzzer = new RecordingPwm();
        using (PwmChannel channel = buzzer)
        {
            channel.Frequency = 2_000;
            channel.DutyCycle = 0.25;
            channel.Start();
            channel.Stop();
        }

        Assert.Equal(["2000 Hz", "25 %", "start", "stop", "dispose"], buzzer.Calls);
    }

    private sealed class RecordingPwm : PwmChannel
    {
        private int _frequency;
        private double _dutyCycle;

        public List<string> Calls { get; } = [];

        public override int Frequency
        {
            get => _frequency;
            set => Calls.Add($"{_frequency = value} Hz");
        }

        public override double DutyCycle
        {
            get => _dutyCycle;
            set => Calls.Add($"{(_dutyCycle = value) * 100} %");
        }

        public override void Start() => Calls.Add("start");

        public override void Stop() => Calls.Add("stop");

        protected override void Dispose(bool disposing)
        {
            Calls.Add("dispose");
            base.Dispose(disposing);
        }
    }
}
