using System.CommandLine;
using System.Globalization;
using MesoInjector.Cli.Text;
using MesoInjector.Configuration;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso protocol check</c>: says whether a protocol may be used, and if not, why.</summary>
internal static class ProtocolCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The protocol file." };
        var check = new Command("check", "Check a protocol file against every rule, and forecast how accurately it doses.") { file };
        check.SetAction(parsed =>
        {
            ConfigurationResult<Protocol> read = ProtocolFile.Read(parsed.GetRequiredValue(file));
            if (read.Value is not { } protocol)
                return Problems.Write(Console.Error, read.Problems);
            DeliveryForecast forecast = DeliveryForecast.For(protocol);
            Console.Out.WriteLine($"{protocol.Name}: sound. {protocol.Draft.Title}");
            Console.Out.WriteLine($"  {protocol.Points} points of {protocol.Dose}, {protocol.Depth} deep, {protocol.Spacing} apart");
            Console.Out.WriteLine($"  {protocol.Syringe} syringe, {protocol.Needle} needle, {protocol.Flow}");
            Console.Out.WriteLine($"  each dose dwells {forecast.Dwell.TotalSeconds:0.0} s and is expected to scatter by {100.0 * forecast.Scatter.Nanolitres / protocol.Dose.Nanolitres:0.0} % (one standard deviation)");
            Console.Out.WriteLine($"  {Measured(protocol)}");
            return MeasuredAccuracy.Nearest(protocol) is { Holds: false } ? ExitCode.Failed : ExitCode.Success;
        });
        return new Command("protocol", "Treatment protocols.") { check };
    }

    private static string Measured(Protocol protocol)
    {
        if (MeasuredAccuracy.Nearest(protocol) is not { } row)
            return "no dose of this syringe and needle was measured on the bench: run meso sim accuracy";
        string combination = string.Create(CultureInfo.InvariantCulture, $"{row.Dose} µL at {row.Flow} µL/s and {row.Viscosity} mPa·s through {row.Needle}");
        return row.Doses == 0
            ? $"the nearest combination studied on the bench, {combination}, is refused by the device as too inaccurate"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"nearest combination measured on the bench, {combination}: {row.Lower:0.0} to {row.Upper:0.0} % of the dose (97.5 % of doses, 95 % confidence); ± 10 % {(row.Holds ? "holds" : "does not hold")}");
    }
}
