using MesoInjector.Hardware.Board;

namespace MesoInjector.Hardware.Tests.Board;

/// <summary>What a machine lacks, on a machine made of empty files.</summary>
public sealed class BoardCheckTests : IDisposable
{
    private static readonly string[] Everything =
    [
        "/dev/gpiochip4", "/dev/spidev0.0", "/dev/spidev0.1", "/dev/spidev1.2", "/sys/class/pwm/pwmchip2/export", "/dev/ttyAMA3",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("machine").FullName;

    [Fact]
    public void A_machine_that_has_everything_has_no_problem()
    {
        Have(Everything);
        Assert.Empty(BoardCheck.Of(Some.Board, _root));
    }

    [Fact]
    public void An_empty_machine_lacks_everything_once_each_and_says_what_to_do()
    {
        IReadOnlyList<BoardProblem> problems = BoardCheck.Of(Some.Board, _root);
        Assert.Equal(
            ["/dev/gpiochip4", "/dev/spidev0.0", "/dev/spidev0.1", "/dev/spidev1.2", "/sys/class/pwm/pwmchip2", "/dev/ttyAMA3"],
            problems.Select(problem => problem.Path));
        Assert.All(problems, problem => Assert.EndsWith("is not there.", problem.What, StringComparison.Ordinal));
        string[] remedies = ["gpiodetect", "dtparam=spi=on", "dtparam=spi=on", "dtoverlay=spi1-3cs", "dtoverlay=pwm,pin=12,func=4", "enable_uart=1"];
        Assert.All(problems.Zip(remedies), pair => Assert.Contains(pair.Second, pair.First.Remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/dev/gpiochip4", "GPIO chip")]
    [InlineData("/dev/spidev0.0", "needle axis")]
    [InlineData("/dev/spidev0.1", "plunger axis")]
    [InlineData("/dev/spidev1.2", "converter")]
    [InlineData("/sys/class/pwm/pwmchip2/export", "buzzer")]
    [InlineData("/dev/ttyAMA3", "guardian")]
    public void Each_missing_thing_is_named_by_what_it_is_for(string missing, string thing)
    {
        Have([.. Everything.Where(path => path != missing)]);
        BoardProblem problem = Assert.Single(BoardCheck.Of(Some.Board, _root));
        Assert.Contains(thing, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_there_under_another_number_is_said()
    {
        Have([.. Everything.Where(path => path != "/dev/gpiochip4"), "/dev/gpiochip0", "/dev/gpiochip1"]);
        BoardProblem problem = Assert.Single(BoardCheck.Of(Some.Board, _root));
        Assert.Contains("there is gpiochip0, gpiochip1", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/gpiochip4", "group gpio")]
    [InlineData("/dev/spidev0.1", "group spi")]
    [InlineData("/dev/spidev1.2", "group spi")]
    [InlineData("/sys/class/pwm/pwmchip2/export", "group gpio")]
    [InlineData("/dev/ttyAMA3", "group dialout")]
    public void What_may_not_be_used_names_the_group(string forbidden, string group)
    {
        Have(Everything);
        BoardProblem problem = Assert.Single(BoardCheck.Of(Some.Board, _root, (path, _) => path != _root + forbidden));
        Assert.Contains("may not be read and written", problem.What, StringComparison.Ordinal);
        Assert.Contains(group, problem.Remedy, StringComparison.Ordinal);
        Assert.StartsWith(problem.Path, forbidden, StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_must_be_readable_and_writable_and_the_pulse_width_chip_only_writable()
    {
        Have(Everything);
        var asked = new List<(string, Access)>();
        BoardCheck.Of(Some.Board, _root, (path, access) =>
        {
            asked.Add((path[_root.Length..], access));
            return true;
        });
        Assert.Equal(Everything.Select(path => (path, path.EndsWith("/export", StringComparison.Ordinal) ? Access.Write : Access.ReadAndWrite)), asked);
    }

    [Fact]
    public void The_operating_system_is_asked_for_permissions()
    {
        Have("/dev/some");
        Assert.True(Permission.May(_root + "/dev/some", Access.ReadAndWrite));
        Assert.False(Permission.May(_root + "/dev/none", Access.Write));
    }

    [Fact]
    public void A_problem_reads_as_a_sentence_with_its_remedy() =>
        Assert.Equal("/dev/x: It is not there. Plug it in.", new BoardProblem("/dev/x", "It is not there.", "Plug it in.").ToString());

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Have(params string[] paths)
    {
        foreach (string path in paths)
        {
            Directory.CreateDirectory(_root + Path.GetDirectoryName(path));
            File.WriteAllText(_root + path, "");
        }
    }
}
