using System.CommandLine;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary><c>meso sim</c>: what QA does with the virtual bench.</summary>
internal static class SimCommand
{
    public static Command Create() => new("sim", "The virtual bench for QA: scenarios with expectations, random campaigns, accuracy of doses, black boxes.")
    {
        ScenariosCommand.Create(),
        CampaignCommand.Create(),
        MergeCommand.Create(),
        FaultsCommand.Create(),
        AccuracyCommand.Create(),
        ReplayCommand.Create(),
        ShowBoxCommand.Create(),
    };
}
