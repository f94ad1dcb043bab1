using System.Text;
using MesoInjector.Configuration;
using MesoInjector.Hardware.Board;

namespace MesoInjector.Hardware.Tests.Board;

/// <summary>The standard board is read as it is meant, and each way of spoiling it is refused at its line.</summary>
public sealed class BoardFileTests
{
    private static readonly string StandardText = DocumentTables.Text("board.yaml");

    [Fact]
    public void The_file_and_the_copy_inside_the_program_are_the_same_board()
    {
        ConfigurationResult<BoardDefinition> read = BoardFile.Read(DocumentTables.PathOf("board.yaml"));
        Assert.Empty(read.Problems);
        Assert.Equal(BoardFile.Standard with { Lines = [] }, read.Value! with { Lines = [] });
        Assert.Equal(BoardFile.Standard.Lines, read.Value.Lines);
    }

    [Fact]
    public void The_standard_board_is_what_the_drivers_were_written_for()
    {
        BoardDefinition board = BoardFile.Standard;
        Assert.Equal(new SpiPlace(0, 0, 4_000_000, 3), board.NeedleAxis);
        Assert.Equal(new SpiPlace(0, 1, 4_000_000, 3), board.PlungerAxis);
        Assert.Equal(new SpiPlace(1, 0, 1_000_000, 0), board.Converter);
        Assert.Equal(16_000_000, board.MotionClockHertz);
        Assert.Equal("/dev/ttyAMA0", board.GuardianPort);
        Assert.Equal(new PwmPlace(0, 0, 2700), board.Buzzer);
        Assert.Equal(new AnalogScale(0, 200, 5.24), board.Analog.Contact);
        Assert.Equal(new AnalogScale(1, 200, 26.2), board.Analog.PlungerForce);
        Assert.Equal(new AnalogScale(2, 0, 4.915), board.Analog.Supply);
        Assert.Equal(new AnalogScale(3, 1948.5, -9.832), board.Analog.Temperature);
        Assert.Null(board.Analog.LinePressure);
    }

    [Fact]
    public void Every_pin_is_the_line_of_its_own_name()
    {
        BoardPins pins = BoardFile.Standard.Pins;
        (string, int)[] expected =
        [
            ("pedalNormallyOpen", pins.PedalNormallyOpen), ("pedalNormallyClosed", pins.PedalNormallyClosed), ("emergencyStop", pins.EmergencyStop),
            ("serviceKey", pins.ServiceKey), ("holderCodeA", pins.HolderCodeA), ("holderCodeB", pins.HolderCodeB),
            ("drivesDisabled", pins.DrivesDisabled), ("lamp", pins.Lamp),
        ];
        Assert.Equal(expected, BoardFile.Standard.Lines.Take(8).Select(line => (line.Name, line.Line)));
        Assert.Equal(8, expected.Select(pin => pin.Item2).Distinct().Count());
    }

    [Fact]
    public void Line_and_header_pin_of_every_wire_belong_together()
    {
        // The 40-pin header of every Raspberry Pi since the first with 40 pins: line 0 to 27.
        int[] header = [27, 28, 3, 5, 7, 29, 31, 26, 24, 21, 19, 23, 32, 33, 8, 10, 36, 11, 12, 35, 38, 40, 15, 16, 18, 22, 37, 13];
        Assert.All(BoardFile.Standard.Lines, wire => Assert.Equal(header[wire.Line], wire.Header));
    }

    [Fact]
    public void The_buses_have_the_lines_the_host_gives_them()
    {
        int[] spi0 = [7, 8, 9, 10, 11];
        int[] spi1 = [18, 19, 20, 21];
        int[] uart = [14, 15];
        int[] pwm = [12];
        Assert.Equal([.. spi0, .. pwm, .. uart, .. spi1], BoardFile.Standard.Lines.Skip(8).Select(wire => wire.Line).Order());
    }

    [Fact]
    public void At_reset_the_drives_are_off_and_the_lamp_dark_by_the_hosts_own_pulls()
    {
        // The host pulls lines 0 to 8 up and the others down until a program says otherwise.
        Assert.InRange(BoardFile.Standard.Pins.DrivesDisabled, 0, 8);
        Assert.InRange(BoardFile.Standard.Pins.Lamp, 9, 27);
    }

    [Fact]
    public void The_scales_hold_what_they_must_measure_and_a_broken_wire_is_at_the_rail()
    {
        BoardAnalog analog = BoardFile.Standard.Analog;
        Assert.InRange(At(analog.Contact, 4095), 20_000, 21_000);
        Assert.InRange(At(analog.PlungerForce, 4095), 100_000, 105_000);
        Assert.InRange(At(analog.Supply, 4095), 20_000, 20_500);
        Assert.True(At(analog.Contact, 1) < -1000);
        Assert.True(At(analog.PlungerForce, 1) < -5000);

        // LMT85: 1567 mV at 0 °C, 1076 mV at 60 °C.
        Assert.InRange(At(analog.Temperature, 1567 * 4096 / 3300.0), -40, 40);
        Assert.InRange(At(analog.Temperature, 1076 * 4096 / 3300.0), 5960, 6040);
    }

    [Fact]
    public void A_line_pressure_sensor_may_be_fitted()
    {
        string text = Replaced("  # linePressure: {", "  linePressure: {");
        ConfigurationResult<BoardDefinition> read = Read(text);
        Assert.Empty(read.Problems);
        Assert.Equal(new AnalogScale(4, 200, 157.9), read.Value!.Analog.LinePressure);
        Assert.InRange(At(read.Value.Analog.LinePressure!, 4095), 600_000, 620_000);
    }

    [Theory]
    [InlineData("    line: 23\n", "    line: 22\n", "line 22 is used twice: by pedalNormallyOpen too")]
    [InlineData("    line: 27\n", "    line: 06\n", "line 6 is used twice: by drivesDisabled too")]
    [InlineData("line: 21, header: 40", "line: 6, header: 40", "line 6 is used twice: by drivesDisabled too")]
    [InlineData("    header: 16\n", "    header: 15\n", "header 15 is used twice: by pedalNormallyOpen too")]
    [InlineData("    header: 16\n", "    header: 17\n", "header pin 17 is a supply or ground")]
    [InlineData("    header: 16\n", "    header: 41\n", "header: 41 is outside 1 to 40")]
    [InlineData("    line: 23\n", "    line: -1\n", "line: -1 is outside 0 to 255")]
    [InlineData("name: SPI1 clock", "name: SPI0 clock", "name SPI0 clock is used twice: by SPI0 clock too")]
    [InlineData("bus: 0, chipSelect: 1", "bus: 0, chipSelect: 0", "chipSelect (0, 0) is used twice: by needleAxis too")]
    [InlineData("converter: { bus: 1", "converter: { bus: 0", "chipSelect (0, 0) is used twice: by needleAxis too")]
    [InlineData("plungerAxis: { bus: 0", "plungerAxis: { bus: 1", "plungerAxis: bus 1 of this host has no mode 3")]
    [InlineData("chipSelect: 1, clockHertz: 4000000, mode: 3", "chipSelect: 1, clockHertz: 4000000, mode: 0", "mode: '0' is not known")]
    [InlineData("chipSelect: 1, clockHertz: 4000000", "chipSelect: 1, clockHertz: 8000001", "clockHertz: 8000001 is outside 100000 to 8000000")]
    [InlineData("clockHertz: 1000000, mode: 0", "clockHertz: 1000000, mode: 1", "mode: '1' is not known")]
    [InlineData("motionClockHertz: 16000000", "motionClockHertz: 20000000", "motionClockHertz: 20000000 is outside 4000000 to 18000000")]
    [InlineData("channel: 3,", "channel: 8,", "channel: 8 is outside 0 to 7")]
    [InlineData("channel: 3,", "channel: 2,", "channel 2 is used twice: by supply too")]
    [InlineData("zeroCode: 1948.5", "zeroCode: 4096", "zeroCode: 4096 is outside 0 to 4095")]
    [InlineData("millivoltsPerCode: 4.915", "millivoltsPerCode: 0", "supply: a code that means nothing")]
    [InlineData("millivoltsPerCode: 4.915", "millivoltsPerCode: -4.915", "millivoltsPerCode: -4.915 is outside 0 to 1000")]
    [InlineData("centiDegreesPerCode: -9.832", "centiDegreesPerCode: 0", "temperature: a code that means nothing")]
    [InlineData("millivoltsPerCode: 4.915", "voltsPerCode: 4.915", "'voltsPerCode' is not a key here")]
    [InlineData("\ngpioChip: 0 ", "\ngpiochip: 0 ", "'gpiochip' is not a key here")]
    [InlineData("  lamp:\n", "  lampe:\n", "'lampe' is not a key here")]
    [InlineData("  lamp:\n", "  lampe:\n", "'lamp' is missing")]
    [InlineData("name: SPI1 clock, line: 21", "name: SPI1 clock, lines: 21", "'lines' is not a key here")]
    [InlineData("guardianPort: /dev/ttyAMA0", "guardianPort: COM3", "guardianPort: 'COM3' is no device path")]
    [InlineData("    direction: out\n    pull: up\n", "    direction: in\n    pull: up\n", "drivesDisabled goes the other way")]
    [InlineData("    pull: down\n", "    pull: dawn\n", "pull: 'dawn' is not known")]
    [InlineData("    reason: as code contact A\n", "", "'reason' is missing")]
    [InlineData("buzzer: { chip: 0, channel: 0, hertz: 2700 }", "buzzer: 2700", "buzzer must have keys of its own")]
    public void A_board_that_is_spoilt_so_is_refused(string sound, string spoilt, string message)
    {
        ConfigurationResult<BoardDefinition> read = Read(Replaced(sound, spoilt));
        Assert.Null(read.Value);
        ConfigurationProblem problem = Assert.Single(read.Problems, problem => problem.Message.StartsWith(message, StringComparison.Ordinal));
        Assert.NotEqual(0, problem.Line);
        Assert.NotEmpty(problem.Suggestion);
    }

    [Fact]
    public void A_problem_is_at_the_line_where_it_is()
    {
        string text = Replaced("    line: 23\n", "    line: 22\n");
        ConfigurationProblem problem = Assert.Single(Read(text).Problems);
        Assert.Equal("    line: 22", text.Split('\n')[problem.Line - 1]);
        Assert.Contains("pedalNormallyClosed", text.Split('\n')[problem.Line - 2], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_missing_key_is_named_once_and_nothing_that_follows_from_it()
    {
        ConfigurationResult<BoardDefinition> read = Read("name: nothing\n");
        string[] keys = ["gpioChip", "motionClockHertz", "guardianPort", "needleAxis", "plungerAxis", "converter", "buzzer", "analog", "lines"];
        Assert.All(keys, key => Assert.Single(read.Problems, problem => problem.Message == $"'{key}' is missing"));
    }

    [Fact]
    public void A_missing_line_number_is_not_taken_for_one_used_twice()
    {
        ConfigurationResult<BoardDefinition> read = Read(Replaced("    line: 23\n", "").Replace("    line: 24\n", "", StringComparison.Ordinal));
        Assert.Equal(2, read.Problems.Count);
        Assert.All(read.Problems, problem => Assert.Equal("'line' is missing", problem.Message));
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_problem_and_no_exception() =>
        Assert.Contains("does not exist", Assert.Single(BoardFile.Read("/nowhere/board.yaml").Problems).Message, StringComparison.Ordinal);

    private static double At(AnalogScale scale, double code) => (code - scale.ZeroCode) * scale.PerCode;

    private static ConfigurationResult<BoardDefinition> Read(string text) => BoardFile.Read("some.yaml", Encoding.UTF8.GetBytes(text));

    /// <summary>The standard board with one place changed.</summary>
    private static string Replaced(string sound, string spoilt)
    {
        int at = StandardText.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, sound);
        return StandardText[..at] + spoilt + StandardText[(at + sound.Length)..];
    }
}
