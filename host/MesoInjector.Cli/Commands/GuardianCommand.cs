using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using MesoInjector.Cli.Text;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Treatment;
using MesoInjector.Hardware.Board;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Hardware.Serial;
using Spectre.Console;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso guardian</c>: who the guardian at the serial port is, and how it stands. It can move nothing.</summary>
internal static class GuardianCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    public static Command Create()
    {
        var port = new Option<string>("--port") { Description = "The serial port.", HelpName = "device", DefaultValueFactory = _ => BoardFile.Standard.GuardianPort };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var watch = new Option<bool>("--watch") { Description = "Go on, and print every change until Ctrl-C." };
        var command = new Command("guardian", "Show who the guardian is, its mode, its inputs and why it tripped. Moves nothing. Exits with 3 when none answers.") { port, json, watch };
        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            return Run(parsed.GetRequiredValue(port), parsed.GetValue(json), parsed.GetValue(watch), interruption.Token);
        });
        return command;
    }

    private static int Run(string port, bool json, bool watch, CancellationToken cancellation)
    {
        SerialPortLine line;
        try
        {
            line = SerialPortLine.Open(port);
        }
        catch (IOException problem)
        {
            Console.Error.WriteLine($"{problem.Message} Is the device on, is 'meso daemon' running, and may this user use serial ports (group dialout)?");
            return ExitCode.NoHardware;
        }

        using (line)
        {
            var listener = new GuardianListener(line);
            long start = Stopwatch.GetTimestamp();
            while (!(listener.Identity is not null && listener.Status is not null) && Stopwatch.GetElapsedTime(start) < Patience && !cancellation.IsCancellationRequested)
                Look(listener, cancellation);
            if (listener.Status is not { } status || listener.Identity is not { } identity)
            {
                Console.Error.WriteLine(Silence(port, listener));
                return ExitCode.NoHardware;
            }

            if (json)
                WriteJson(identity, status);
            else
                WriteWords(port, identity, status);
            if (watch)
                Watch(listener, status, cancellation);
            return ExitCode.Success;
        }
    }

    private static void Look(GuardianListener listener, CancellationToken cancellation)
    {
        listener.Look(Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000));
        cancellation.WaitHandle.WaitOne(LookEvery);
    }

    private static string Silence(string port, GuardianListener listener) => listener switch
    {
        { Status: not null } => $"The guardian at {port} sends its status but does not say who it is: the line to it (the host's TX) is open.",
        { Refused: > 0 } => $"{listener.Refused} frames came from {port} that are none of a guardian's: another device, or a disturbed line.",
        _ => $"Nothing came from {port} in {Patience.TotalSeconds:0} s: is the guardian powered and flashed (make -C firmware/guardian flash), and RX wired to its TX?",
    };

    private static void Watch(GuardianListener listener, GuardianStatus before, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            Look(listener, cancellation);
            if (listener.Status is not { } now || (now.Mode, now.Trip, now.Inputs, now.Depth, now.Plunger) == (before.Mode, before.Trip, before.Inputs, before.Depth, before.Plunger))
                continue;
            before = now;
            Consoles.Output.WriteLine($"{now.Mode,-9} depth {Millimetres(now.Depth)} plunger {Millimetres(now.Plunger)} {Inputs(now)}{(now.Trip == GuardianTrip.None ? "" : $"; tripped: {GuardianWords.Of(now.Trip)}")}");
        }
    }

    private static void WriteWords(string port, in GuardianIdentity identity, in GuardianStatus status)
    {
        string colour = identity.MatchesHost ? "green" : "red";
        Consoles.Output.MarkupLine($"[{colour}]guardian[/]  at {Markup.Escape(port)}, {Markup.Escape(GuardianWords.Of(identity))}");
        Consoles.Output.WriteLine($"mode      {GuardianWords.Of(status.Mode)}");
        Consoles.Output.WriteLine($"last trip {GuardianWords.Of(status.Trip)}");
        if (status.Trip != GuardianTrip.None)
            Consoles.Output.WriteLine($"          {GuardianWords.RemedyOf(status.Trip)}");
        Consoles.Output.WriteLine($"inputs    {Inputs(status)}");
        Consoles.Output.WriteLine($"needle    {Millimetres(status.Depth)} from the nose plane{(status.Conditions.HasFlag(GuardianConditions.Homed) ? "" : ", not homed")}; plunger {Millimetres(status.Plunger)} from power-up");
        Consoles.Output.WriteLine($"cut       {(status.Conditions.HasFlag(GuardianConditions.CutProved) ? "proved" : "not proved yet")}");
    }

    private static string Inputs(in GuardianStatus status)
    {
        GuardianInputs inputs = status.Inputs;
        return string.Join(", ",
            $"pedal {(inputs.HasFlag(GuardianInputs.Pedal) ? "pressed" : "up")}",
            $"emergency stop {(inputs.HasFlag(GuardianInputs.EmergencyStopClosed) ? "closed" : "open")}",
            $"key {(inputs.HasFlag(GuardianInputs.Key) ? "turned" : "off")}",
            $"home switch {(inputs.HasFlag(GuardianInputs.HomeSwitch) ? "closed" : "open")}",
            $"holder {SyringeType.FromCode(status.Syringe)?.Name ?? "empty"}",
            $"motor rail {(inputs.HasFlag(GuardianInputs.Rail) ? "on" : "off")}");
    }

    private static string Millimetres(int counts) => FormattableString.Invariant($"{EncoderCounts.ToLength(counts).Nanometres / 1e6:0.000} mm");

    private static void WriteJson(in GuardianIdentity identity, in GuardianStatus status)
    {
        using Stream output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteNumber("protocolVersion", identity.ProtocolVersion);
        writer.WriteString("limitsHash", identity.LimitsHash.ToString("X8", null));
        writer.WriteBoolean("matchesHost", identity.MatchesHost);
        writer.WriteString("commit", identity.GitHash);
        writer.WriteString("programChecksum", identity.FlashCrc.ToString("X4", null));
        writer.WriteString("mode", JsonNamingPolicy.CamelCase.ConvertName(status.Mode.ToString()));
        writer.WriteString("trip", JsonNamingPolicy.CamelCase.ConvertName(status.Trip.ToString()));
        writer.WriteString("tripWords", GuardianWords.Of(status.Trip));
        writer.WriteNumber("depthUm", EncoderCounts.ToLength(status.Depth).Nanometres / 1000);
        writer.WriteNumber("plungerUm", EncoderCounts.ToLength(status.Plunger).Nanometres / 1000);
        writer.WriteBoolean("pedal", status.Inputs.HasFlag(GuardianInputs.Pedal));
        writer.WriteBoolean("emergencyStopClosed", status.Inputs.HasFlag(GuardianInputs.EmergencyStopClosed));
        writer.WriteBoolean("key", status.Inputs.HasFlag(GuardianInputs.Key));
        writer.WriteBoolean("homeSwitch", status.Inputs.HasFlag(GuardianInputs.HomeSwitch));
        writer.WriteBoolean("motorRail", status.Inputs.HasFlag(GuardianInputs.Rail));
        writer.WriteBoolean("homed", status.Conditions.HasFlag(GuardianConditions.Homed));
        writer.WriteBoolean("cutProved", status.Conditions.HasFlag(GuardianConditions.CutProved));
        writer.WriteEndObject();
    }
}
