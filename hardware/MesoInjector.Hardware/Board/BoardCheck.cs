using System.Globalization;

namespace MesoInjector.Hardware.Board;

/// <summary>
/// Whether this machine offers what a board needs: looks, opens nothing, changes nothing. A machine that passes may still have the
/// wrong thing wired to it; that is for the drivers and the self-test to find.
/// </summary>
public static class BoardCheck
{
    private const string BootFile = "/boot/firmware/config.txt";

    /// <summary>Everything that is missing, in the order of the board file; empty when nothing is.</summary>
    /// <param name="board">What is connected where.</param>
    /// <param name="root">The folder taken for the root of the file system.</param>
    public static IReadOnlyList<BoardProblem> Of(BoardDefinition board, string root = "/") => Of(board, root, Permission.May);

    /// <summary>The same with another judge of permissions.</summary>
    internal static IReadOnlyList<BoardProblem> Of(BoardDefinition board, string root, Func<string, Access, bool> may)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentException.ThrowIfNullOrEmpty(root);
        IEnumerable<BoardProblem?> found = Needs(board).Select(need => Look(need, root, may));
        return [.. found.OfType<BoardProblem>()];
    }

    private static IEnumerable<Need> Needs(BoardDefinition board)
    {
        yield return new Need(
            Text($"/dev/gpiochip{board.GpioChip}"), null, "gpio", "GPIO chip", "gpiochip",
            "Run 'gpiodetect' for the chip with the header's lines and give its number as gpioChip in the board file.");
        yield return SpiNeed(board.NeedleAxis, "the needle axis's motion chip");
        yield return SpiNeed(board.PlungerAxis, "the plunger axis's motion chip");
        yield return SpiNeed(board.Converter, "the converter");
        string pwm = Text($"/sys/class/pwm/pwmchip{board.Buzzer.Chip}");
        yield return new Need(
            pwm, pwm + "/export", "gpio", "pulse-width chip of the buzzer", "pwmchip",
            $"Add 'dtoverlay=pwm,pin=12,func=4' to {BootFile} and restart; where another pwmchip appears, give its number as buzzer.chip in the board file.");
        yield return new Need(
            board.GuardianPort, null, "dialout", "serial port to the guardian", "ttyAMA",
            $"Add 'enable_uart=1' and 'dtoverlay=disable-bt' (Raspberry Pi 5: 'dtparam=uart0=on') to {BootFile}, remove the console from the serial port in cmdline.txt, and restart.");
    }

    private static Need SpiNeed(SpiPlace place, string device) => new(
        Text($"/dev/spidev{place.Bus}.{place.ChipSelect}"), null, "spi", $"SPI bus of {device}", "spidev",
        place.Bus == 0
            ? $"Add 'dtparam=spi=on' to {BootFile} and restart."
            : Text($"Add 'dtoverlay=spi{place.Bus}-{place.ChipSelect + 1}cs' to {BootFile} and restart."));

    private static BoardProblem? Look(Need need, string root, Func<string, Access, bool> may)
    {
        string path = Under(root, need.Path);
        if (!Path.Exists(path))
            return new BoardProblem(need.Path, $"The {need.Thing} is not there{Others(path, need.Family)}.", need.Remedy);

        // A pulse-width chip is used by writing to a file of its folder that nobody can read.
        if (need.Used is null ? may(path, Access.ReadAndWrite) : may(Under(root, need.Used), Access.Write))
            return null;
        return new BoardProblem(
            need.Path, $"The {need.Thing} may not be read and written by this user.",
            $"Add the user to the group {need.Group} ('sudo usermod -aG {need.Group} <user>') and start the session anew.");
    }

    /// <summary>What is there of the same kind: often the number is all that differs.</summary>
    private static string Others(string path, string family)
    {
        string folder = Path.GetDirectoryName(path) ?? "/";
        if (!Directory.Exists(folder))
            return "";
        string[] others = [.. Directory.EnumerateFileSystemEntries(folder, family + "*").Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        return others.Length == 0 ? "" : $"; there is {string.Join(", ", others)}";
    }

    private static string Under(string root, string path) => Path.Combine(root, path.TrimStart('/'));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <param name="Path">What must be there.</param>
    /// <param name="Used">What must be writable; null where the path itself must be readable and writable.</param>
    /// <param name="Group">Whose members may.</param>
    /// <param name="Thing">What it is, in words.</param>
    /// <param name="Family">How the names of its like begin.</param>
    /// <param name="Remedy">What to do when it is missing.</param>
    private sealed record Need(string Path, string? Used, string Group, string Thing, string Family, string Remedy);
}
