using System.CommandLine;
using MesoInjector.Cli.Commands;
using MesoInjector.Cli.Commands.Calibrate;
using MesoInjector.Cli.Commands.Records;
using MesoInjector.Cli.Commands.Run;
using MesoInjector.Cli.Commands.Sim;
using MesoInjector.Cli.Commands.Users;
using MesoInjector.Cli.Text;

namespace MesoInjector.Cli;

/// <summary>The <c>meso</c> command.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        var root = new RootCommand("Controls a motorised injection gun for hair mesotherapy, and plays it on a virtual bench. Not a cleared medical device.");
        root.Subcommands.Add(RunCommand.Create());
        root.Subcommands.Add(SessionCommand.Create());
        root.Subcommands.Add(SimCommand.Create());
        root.Subcommands.Add(ProtocolCommand.Create());
        root.Subcommands.Add(RecordsCommand.Create());
        root.Subcommands.Add(CalibrateCommand.Create());
        root.Subcommands.Add(UsersCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(GuardianCommand.Create());
        root.Subcommands.Add(DaemonCommand.Create());
        root.Subcommands.Add(ConsoleCommand.Create());
        root.Subcommands.Add(LinkCommands.Status());
        root.Subcommands.Add(LinkCommands.Stop());
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();

        ParseResult parsed = root.Parse(args);
        int code = parsed.Invoke();
        return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
    }
}
