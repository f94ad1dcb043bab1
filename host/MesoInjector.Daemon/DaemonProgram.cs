using MesoInjector.Configuration;
using MesoInjector.Hardware.Board;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Daemon;

/// <summary>The real-time program on the machine it is made for: composition over the real board. Knows nothing of simulation.</summary>
public static class DaemonProgram
{
    /// <summary>The board file or the journal is not as it should be.</summary>
    public const int ExitBadConfiguration = 2;

    /// <summary>This machine lacks something the board needs.</summary>
    public const int ExitMissingHardware = 3;

    /// <summary>Runs the injector over the board of <see cref="DaemonOptions.BoardPath"/> until an operator switches it off or the token is cancelled.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="output">What goes on.</param>
    /// <param name="error">What goes wrong.</param>
    /// <param name="cancellation">Ctrl-C: stops, parks the needle, ends the session and returns.</param>
    /// <returns>The exit code: 0 switched off, 1 failed, 2 bad configuration, 3 missing hardware, 130 interrupted.</returns>
    public static int Run(DaemonOptions options, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(error);
        if (options.BoardPath is not { } path)
            return Run(BoardFile.Standard, options, output, error, cancellation);
        ConfigurationResult<BoardDefinition> read = BoardFile.Read(path);
        if (read.Succeeded)
            return Run(read.Value, options, output, error, cancellation);
        foreach (ConfigurationProblem problem in read.Problems)
            error.WriteLine(problem);
        return ExitBadConfiguration;
    }

    /// <summary>Runs the injector over a board until an operator switches it off or the token is cancelled.</summary>
    /// <param name="board">What is connected where.</param>
    /// <param name="options">Everything else.</param>
    /// <param name="output">What goes on.</param>
    /// <param name="error">What goes wrong.</param>
    /// <param name="cancellation">Ctrl-C: stops, parks the needle, ends the session and returns.</param>
    /// <returns>The exit code: 0 switched off, 1 failed, 2 bad configuration, 3 missing hardware, 130 interrupted.</returns>
    public static int Run(BoardDefinition board, DaemonOptions options, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        if (!OperatingSystem.IsLinux() || nint.Size != 8)
        {
            error.WriteLine("The daemon needs 64-bit Linux.");
            return ExitMissingHardware;
        }

        IReadOnlyList<BoardProblem> missing = BoardCheck.Of(board);
        if (missing.Count > 0)
        {
            error.WriteLine($"This machine does not offer what the board '{board.Name}' needs:");
            foreach (BoardProblem problem in missing)
                error.WriteLine($"  {problem}");
            return ExitMissingHardware;
        }

        JournalOpening journal = Journal.Open(options.JournalPath, TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Real));
        if (!journal.Succeeded)
        {
            error.WriteLine($"{journal.Problem} {journal.Remedy}");
            return ExitBadConfiguration;
        }

        using Journal open = journal.Journal;
        BoardOpening opening = LinuxBoard.Open(board);
        if (!opening.Succeeded)
        {
            error.WriteLine($"{opening.Problem} {opening.Remedy}");
            return ExitMissingHardware;
        }

        using (opening.Device)
        {
            output.WriteLine($"Board {board.Name}; record {options.JournalPath}.");
            var guardian = new GuardianNote(open);
            var session = new DaemonSession(opening.Device, open, new LinuxLoopClock(), TimeProvider.System, options)
            {
                Journal = open,
                DeviceWords = () => opening.Device.Guardian.Identity is { } identity ? guardian.Note(GuardianWords.Of(identity)) : null,
            };
            return session.Run(output, error, cancellation);
        }
    }
}
