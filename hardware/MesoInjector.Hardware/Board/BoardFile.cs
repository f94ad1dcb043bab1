using MesoInjector.Configuration;

namespace MesoInjector.Hardware.Board;

/// <summary>
/// Reads a board file: see <c>hardware/board/board.yaml</c>. Refused are unknown keys, numbers out of range, and whatever two devices cannot
/// both have: a line, a header pin, a place on a bus, an input of the converter.
/// </summary>
public static class BoardFile
{
    private const string StandardName = "board.yaml";

    /// <summary>The highest number of a line; the largest chip has 54.</summary>
    private const int MostLines = 255;

    private const int HeaderPins = 40;

    private const int HighestCode = 4095;

    /// <summary>Supplies and grounds of the header: 3.3 V, 5 V, ground.</summary>
    private static readonly int[] PowerPins = [1, 17, 2, 4, 6, 9, 14, 20, 25, 30, 34, 39];

    private static readonly Lazy<BoardDefinition> LazyStandard = new(ReadStandard);

    /// <summary>The standard board, of which this program carries a copy.</summary>
    public static BoardDefinition Standard => LazyStandard.Value;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    public static ConfigurationResult<BoardDefinition> Read(string path) => Read(YamlSource.Read(path));

    /// <summary>Reads the content of a file.</summary>
    /// <param name="name">What the file is called in messages.</param>
    /// <param name="content">Its bytes, UTF-8.</param>
    public static ConfigurationResult<BoardDefinition> Read(string name, ReadOnlySpan<byte> content) => Read(YamlSource.Read(name, content));

    private static BoardDefinition ReadStandard()
    {
        using Stream stream = typeof(BoardFile).Assembly.GetManifestResourceStream(StandardName)
            ?? throw new InvalidOperationException("The standard board is not in the assembly.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        ConfigurationResult<BoardDefinition> read = Read(StandardName, memory.ToArray());
        return read.Value ?? throw new InvalidOperationException($"The standard board is not sound: {string.Join(' ', read.Problems)}");
    }

    private static ConfigurationResult<BoardDefinition> Read(ConfigurationResult<MappingReader> source)
    {
        if (!source.Succeeded)
            return new ConfigurationResult<BoardDefinition>(source.Problems);
        MappingReader file = source.Value;
        var wires = new WireList();
        var places = new Taken<(int Bus, int ChipSelect)>();
        int motionClock = (int)file.Whole("motionClockHertz", 4_000_000, 18_000_000);
        var board = new BoardDefinition
        {
            Name = file.Text("name"),
            GpioChip = (int)file.Whole("gpioChip", 0, 31),
            Pins = Pins(file.Mapping("lines"), wires),
            NeedleAxis = MotionChip(file, "needleAxis", motionClock, places),
            PlungerAxis = MotionChip(file, "plungerAxis", motionClock, places),
            Converter = Converter(file, places),
            Analog = Analog(file.Mapping("analog")),
            GuardianPort = Port(file),
            Buzzer = Buzzer(file.Mapping("buzzer")),
            MotionClockHertz = motionClock,
            Lines = BusLines(file, wires),
        };
        IReadOnlyList<ConfigurationProblem> problems = file.Close();
        return problems.Count == 0 ? new ConfigurationResult<BoardDefinition>(board) : new ConfigurationResult<BoardDefinition>(problems);
    }

    private static string Port(MappingReader file)
    {
        string port = file.Text("guardianPort");
        if (!port.StartsWith("/dev/", StringComparison.Ordinal))
            file.AddProblem("guardianPort", $"guardianPort: '{port}' is no device path", "write it as /dev/ttyAMA0");
        return port;
    }

    private static BoardPins Pins(MappingReader? lines, WireList wires) => new()
    {
        PedalNormallyOpen = Named(lines, "pedalNormallyOpen", LineDirection.In, wires),
        PedalNormallyClosed = Named(lines, "pedalNormallyClosed", LineDirection.In, wires),
        EmergencyStop = Named(lines, "emergencyStop", LineDirection.In, wires),
        ServiceKey = Named(lines, "serviceKey", LineDirection.In, wires),
        HolderCodeA = Named(lines, "holderCodeA", LineDirection.In, wires),
        HolderCodeB = Named(lines, "holderCodeB", LineDirection.In, wires),
        DrivesDisabled = Named(lines, "drivesDisabled", LineDirection.Out, wires),
        Lamp = Named(lines, "lamp", LineDirection.Out, wires),
    };

    private static int Named(MappingReader? lines, string name, LineDirection right, WireList wires)
    {
        if (lines?.Mapping(name) is not { } line)
            return 0;
        BoardLine wire = Wire(line, name);
        if (wire.Direction != right)
            line.AddProblem("direction", $"{name} goes the other way", right == LineDirection.In ? "write 'direction: in'" : "write 'direction: out'");
        wires.Add(line, wire);
        return wire.Line;
    }

    private static List<BoardLine> BusLines(MappingReader file, WireList wires)
    {
        var names = new Taken<string>();
        foreach (MappingReader line in file.Mappings("busLines"))
        {
            string name = line.Text("name");
            names.Take(line, "name", name, name, "give it a name of its own");
            wires.Add(line, Wire(line, name));
        }

        return wires.Wires;
    }

    private static BoardLine Wire(MappingReader line, string name)
    {
        int header = (int)line.Whole("header", 1, HeaderPins);
        if (PowerPins.Contains(header) && line.Has("header"))
            line.AddProblem("header", $"header pin {header} is a supply or ground", "take the pin of the line");
        return new BoardLine(
            name,
            (int)line.Whole("line", 0, MostLines),
            header,
            line.OneOf("direction", ("in", LineDirection.In), ("out", LineDirection.Out)),
            line.OneOf("pull", ("none", LinePull.None), ("up", LinePull.Up), ("down", LinePull.Down)),
            line.OneOf("active", ("none", ActiveLevel.None), ("low", ActiveLevel.Low), ("high", ActiveLevel.High)),
            line.Text("connects"),
            line.Text("reason"));
    }

    /// <summary>The motion chip samples on the rising edge of a clock that rests high (mode 3), at half of its own clock at the most.</summary>
    private static SpiPlace MotionChip(MappingReader file, string key, int motionClock, Taken<(int Bus, int ChipSelect)> places)
    {
        if (file.Mapping(key) is not { } chip)
            return new SpiPlace(0, 0, 0, 0);
        var place = new SpiPlace(
            (int)chip.Whole("bus", 0, 10), (int)chip.Whole("chipSelect", 0, 3), (int)chip.Whole("clockHertz", 100_000, motionClock / 2), chip.OneOf("mode", ("3", 3)));

        // The auxiliary buses of a Raspberry Pi 4 clock mode 3 as if it were another.
        if (place.Bus is 1 or 2)
            chip.AddProblem("bus", $"{key}: bus {place.Bus} of this host has no mode 3", "take bus 0");
        places.Take(chip, "chipSelect", (place.Bus, place.ChipSelect), key, "give each chip its own chip select");
        return place;
    }

    private static SpiPlace Converter(MappingReader file, Taken<(int Bus, int ChipSelect)> places)
    {
        if (file.Mapping("converter") is not { } chip)
            return new SpiPlace(0, 0, 0, 0);
        var place = new SpiPlace(
            (int)chip.Whole("bus", 0, 10), (int)chip.Whole("chipSelect", 0, 3), (int)chip.Whole("clockHertz", 10_000, 2_000_000), chip.OneOf("mode", ("0", 0), ("3", 3)));
        places.Take(chip, "chipSelect", (place.Bus, place.ChipSelect), "converter", "give each chip its own chip select");
        return place;
    }

    private static PwmPlace Buzzer(MappingReader? buzzer) => buzzer is null
        ? new PwmPlace(0, 0, 0)
        : new PwmPlace((int)buzzer.Whole("chip", 0, 15), (int)buzzer.Whole("channel", 0, 7), (int)buzzer.Whole("hertz", 100, 10_000));

    private static BoardAnalog Analog(MappingReader? analog)
    {
        var channels = new Taken<int>();
        return new BoardAnalog
        {
            Contact = Scale(analog, "contact", "millinewtonsPerCode", falling: false, channels),
            PlungerForce = Scale(analog, "plungerForce", "millinewtonsPerCode", falling: false, channels),
            Supply = Scale(analog, "supply", "millivoltsPerCode", falling: false, channels),
            Temperature = Scale(analog, "temperature", "centiDegreesPerCode", falling: true, channels),
            LinePressure = analog is not null && analog.Has("linePressure") ? Scale(analog, "linePressure", "pascalsPerCode", falling: false, channels) : null,
        };
    }

    /// <param name="analog">All channels.</param>
    /// <param name="name">The channel's.</param>
    /// <param name="perCode">The key of the slope.</param>
    /// <param name="falling">The code may fall as the quantity grows.</param>
    /// <param name="channels">The inputs taken.</param>
    private static AnalogScale Scale(MappingReader? analog, string name, string perCode, bool falling, Taken<int> channels)
    {
        if (analog?.Mapping(name) is not { } scale)
            return new AnalogScale(0, 0, 0);
        int channel = (int)scale.Whole("channel", 0, 7);
        channels.Take(scale, "channel", channel, name, "give each sensor its own input");
        double zero = scale.Number("zeroCode", 0, HighestCode);
        double slope = scale.Number(perCode, falling ? -1000 : 0, 1000);
        if (slope == 0 && scale.Has(perCode))
            scale.AddProblem(perCode, $"{name}: a code that means nothing", "derive the slope from the sensor's data sheet");
        return new AnalogScale(channel, zero, slope);
    }

    /// <summary>What can be had once only, and who has it.</summary>
    private sealed class Taken<T>
        where T : notnull
    {
        private readonly Dictionary<T, string> _owners = [];

        public void Take(MappingReader reader, string key, T thing, string owner, string suggestion)
        {
            if (!reader.Has(key) || _owners.TryAdd(thing, owner))
                return;
            reader.AddProblem(key, $"{key} {thing} is used twice: by {_owners[thing]} too", suggestion);
        }
    }

    /// <summary>All wires so far, none of which may share a line or a pin.</summary>
    private sealed class WireList
    {
        private readonly Taken<int> _lines = new();
        private readonly Taken<int> _headers = new();

        public List<BoardLine> Wires { get; } = [];

        public void Add(MappingReader reader, BoardLine wire)
        {
            _lines.Take(reader, "line", wire.Line, wire.Name, "give each wire its own line");
            _headers.Take(reader, "header", wire.Header, wire.Name, "give each wire its own pin");
            Wires.Add(wire);
        }
    }
}
