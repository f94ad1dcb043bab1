using System.CommandLine;
using MesoInjector.Records;

namespace MesoInjector.Cli.Commands.Records;

/// <summary>Which journal a command works on.</summary>
internal static class JournalFileOption
{
    /// <summary>Where the daemon keeps it.</summary>
    public const string Standard = "/var/lib/meso/treatment.journal";

    public static Option<string> Create() => new("--journal") { Description = "The treatment record.", HelpName = "file", DefaultValueFactory = _ => Standard };

    /// <summary>Opens it for reading, also beside a running daemon.</summary>
    /// <returns>Null when it cannot be; the words have been written then.</returns>
    public static Journal? OpenToRead(string path) => Opened(Journal.OpenToRead(path));

    /// <summary>Opens it for writing; no daemon may be running. One that is not there is made.</summary>
    public static Journal? OpenToWrite(string path) => Opened(Journal.Open(path, TimeProvider.System));

    private static Journal? Opened(JournalOpening opening)
    {
        if (opening.Succeeded)
            return opening.Journal;
        Console.Error.WriteLine($"{opening.Problem} {opening.Remedy}");
        return null;
    }
}
