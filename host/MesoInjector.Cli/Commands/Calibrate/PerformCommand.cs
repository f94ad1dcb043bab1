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

    private WorkFile Work => WorkFile.For(_kind, _parsed.GetValue(_work), _device?.Journal ?? _parsed.GetValue(_journal));

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
        return usual with { Simulated = false, Handpiece = "", Instrument = usual.Instrument with { Name = "", SerialNumber = "" } };
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
        if (_kind == CalibrationKind.Force || _parsed.GetValue(Technician.As) is not { } name || Subject() is not { } subject)
        {
            Console.Error.WriteLine(_kind == CalibrationKind.Force ? "Nothing of the device moves for a force calibration: leave out --socket." : "Give --setup FILE and --as NAME with --socket.");
            return ExitCode.BadInput;
        }

        FluidVolume fill = FluidVolume.FromNanolitres((long)Math.Round((_parsed.GetValue(_fill) ?? 0) * 1e6));
        using DrivenDevice? device = DrivenDevice.Open(socket, name, _parsed.GetValue(Technician.PinFile), subject, fill);
        if (device is null)
            return ExitCode.NoHardware;
        _device = device;
        if (Begin() is not { } work || !device.Begin())
            return ExitCode.BadInput;
        CalibrationWork done = Readings.Typed(work, Work, device);
        device.Leave();
        if (done.Next is not null)
            return Unfinished(done);
        Show(done, done.Analyse()!, kept: true);
        return device.Sign() ? ExitCode.Success : ExitCode.Failed;
    }

    private int Unfinished(CalibrationWork work)
    {
        Console.Error.WriteLine($"{work.Readings.Count} of {work.Steps.Count} readings are there and kept in {Work.Path}. Next: {work.Next!.Instruction}");
        return ExitCode.Failed;
    }

    private CalibrationWork? Begin()
    {
        if (Work.Exists)
        {
            CalibrationWork saved = Work.Read();
            Console.Error.WriteLine($"Going on with {Work.Path}: {saved.Readings.Count} of {saved.Steps.Count} readings are there. (--discard throws it away.)");
            return saved;
        }

        CalibrationSubject? subject = Subject();
        if (subject is null)
            return null;
        CalibrationWork? work = CalibrationWork.Begin(subject, out IReadOnlyList<Finding> problems);
        foreach (Finding problem in problems)
            Console.Error.WriteLine(problem);
        return work;
    }

    private CalibrationSubject? Subject()
    {
        if (_parsed.GetValue(_bench) is not null)
            return VirtualInstrument.Subject(_kind, _parsed.GetValue(_part) ?? "", Today, Software);
        if (_parsed.GetValue(_setup) is not { } path)
        {
            Console.Error.WriteLine($"Say what is calibrated: --setup FILE (begin with 'meso calibrate {_kind.ToString().ToLowerInvariant()} --setup-example'), or train with --bench 1.");
            return null;
        }

        try
        {
            CalibrationSubject read = JsonSerializer.Deserialize<CalibrationSubject>(File.ReadAllText(path), CalibrationText.Options)!;
            if (read.Kind == _kind)
                return read with { Date = Today, Software = Software, Simulated = false };
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
        CalibrationWork? done = _parsed.GetValue(_bench) is { } seed ? Readings.FromBench(work, seed, Work)
            : _parsed.GetValue(_readings) is { } path ? Readings.FromText(work, path, Work)
            : Console.IsInputRedirected ? work
            : Readings.Typed(work, Work);
        if (done is null)
            return ExitCode.BadInput;
        if (done.Next is not null)
            return Unfinished(done);

        if (_parsed.GetValue(_journal) is not { } journalPath)
            return Show(done, done.Analyse()!, kept: false);
        using Journal? journal = JournalFileOption.OpenToWrite(journalPath);
        if (journal is null)
            return ExitCode.BadInput;
        var register = new CalibrationRegister(journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body));
        Analysis analysis = done.Analyse(register.Before(done.Subject, Today)?.Analysis)!;
        if (_parsed.GetValue(Technician.As) is not { } name)
            return Show(done, analysis, kept: false);
        return Technician.Sign(journal, name, _parsed.GetValue(Technician.PinFile), user => Keep(journal, register, done, analysis, user));
    }

    private int Keep(Journal journal, CalibrationRegister register, CalibrationWork work, Analysis analysis, MesoInjector.Records.Users.User user)
    {
        var document = new CalibrationDocument(register.NextNumber, work, analysis, user.Name, TimeProvider.System.GetUtcNow());
        journal.Append(EventKind.CalibrationKept, CalibrationRegister.Kept(document.Sealed()), user.Stamp);
        Work.Delete();
        int code = Show(work, analysis, kept: true);
        var kept = new CalibrationRegister(journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body)).Find(document.Number, Today)!;
        Console.Error.WriteLine($"Calibration {document.Number}: {CalibrationCertificate.Words(kept)}.");
        return code;
    }

    private int Show(CalibrationWork work, Analysis analysis, bool kept)
    {
        if (_parsed.GetValue(_json))
            Console.Out.WriteLine(JsonSerializer.Serialize(analysis, CalibrationText.Options));
        else
            AnalysisTable.Write(work, analysis);
        if (!kept)
        {
            Console.Error.WriteLine(_parsed.GetValue(_bench) is not null && _parsed.GetValue(_journal) is null
                ? "Training: nothing was kept."
                : $"Not kept yet: sign it with --journal FILE --as NAME. The readings are in {Work.Path}.");
            if (_parsed.GetValue(_bench) is not null && _parsed.GetValue(_journal) is null)
                Work.Delete();
        }

        return analysis.Passed ? ExitCode.Success : ExitCode.Failed;
    }
}
