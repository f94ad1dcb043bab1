using System.Globalization;
using System.Text;

namespace MesoInjector.Hardware.Board;

/// <summary>The wiring of a board as a table for people, by header pin: the one in <c>hardware/board/wiring.md</c>.</summary>
public static class WiringTable
{
    /// <summary>Markdown, a line feed after every row.</summary>
    public static string Of(BoardDefinition board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var text = new StringBuilder();
        text.Append("| header pin | line | name | direction | pull | active | connects | why |\n");
        text.Append("|---|---|---|---|---|---|---|---|\n");
        foreach (BoardLine line in board.Lines.OrderBy(line => line.Header))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {line.Header} | {line.Line} | {line.Name} | {Word(line.Direction)} | {Word(line.Pull)} | {Word(line.Active)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {line.Connects} | {line.Reason} |\n");
        }

        return text.ToString();
    }

    private static string Word(LineDirection direction) => direction switch
    {
        LineDirection.In => "in",
        LineDirection.Out => "out",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "no direction"),
    };

    private static string Word(LinePull pull) => pull switch
    {
        LinePull.None => "–",
        LinePull.Up => "up",
        LinePull.Down => "down",
        _ => throw new ArgumentOutOfRangeException(nameof(pull), pull, "no pull"),
    };

    private static string Word(ActiveLevel level) => level switch
    {
        ActiveLevel.None => "–",
        ActiveLevel.Low => "low",
        ActiveLevel.High => "high",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "no level"),
    };
}
