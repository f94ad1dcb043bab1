namespace MesoInjector.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>It ran, but not to a good end.</summary>
    public const int Failed = 1;

    /// <summary>What was given is wrong; nothing was run.</summary>
    public const int BadInput = 2;

    /// <summary>This machine lacks the hardware.</summary>
    public const int NoHardware = 3;

    /// <summary>Ended by Ctrl-C, as shells expect it.</summary>
    public const int Interrupted = 130;
}
