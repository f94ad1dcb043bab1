using System.CommandLine;

namespace MesoInjector.Cli.Commands.Records;

/// <summary><c>meso records</c>: what was done, to whom, and whether the record still is what was written.</summary>
internal static class RecordsCommand
{
    public static Command Create()
    {
        var command = new Command("records", "The treatment record: list, show, verify, export, back up and restore. Reading works beside a running daemon.");
        command.Subcommands.Add(ListCommand.Create());
        command.Subcommands.Add(ShowCommand.Create());
        command.Subcommands.Add(VerifyCommand.Create());
        command.Subcommands.Add(ExportCommand.Create());
        command.Subcommands.Add(KeepingCommands.Backup());
        command.Subcommands.Add(KeepingCommands.Restore());
        return command;
    }
}
