using Spectre.Console;

namespace MesoInjector.Cli.Text;

/// <summary>Where words go: with colours on a terminal, plain anywhere else.</summary>
internal static class Consoles
{
    private const int WidthOfFiles = 240;

    /// <summary>What was asked for.</summary>
    public static IAnsiConsole Output { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Progress, on a terminal only; null anywhere else.</summary>
    public static IAnsiConsole? Progress { get; } = Console.IsErrorRedirected ? null : Create(Console.Error, redirected: false);

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = WidthOfFiles;
        return console;
    }
}
