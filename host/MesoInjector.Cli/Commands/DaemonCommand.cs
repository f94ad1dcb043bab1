using System.CommandLine;
using MesoInjector.Daemon;

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
            DefaultValueFactory = _ => "/var/lib/meso/treatment.journal",
        };
        var command = new Command("daemon", "Drive the injector connected to this machine. Exits with 3 when it is not connected.") { board, journal };
        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var options = new DaemonOptions { BoardFile = parsed.GetValue(board), JournalFile = parsed.GetRequiredValue(journal) };
            return DaemonProgram.Run(options, Console.Out, Console.Error, interruption.Token);
        });
        return command;
    }
}
