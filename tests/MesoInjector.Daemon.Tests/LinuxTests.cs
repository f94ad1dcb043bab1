using MesoInjector.Control;
using MesoInjector.Control.Quantities;
using MesoInjector.Hardware.Board;

namespace MesoInjector.Daemon.Tests;

public sealed class LinuxTests
{
    [Fact]
    public void A_wait_never_ends_before_its_time()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var clock = new LinuxLoopClock();
        for (int i = 0; i < 20; i++)
        {
            MonotonicTime until = clock.Now + TimeSpan.FromMicroseconds(i * 100);
            clock.WaitUntil(until);
            Assert.True(clock.Now >= until);
        }
    }

    [Fact]
    public void A_wait_for_the_past_ends()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var clock = new LinuxLoopClock();
        clock.WaitUntil(MonotonicTime.FromMicroseconds(1));
        Assert.True(clock.Now.Microseconds >= 1);
    }

    [Fact]
    public void Every_method_of_the_control_core_can_be_compiled_beforehand() =>
        Assert.InRange(QuietHeap.Compile(typeof(InjectorController).Assembly, typeof(RealTimeLoop).Assembly, typeof(BoardDefinition).Assembly), 500, 100_000);

    [Fact]
    public void The_rehearsal_goes_through_changes_of_state_and_refusals() => Assert.InRange(Rehearsal.Run(), 10, 10_000);

    [Fact]
    public void The_program_names_what_the_machine_lacks_and_exits_3()
    {
        var error = new StringWriter();
        int exit = DaemonProgram.Run(Board(), new DaemonOptions { JournalPath = "/nowhere/journal.db" }, TextWriter.Null, error, CancellationToken.None);
        Assert.Equal(3, exit);
        Assert.Contains("/dev/gpiochip4711: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("/dev/nowhere: ", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists("/nowhere"));
    }

    [Fact]
    public void A_board_file_that_cannot_be_read_is_told_by_name_and_exits_2()
    {
        var error = new StringWriter();
        var options = new DaemonOptions { BoardPath = "/nowhere/board.yaml", JournalPath = "/nowhere/journal.db" };
        Assert.Equal(2, DaemonProgram.Run(options, TextWriter.Null, error, CancellationToken.None));
        Assert.Contains("/nowhere/board.yaml", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_that_is_not_there_is_told_with_the_part_and_its_node()
    {
        BoardOpening opening = LinuxBoard.Open(Board());
        Assert.False(opening.Succeeded);
        Assert.StartsWith("GPIO chip 4711: ", opening.Problem, StringComparison.Ordinal);
        Assert.Contains("groups gpio, spi and dialout", opening.Remedy, StringComparison.Ordinal);
    }

    private static BoardDefinition Board() => new()
    {
        Name = "nowhere",
        GpioChip = 4711,
        Pins = new BoardPins
        {
            PedalNormallyOpen = 1,
            PedalNormallyClosed = 2,
            EmergencyStop = 3,
            ServiceKey = 4,
            HolderCodeA = 5,
            HolderCodeB = 6,
            DrivesDisabled = 7,
            Lamp = 8,
        },
        NeedleAxis = new SpiPlace(0, 0, 1_000_000, 3),
        PlungerAxis = new SpiPlace(0, 1, 1_000_000, 3),
        Converter = new SpiPlace(1, 0, 1_000_000, 0),
        Analog = new BoardAnalog
        {
            Contact = new AnalogScale(0, 0, 1),
            PlungerForce = new AnalogScale(1, 0, 1),
            Supply = new AnalogScale(2, 0, 1),
            Temperature = new AnalogScale(3, 0, 1),
        },
        GuardianPort = "/dev/nowhere",
        Buzzer = new PwmPlace(0, 0, 2000),
        MotionClockHertz = 16_000_000,
    };
}
