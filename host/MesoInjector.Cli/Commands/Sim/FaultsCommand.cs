using System.CommandLine;
using System.Text.Json;
using MesoInjector.Cli.Text;
using MesoInjector.Simulator.Faults;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary><c>meso sim faults</c>: what can be made to fail.</summary>
internal static class FaultsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON array." };
        var command = new Command("faults", "List every fault a scenario can name.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(FaultCatalogue.All.Select(fault => new { fault = fault.Name, words = fault.Words, ends = fault.End is not null })));
                return ExitCode.Success;
            }

            var table = new Table().Border(TableBorder.Rounded).AddColumns("fault", "what is wrong");
            foreach (Fault fault in FaultCatalogue.All)
                table.AddRow(fault.Name.EscapeMarkup(), fault.Words.EscapeMarkup());
            Consoles.Output.Write(table);
            return ExitCode.Success;
        });
        return command;
    }
}
