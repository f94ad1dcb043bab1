using System.CommandLine;
using System.Text.Json;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Cli.Commands.Records;
using MesoInjector.Control.Quantities;
using MesoInjector.Documents.Certificates;
using MesoInjector.Records;
using MesoInjector.Simulator.CalibrationBench;

namespace MesoInjector.Cli.Commands.Calibrate;

/// <summary><c>meso calibrate depth|dose|compliance|force</c>: takes the readings, says what they mean, and keeps the signed result.</summary>
internal sealed class PerformCommand
{
    private readonly CalibrationKind _kind;
    private readonly Option<string?> _journal = new("--journal") { Description = "The treatment record to keep it in. Without it the result is only shown.", HelpName = "file" };
    private readonly Option<ulong?> _bench = new("--bench") { Description = "Train on a virtual device with hidden errors; another number is another device.", HelpName = "number" };
    private readonly Option<string?> _setup = new("--setup") { Description = "What is calibrated and with what, as JSON; see --setup-example.", HelpName = "file" };
    private readonly Option<bool> _example = new("--setup-example") { Description = "Print a setup to start from, and end." };
    private readonly Option<string?> _readings = new("--readings") { Description = "Take the readings from what the instrument printed, or a CSV. Without it they are typed.", HelpName = "file" };
    private readonly Option<string?> _part = new("--part") { Description = "With --bench: the syringe (1 mL, 3 mL, 5 mL) or the sensor (contact, plunger, pressure).", HelpName = "name" };
    private readonly Option<string?> _work = new("--work") { Description = "Where a half-finished calibration is kept; beside the record if not given.", HelpName = "file" };
    private readonly Option<bool> _discard = new("--discard") { Description = "Throw a half-finished calibration away, and end." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the analysis as one JSON object." };
    private readonly Option<string?> _socket = new("--socket") { Description = "Drive a device: each step prepares its target at the daemon, key and pedal move it. Needs --setup and --as.", HelpName = "file" };
    private readonly Option<double?> _fill = new("--fill") { Description = "With --socket, for dose and compliance: what the syringe holds, in mL.", HelpName = "mL" };
    private ParseResult _parsed = null!;
    private DrivenDevice? _device;

    private PerformCommand(CalibrationKind kind) => _kind = kind;

    private WorkFile Work => WorkFile.For(_kind, _parsed.GetValue(_work), _device?.Journal ?? _parsed.GetValue(_journal), Training);

    private bool Training => _parsed.GetValue(_bench) is not null;

    public static Command Create(CalibrationKind kind, string words)
    {
        var perform = new PerformCommand(kind);
        var command = new Command(kind.ToString().ToLowerInvariant(), words)
        {
            perform._journal, perform._bench, perform._setup, perform._example, perform._readings, perform._part, perform._work, perform._discard, perform._json, perform._socket, perform._fill, Technician.As, Technician.PinFile,
        };
        command.SetAction(parsed => perform.Run(parsed));
        return command;
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    private static string Software => $"MesoInjector {typeof(PerformCommand).Assembly.GetName().Version?.ToString(3)}";

    private int Run(ParseResult parsed)
    {
        _parsed = parsed;
        try
        {
            if (parsed.GetValue(_example))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(Example(), CalibrationText.Options));
                return ExitCode.Success;
            }

            if (parsed.GetValue(_discard))
                return Discard();
            return parsed.GetValue(_socket) is { } socket ? Drive(socket) : Begin() is { } work ? Go(work) : ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or JournalWriteException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
    }

    /// <summary>What only the technician knows is left empty, and asked for.</summary>
    private CalibrationSubject Example()
    {
        CalibrationSubject usual = VirtualInstrument.Subject(_kind, "", Today, Software);
        return usual with { Simulated = false, Handpiece = "", Instrument = usual.Instrument with { Name = "", SerialNumber = "" }, Auxiliary = [.. AuxiliaryInstrument.Of(_kind).Select(use => new AuxiliaryInstrument(use, "", usual.Instrument.Due))] };
    }

    private int Discard()
    {
        bool there = Work.Exists;
        Work.Delete();
        Console.Out.WriteLine(there ? $"{Work.Path} was thrown away." : $"There is no half-finished calibration in {Work.Path}.");
        return ExitCode.Success;
    }

    /// <summary>At a device: the half-finished calibration lies beside the daemon's record, and the daemon keeps the signed one.</summary>
    private int Drive(string socket)
    {
        if (_kind == CalibrationKind.Force || Training || _parsed.GetValue(Technician.As) is not { } name)
        {
            Console.Error.WriteLine(_kind == CalibrationKind.Force ? "Nothing of the device moves for a force calibration: leave out --socket."
                : Training ? "--bench trains without a device and --socket drives one: give one of them."
                : "Give --setup FILE and --as NAME with --socket.");
            return ExitCode.BadInput;
        }

        FluidVolume fill = FluidVolume.FromNanolitres((long)Math.Round((_parsed.GetValue(_fill) ?? 0) * 1e6));
        using DrivenDevice? device = DrivenDevice.Open(socket, name, _parsed.GetValue(Technician.PinFile));
        if (device is null)
            return ExitCode.NoHardware;
        _device = device;
        if (Begin() is not { } work)
            return ExitCode.BadInput;
        device.For(work.Subject, fill);
        if (work.Next is not null && !device.Begin())
            return ExitCode.BadInput;
        (CalibrationWork done, bool sign) = Readings.Typed(work, Work, device, Show, maySign: true);
        device.Leave();
        if (done.Next is not null)
            return Unfinished(done);
        return !sign ? NotSigned(done) : device.Sign() ? ExitCode.Success : ExitCode.Failed;
    }

    private int Unfinished(CalibrationWork work)
    {
        Console.Error.WriteLine($"{work.Readings.Count} of {work.Steps.Count} readings are there and kept in {Work.Path}. Next: {work.Next!.Instruction}");
        return ExitCode.Failed;
    }

    private CalibrationWork? Begin()
    {
        if (Work.Exists)
            return GoOn();
        if (Subject() is not { } subject)
            return null;
        if (Foreign(subject) is { } foreign)
        {
            Console.Error.WriteLine(foreign);
            return null;
        }

        CalibrationWork? work = CalibrationWork.Begin(subject, out IReadOnlyList<Finding> problems);
        foreach (Finding problem in problems)
            Console.Error.WriteLine(problem);
        return work;
    }

    /// <returns>Null where what is half-finished is another calibration than the one asked for; the words have been written, and it stays as it is.</returns>
    private CalibrationWork? GoOn()
    {
        CalibrationWork saved = Saved();
        Finding? problem = Foreign(saved.Subject) ?? saved.Subject.OutOfDate(Today);
        if (problem is null && (_parsed.GetValue(_setup) ?? _parsed.GetValue(_part)) is not null)
        {
            if (Subject() is not { } given)
                return null;

            // The virtual instrument of another day has another due date; only the part can be chosen.
            IReadOnlyList<string> differences = saved.Subject.Differences(Training ? saved.Subject with { Part = given.Part } : given);
            if (differences.Count > 0)
                problem = Finding.Refuse($"It was begun with another setup: {string.Join(", ", differences)}.", "Go on with its own setup, or --discard it.");
        }

        if (problem is not null)
        {
            Console.Error.WriteLine($"{Work.Path} is half-finished. {problem}");
            return null;
        }

        Console.Error.WriteLine($"Going on with {Work.Path}: {saved.Readings.Count} of {saved.Steps.Count} readings are there. (--discard throws it away.)");
        return saved;
    }

    private CalibrationWork Saved()
    {
        try
        {
            return Work.Read();
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{exception.Message} Throw it away with --discard, or give another place with --work.", exception);
        }
    }

    private Finding? Foreign(CalibrationSubject subject) => subject.Foreign(_device?.Handpiece ?? "", _device?.Simulated ?? Training);

    private CalibrationSubject? Subject()
    {
        if (Training)
            return VirtualInstrument.Subject(_kind, _parsed.GetValue(_part) ?? "", Today, Software);
        if (_parsed.GetValue(_setup) is not { } path)
        {
            Console.Error.WriteLine($"Say what is calibrated: --setup FILE (begin with 'meso calibrate {_kind.ToString().ToLowerInvariant()} --setup-example'), or train with --bench 1.");
            return null;
        }

        try
        {
            CalibrationSubject read = JsonSerializer.Deserialize<CalibrationSubject>(File.ReadAllText(path), CalibrationText.Options)!;
            string handpiece = read.Handpiece.Trim() is { Length: > 0 } told ? told : _device?.Handpiece ?? "";
            if (read.Kind == _kind)
                return read with { Date = Today, Software = Software, Simulated = _device?.Simulated ?? false, Handpiece = handpiece };
            Console.Error.WriteLine($"{path} is the setup of a {read.Kind.ToString().ToLowerInvariant()} calibration.");
        }
        catch (JsonException exception)
        {
            Console.Error.WriteLine($"{path}: {exception.Message}");
        }

        return null;
    }

    private int Go(CalibrationWork work)
    {
        string? journal = _parsed.GetValue(_journal);
        bool sign = journal is not null && _parsed.GetValue(Technician.As) is not null;
        CalibrationWork done;
        if (!Training && _parsed.GetValue(_readings) is null)
        {
            (done, sign) = Readings.Typed(work, Work, device: null, Show, maySign: sign);
        }
        else
        {
            if ((_parsed.GetValue(_bench) is { } seed ? Readings.FromBench(work, seed, Work) : Readings.FromText(work, _parsed.GetRequiredValue(_readings)!, Work)) is not { } taken)
                return ExitCode.BadInput;
            done = taken;
            if (done.Next is null)
                Show(done);
        }

        return done.Next is not null ? Unfinished(done) : sign ? Sign(journal!, done) : NotSigned(done);
    }

    private int Sign(string path, CalibrationWork work)
    {
        using Journal? journal = JournalFileOption.OpenToWrite(path);
        return journal is null ? ExitCode.BadInput : Technician.Sign(journal, _parsed.GetValue(Technician.As)!, _parsed.GetValue(Technician.PinFile), user => Keep(journal, work, user));
    }

    private int Keep(Journal journal, CalibrationWork work, MesoInjector.Records.Users.User user)
    {
        CalibrationRegister register = Register(journal);
        Analysis analysis = work.Analyse(register.Before(work.Subject, Today)?.Analysis)!;
        var document = CalibrationDocument.Signed(register.NextNumber, work, analysis, user.Name, TimeProvider.System.GetUtcNow());
        journal.Append(EventKind.CalibrationKept, CalibrationRegister.Kept(document), user.Stamp);
        Work.Delete();
        Console.Error.WriteLine($"Calibration {document.Number}: {CalibrationCertificate.Words(Register(journal).Find(document.Number, Today)!)}.");
        return analysis.Passed ? ExitCode.Success : ExitCode.Failed;
    }

    /// <summary>What is about to be signed, with what has changed since the last time.</summary>
    private void Show(CalibrationWork work)
    {
        Analysis analysis = work.Analyse(Before(work.Subject))!;
        if (_parsed.GetValue(_json))
            Console.Out.WriteLine(JsonSerializer.Serialize(analysis, CalibrationText.Options));
        else
            AnalysisTable.Write(work, analysis);
    }

    private Analysis? Before(CalibrationSubject subject)
    {
        if ((_device?.Journal ?? _parsed.GetValue(_journal)) is not { } path || !File.Exists(path))
            return null;
        using Journal? journal = JournalFileOption.OpenToRead(path);
        return journal is null ? null : Register(journal).Before(subject, Today)?.Analysis;
    }

    private static CalibrationRegister Register(Journal journal) => new(journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body));

    private int NotSigned(CalibrationWork work)
    {
        if (Training && _parsed.GetValue(_journal) is null)
        {
            Console.Error.WriteLine("Training: nothing was kept.");
            Work.Delete();
        }
        else
        {
            Console.Error.WriteLine($"Not kept yet: sign it with {(_device is null ? "--journal FILE --as NAME" : "the same command")}. The readings are in {Work.Path}.");
        }

        return work.Analyse()!.Passed ? ExitCode.Success : ExitCode.Failed;
    }
}
