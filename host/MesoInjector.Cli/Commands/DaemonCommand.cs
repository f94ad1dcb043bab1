using System.CommandLine;
using MesoInjector.Cli.Text;
using MesoInjector.Configuration;
using MesoInjector.Daemon;
using MesoInjector.Hardware.Board;
using MesoInjector.Simulator.Live;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso daemon</c>: drives a real injector, or with <c>--bench</c> a virtual one.</summary>
internal sealed class DaemonCommand
{
    private readonly Option<string?> _board = new("--board") { Description = "The board file; the standard board without it.", HelpName = "file" };
    private readonly Option<string?> _journal = new("--journal") { Description = $"The treatment record; {Records.JournalFileOption.Standard} if not given.", HelpName = "file" };
    private readonly Option<string?> _socket = new("--socket") { Description = $"Where consoles connect; {LinkCommands.StandardSocket} if its folder is there.", HelpName = "file" };
    private readonly Option<string?> _handpiece = new("--handpiece") { Description = "Serial number of the connected handpiece: calibrations are chosen by it.", HelpName = "number" };
    private readonly Option<bool> _bench = new("--bench") { Description = "Drive a virtual injector instead, for training; its record is another one." };
    private readonly Option<ulong> _seed = BenchPlaces.SeedOption();
    private readonly Option<double> _scale = BenchPlaces.ScaleOption();
    private readonly Option<bool> _byInput = BenchPlaces.ByInputOption();

    public static Command Create()
    {
        var daemon = new DaemonCommand();
        var command = new Command("daemon", "Drive the injector connected to this machine. Exits with 3 when it is not connected.")
        {
            daemon._board, daemon._journal, daemon._socket, daemon._handpiece, daemon._bench, daemon._seed, daemon._scale, daemon._byInput,
        };
        command.Validators.Add(daemon.Validate);
        command.SetAction(daemon.Run);
        return command;
    }

    private void Validate(System.CommandLine.Parsing.CommandResult result)
    {
        bool bench = result.GetValue(_bench);
        if (bench && (result.GetResult(_board) is not null || result.GetResult(_handpiece) is not null))
            result.AddError("--board and --handpiece are for a real injector; the bench has its own.");
        if (!bench && (result.GetResult(_seed) is { Implicit: false } || result.GetResult(_scale) is { Implicit: false }))
            result.AddError("--seed and --scale are for the bench: add --bench.");
    }

    private int Run(ParseResult parsed)
    {
        using var interruption = new Interruption(parsed.GetValue(_byInput));
        if (parsed.GetValue(_bench))
        {
            string record = parsed.GetValue(_journal) ?? BenchPlaces.Journal;
            BenchPlaces.MakeFolder(record);
            var options = new BenchDaemonOptions { Daemon = Options(parsed, record), Seed = parsed.GetValue(_seed), Scale = parsed.GetValue(_scale) };
            return BenchDaemon.Run(options, Console.Out, Console.Error, interruption.Token);
        }

        BoardDefinition definition = BoardFile.Standard;
        if (parsed.GetValue(_board) is { } path)
        {
            ConfigurationResult<BoardDefinition> read = BoardFile.Read(path);
            if (!read.Succeeded)
                return Problems.Write(Console.Error, read.Problems);
            definition = read.Value;
        }

        return DaemonProgram.Run(definition, Options(parsed, parsed.GetValue(_journal) ?? Records.JournalFileOption.Standard), Console.Out, Console.Error, interruption.Token);
    }

    private DaemonOptions Options(ParseResult parsed, string journal) => new()
    {
        Handpiece = parsed.GetValue(_handpiece) ?? "",
        JournalPath = journal,
        SocketPath = parsed.GetValue(_socket) ?? (Directory.Exists(Path.GetDirectoryName(LinkCommands.StandardSocket)) ? LinkCommands.StandardSocket : null),
    };
}
