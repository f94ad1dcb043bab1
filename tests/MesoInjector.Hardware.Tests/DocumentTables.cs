namespace MesoInjector.Hardware.Tests;

/// <summary>The documents that are held equal to the code, and their tables.</summary>
internal static class DocumentTables
{
    public static string Text(string name) => File.ReadAllText(PathOf(name));

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Documents", name);

    /// <summary>The cells of every table row whose first cell begins so; marks of code taken off.</summary>
    public static IEnumerable<string[]> Rows(string name, string firstCellBegins) =>
        from line in Text(name).Split('\n')
        where line.StartsWith('|')
        let cells = line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray()
        where cells[0].StartsWith(firstCellBegins, StringComparison.Ordinal)
        select cells;

    /// <summary>Bytes written as pairs of hexadecimal digits.</summary>
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
