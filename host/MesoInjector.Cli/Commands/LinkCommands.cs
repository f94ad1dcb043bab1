using System.CommandLine;
using System.Text.Json;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Link;
using MesoInjector.Records.Commands;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso status</c> and <c>meso stop</c>: a running daemon from a shell.</summary>
internal static class LinkCommands
{
    /// <summary>Where the daemon's service keeps it.</summary>
    public const string StandardSocket = "/run/meso/meso.sock";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Option<string> SocketOption() => new("--socket") { Description = "The daemon's socket.", HelpName = "file", DefaultValueFactory = _ => StandardSocket };

    public static Command Status()
    {
        Option<string> socket = SocketOption();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("status", "Show what a running daemon shows. Exits with 3 when there is none.") { socket, json };
        command.SetAction(parsed => With(parsed.GetRequiredValue(socket), (client, seen) =>
        {
            if (parsed.GetValue(json))
                Console.Out.WriteLine(Json(client.Daemon!, seen));
            else
                Write(client.Daemon!, seen);
            return Task.FromResult(ExitCode.Success);
        }));
        return command;
    }

    public static Command Stop()
    {
        Option<string> socket = SocketOption();
        var command = new Command("stop", "Stop whatever a running daemon is doing: an injection is aborted, the pedal is dead. It is not the emergency stop: that is the button.") { socket };
        command.SetAction(parsed => With(parsed.GetRequiredValue(socket), async (client, _) =>
        {
            var stop = new OperatorCommand.Stop(Guid.NewGuid());
            CommandAnswer? answer = await client.SendAsync(stop.Id, CommandText.Of(stop), Patience).ConfigureAwait(false);
            switch (answer)
            {
                case null:
                    Console.Error.WriteLine("The daemon did not answer. Use the emergency stop.");
                    return ExitCode.Failed;
                case { Refusal: { } refusal }:
                    Console.Error.WriteLine($"{refusal.Words} {refusal.Remedy}");
                    return ExitCode.Failed;
                default:
                    Console.Out.WriteLine("Stopped.");
                    return ExitCode.Success;
            }
        }));
        return command;
    }

    private static async Task<int> With(string socket, Func<LinkClient, LinkSnapshot, Task<int>> action)
    {
        using var client = new LinkClient(socket, $"MesoInjector {typeof(LinkCommands).Assembly.GetName().Version?.ToString(3)}", TimeProvider.System);
        LinkSnapshot? seen = null;
        if (!SpinWait.SpinUntil(() => (seen = client.Latest) is not null, Patience))
        {
            Console.Error.WriteLine($"{client.Problem} Start it with 'meso daemon', or give its socket with --socket.");
            return ExitCode.NoHardware;
        }

        return await action(client, seen!).ConfigureAwait(false);
    }

    private static void Write(LinkHello daemon, LinkSnapshot shown)
    {
        Snapshot seen = shown.Seen;
        Console.Out.WriteLine($"{daemon.Program}{(daemon.Simulated ? ", SIMULATION" : "")}");
        Console.Out.WriteLine($"state     {seen.State}{(seen.Detail.Length > 0 ? $" – {seen.Detail}" : "")}");
        if (shown.Protocol.Length > 0)
            Console.Out.WriteLine($"session   {shown.Protocol}, {seen.PointsDone} of {seen.Points} points done, {seen.SessionTotal} counted, {seen.SyringeContent} left in the syringe");
        Console.Out.WriteLine($"needle    {(seen.NeedleTrusted ? seen.Depth.ToString() : "--")}");
        Console.Out.WriteLine($"contact   {seen.Contact}   pressure {seen.Pressure}   supply {seen.Supply}");
        Console.Out.WriteLine($"pedal     {(seen.PedalDown ? "down" : "up")}");
        foreach (AlarmDefinition alarm in seen.Alarms.ToList().Select(AlarmCatalogue.Of))
            Console.Out.WriteLine($"alarm     {alarm.Code} {alarm.Title}");
        if (!seen.Refusing.IsEmpty)
            Console.Out.WriteLine($"not armed {string.Join(", ", seen.Refusing.ToList().Select(id => AlarmCatalogue.Of(id)).Select(alarm => $"{alarm.Code} {alarm.Title}"))}");
    }

    private static string Json(LinkHello daemon, LinkSnapshot shown) => JsonSerializer.Serialize(DeviceStatus.Of(daemon, shown), Indented);
}
