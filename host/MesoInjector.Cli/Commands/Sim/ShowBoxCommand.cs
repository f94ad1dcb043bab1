using System.CommandLine;
using MesoInjector.Simulator.Reports;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary><c>meso sim show</c>: draws a black box.</summary>
internal static class ShowBoxCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A black box, *.mesobox." };
        var output = new Option<string?>("--out") { Description = "Where the page goes; beside the black box if not given.", HelpName = "file" };
        var command = new Command("show", "Draw a black box as a page: states, plots, every event.") { file, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(output)));
        return command;
    }

    private static int Run(string file, string? output)
    {
        if (BlackBoxFiles.Open(file) is not { } recording)
            return ExitCode.BadInput;
        string page = output ?? Path.ChangeExtension(file, ".html");
        try
        {
            using (FileStream stream = File.Create(page))
                BlackBoxPage.Write(recording, Path.GetFileName(file), stream);
            Console.Out.WriteLine(Path.GetFullPath(page));
            return recording.Damage.Count == 0 ? ExitCode.Success : ExitCode.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The page could not be written to {page}: {exception.Message} Choose another place with --out.");
            return ExitCode.Failed;
        }
    }
}
