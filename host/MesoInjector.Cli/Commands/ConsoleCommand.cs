extern alias console;

using System.CommandLine;
using System.Net;
using console::MesoInjector.Console;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso console</c>: serves what people touch.</summary>
internal static class ConsoleCommand
{
    public static Command Create()
    {
        Option<string> socket = LinkCommands.SocketOption();
        var journal = new Option<string?>("--journal") { Description = "The treatment record, which is only read; the daemon's own if not given.", HelpName = "file" };
        var address = new Option<string>("--address")
        {
            Description = "Where browsers on this machine find it.",
            HelpName = "address:port",
            DefaultValueFactory = _ => "127.0.0.1:8040",
        };
        address.Validators.Add(result =>
        {
            if (!IPEndPoint.TryParse(result.GetValueOrDefault<string>() ?? "", out IPEndPoint? place) || place.Port == 0 || !IPAddress.IsLoopback(place.Address))
                result.AddError("--address takes an address of this machine alone with a port, such as 127.0.0.1:8040.");
        });
        var protocols = new Option<string?>("--protocols") { Description = "The folder of the treatment protocols; those that come with the program if not given.", HelpName = "folder" };
        Option<bool> byInput = BenchPlaces.ByInputOption();
        var network = new NetworkOption();
        var command = new Command("console", "Serve the screens of a running daemon to browsers on this machine.") { socket, journal, address, protocols, byInput };
        network.AddTo(command);
        command.SetAction(parsed =>
        {
            using var interruption = new Interruption(parsed.GetValue(byInput));
            using var runs = new Scenarios.ScenarioProcesses(Path.Combine(AppContext.BaseDirectory, "scenarios"));
            var options = new ConsoleOptions
            {
                SocketPath = parsed.GetRequiredValue(socket),
                JournalPath = parsed.GetValue(journal),
                Address = IPEndPoint.Parse(parsed.GetRequiredValue(address)),
                ProtocolFolder = parsed.GetValue(protocols),
                Runs = runs,
                Network = network.Of(parsed),
            };
            int code = ConsoleProgram.Run(options, Console.Out, Console.Error, interruption.Token);
            return code == ExitCode.Success && interruption.Token.IsCancellationRequested ? ExitCode.Interrupted : code;
        });
        return command;
    }
}
