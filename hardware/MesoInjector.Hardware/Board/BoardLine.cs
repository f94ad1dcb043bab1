namespace MesoInjector.Hardware.Board;

/// <summary>Which way a line goes, seen from the host.</summary>
public enum LineDirection : byte
{
    /// <summary>The host reads it.</summary>
    In = 0,

    /// <summary>The host drives it.</summary>
    Out,
}

/// <summary>Where a line stands when nobody drives it.</summary>
public enum LinePull : byte
{
    /// <summary>Nowhere in particular.</summary>
    None = 0,

    /// <summary>High.</summary>
    Up,

    /// <summary>Low.</summary>
    Down,
}

/// <summary>The level at which a line means what its name says.</summary>
public enum ActiveLevel : byte
{
    /// <summary>It carries bits.</summary>
    None = 0,

    /// <summary>Low.</summary>
    Low,

    /// <summary>High.</summary>
    High,
}

/// <summary>One wire between the host's header and the driver board; for people, and so that no line is used twice.</summary>
/// <param name="Name">Its name in the board file.</param>
/// <param name="Line">Its number on the chip.</param>
/// <param name="Header">Its pin on the 40-pin header.</param>
/// <param name="Direction">Which way it goes.</param>
/// <param name="Pull">Where it stands when nobody drives it.</param>
/// <param name="Active">The level at which it means what its name says.</param>
/// <param name="Connects">What is at its other end.</param>
/// <param name="Reason">Why it is wired so.</param>
public sealed record BoardLine(
    string Name, int Line, int Header, LineDirection Direction, LinePull Pull, ActiveLevel Active, string Connects, string Reason);
