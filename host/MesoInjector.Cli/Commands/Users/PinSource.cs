using Spectre.Console;

namespace MesoInjector.Cli.Commands.Users;

/// <summary>Where PINs come from: typed without being shown, or the lines of a file. Never the command line, which other users of the machine can read.</summary>
internal sealed class PinSource(string? file)
{
    private readonly Queue<string> _lines = file is null ? [] : new Queue<string>(file == "-" ? ReadInput() : File.ReadAllLines(file));

    /// <summary>The next PIN.</summary>
    /// <param name="whose">What to ask for.</param>
    /// <param name="isNew">A new one is typed twice.</param>
    /// <returns>Null when there is none, or both did not agree; the words have been written then.</returns>
    public string? Next(string whose, bool isNew)
    {
        if (file is not null)
        {
            if (_lines.TryDequeue(out string? line))
                return line.Trim();
            Console.Error.WriteLine($"{file} holds too few lines: the {whose} is missing.");
            return null;
        }

        if (Console.IsInputRedirected)
        {
            Console.Error.WriteLine($"The {whose} cannot be typed here. Give it as a line of a file with --pin-file.");
            return null;
        }

        string typed = Ask(whose);
        if (!isNew || typed == Ask($"{whose} again"))
            return typed;
        Console.Error.WriteLine("Both were not the same; nothing was changed.");
        return null;
    }

    private static string Ask(string whose) => AnsiConsole.Prompt(new TextPrompt<string>($"{char.ToUpperInvariant(whose[0])}{whose[1..]}:").Secret());

    private static List<string> ReadInput()
    {
        var lines = new List<string>();
        while (Console.In.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }
}
