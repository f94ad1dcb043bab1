using System.CommandLine;
using MesoInjector.Cli.Text;
using MesoInjector.Configuration;
using MesoInjector.Daemon;
using MesoInjector.Hardware.Board;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso daemon</c>: drives a real injector.</summary>
internal static class DaemonCommand
{
    public static Command Create()
    {
        var board = new Option<string?>("--board") { Description = "The board file; the standard board without it.", HelpName = "file" };
        var journal = new Option<string>("--journal")
        {
            Description = "The treatment record.",
            HelpName = "file",
            DefaultValueFactory = _ => Records.JournalFileOption.Standard,
        };
        var socket = new Option<string?>("--socket") { Description = $"Where consoles connect; {LinkCommands.StandardSocket} if its folder is there.", HelpName = "file" };
        var handpiece = new Option<string>("--handpiece") { Description = "Serial number of the connected handpiece: calibrations are chosen by it.", HelpName = "number", DefaultValueFactory = _ => "" };
        var command = new Command("daemon", "Drive the injector connected to this machine. Exits with 3 when it is not connected.") { board, journal, socket, handpiece };
        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            BoardDefinition definition = BoardFile.Standard;
            if (parsed.GetValue(board) is { } path)
            {
                ConfigurationResult<BoardDefinition> read = BoardFile.Read(path);
                if (!read.Succeeded)
                    return Problems.Write(Console.Error, read.Problems);
                definition = read.Value;
            }

            return DaemonProgram.Run(definition, Options(parsed.GetRequiredValue(journal), parsed.GetValue(socket), parsed.GetRequiredValue(handpiece)), Console.Out, Console.Error, interruption.Token);
        });
        return command;
    }

    private static DaemonOptions Options(string journal, string? socket, string handpiece) => new()
    {
        Handpiece = handpiece,
        JournalPath = journal,
        SocketPath = socket ?? (Directory.Exists(Path.GetDirectoryName(LinkCommands.StandardSocket)) ? LinkCommands.StandardSocket : null),
    };
}
