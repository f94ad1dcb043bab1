using System.CommandLine;
using MesoInjector.Records;
using MesoInjector.Records.Auditing;
using MesoInjector.Records.Keeping;

namespace MesoInjector.Cli.Commands.Records;

/// <summary><c>meso records backup</c> and <c>restore</c>.</summary>
internal static class KeepingCommands
{
    public static Command Backup()
    {
        var file = new Argument<string>("file") { Description = "The backup: a new file." };
        Option<string> journal = JournalFileOption.Create();
        var command = new Command("backup", "Copy the record into one file, also while the device runs, and look every entry of the copy over.") { file, journal };
        command.SetAction(parsed =>
        {
            using Journal? open = JournalFileOption.OpenToRead(parsed.GetRequiredValue(journal));
            if (open is null)
                return ExitCode.BadInput;
            string path = parsed.GetRequiredValue(file);
            if (open.BackUp(path) is { } problem)
                return Refused(problem);
            Console.Out.WriteLine($"{path}: {open.Treatments.Entries} entries, sound, {new FileInfo(path).Length / 1e6:0.0} MB.");
            return ExitCode.Success;
        });
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("backup") { Description = "The backup." };
        Option<string> journal = JournalFileOption.Create();
        var head = new Option<string?>("--head") { Description = "A chain head exported before, that the backup must hold.", HelpName = "file" };
        var command = new Command("restore", "Bring a backup into a fresh device. The record must not exist yet; where anything is wrong, nothing is changed.") { file, journal, head };
        command.SetAction(parsed =>
        {
            if (!VerifyCommand.ReadHead(parsed.GetValue(head), out ChainHead? known))
                return ExitCode.BadInput;
            string path = parsed.GetRequiredValue(journal);
            if (JournalRestore.Restore(parsed.GetRequiredValue(file), path, TimeProvider.System, known) is { } problem)
                return Refused(problem);
            Console.Out.WriteLine($"{path}: restored; every entry was looked over.");
            return ExitCode.Success;
        });
        return command;
    }

    private static int Refused(JournalProblem problem)
    {
        Console.Error.WriteLine(problem);
        return ExitCode.BadInput;
    }
}
