using System.Runtime.CompilerServices;
using MesoInjector.Hardware.Board;

namespace MesoInjector.Hardware.Tests.Board;

/// <summary>The table in <c>hardware/board/wiring.md</c> is that of <c>board.yaml</c>. GOLDEN_UPDATE=1 writes it anew.</summary>
public sealed class WiringTableTests
{
    private const string Begin = "<!-- table: begin -->\n";
    private const string End = "<!-- table: end -->";

    [Fact]
    public void The_documents_table_is_that_of_the_data()
    {
        string table = WiringTable.Of(BoardFile.Standard);
        string document = DocumentTables.Text("wiring.md");
        if (Environment.GetEnvironmentVariable("GOLDEN_UPDATE") == "1")
        {
            document = Head(document) + Begin + table + Tail(document);
            File.WriteAllText(Source(), document);
        }

        Assert.Equal(Head(document) + Begin + table + Tail(document), document);
    }

    [Fact]
    public void Every_wire_has_its_row_by_header_pin()
    {
        string[] rows = WiringTable.Of(BoardFile.Standard).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(BoardFile.Standard.Lines.Count + 2, rows.Length);
        Assert.Equal(
            BoardFile.Standard.Lines.OrderBy(line => line.Header).Select(line => $"| {line.Header} | {line.Line} | {line.Name} |"),
            rows.Skip(2).Select(row => string.Join('|', row.Split('|').Take(4)) + "|"));
        Assert.All(rows, row => Assert.Equal(9, row.Count(character => character == '|')));
    }

    [Fact]
    public void A_row_says_all_of_a_wire_in_words()
    {
        BoardDefinition board = Some.Board with
        {
            Lines = [new BoardLine("some wire", 22, 15, LineDirection.In, LinePull.Up, ActiveLevel.Low, "here and there", "so")],
        };
        Assert.EndsWith("\n| 15 | 22 | some wire | in | up | low | here and there | so |\n", WiringTable.Of(board), StringComparison.Ordinal);
    }

    private static string Head(string document) => document[..document.IndexOf(Begin, StringComparison.Ordinal)];

    private static string Tail(string document) => document[document.IndexOf(End, StringComparison.Ordinal)..];

    private static string Source([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../../hardware/board/wiring.md"));
}
