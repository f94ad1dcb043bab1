using System.CommandLine;
using System.Net;
using System.Net.Sockets;

namespace MesoInjector.Cli.Commands.Run;

/// <summary><c>meso run</c>: the device on the bench with its screens, in a browser.</summary>
internal sealed class RunCommand
{
    private const int UsualPort = 8040;

    private readonly Option<int> _port = new("--port") { Description = "Where on this machine the screens are served.", HelpName = "number", DefaultValueFactory = _ => UsualPort };
    private readonly Option<string?> _journal = new("--journal") { Description = $"The record of the bench; {BenchPlaces.Journal} if not given.", HelpName = "file" };
    private readonly Option<ulong> _seed = BenchPlaces.SeedOption();
    private readonly Option<double> _scale = BenchPlaces.ScaleOption();
    private readonly Option<bool> _noBrowser = new("--no-browser") { Description = "Open no browser." };

    public static Command Create()
    {
        var run = new RunCommand();
        run._port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is not (>= 1 and <= 65535))
                result.AddError("--port takes a number from 1 to 65535.");
        });
        var command = new Command("run", "Start the device on the virtual bench and its screens, to be used in a browser.") { run._port, run._journal, run._seed, run._scale, run._noBrowser };
        command.SetAction(run.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        int port = parsed.GetValue(_port);
        if (!IsFree(port))
        {
            Console.Error.WriteLine($"Port {port} of this machine is in use. Give another one with --port, or end what uses it ('ss -ltnp sport = :{port}' shows it).");
            return ExitCode.BadInput;
        }

        string journal = Path.GetFullPath(parsed.GetValue(_journal) ?? BenchPlaces.Journal);
        using var interruption = new Interruption();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("meso-run-");
        try
        {
            using var both = new BenchAndConsole(Path.Combine(folder.FullName, "meso.sock"), journal, new IPEndPoint(IPAddress.Loopback, port), Console.Out, Console.Error)
            {
                Seed = parsed.GetValue(_seed),
                Scale = parsed.GetValue(_scale),
                Browser = !parsed.GetValue(_noBrowser),
            };
            return both.Run(interruption.Token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
