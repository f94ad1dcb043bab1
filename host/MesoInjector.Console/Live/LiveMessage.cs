using System.Text.Json;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Link;

namespace MesoInjector.Console.Live;

/// <summary>What a page is told ten times a second: values in whole small units, and the words that follow from them.</summary>
internal static class LiveMessage
{
    /// <summary>A message.</summary>
    /// <param name="feed">The device.</param>
    /// <param name="seat">Who sits there.</param>
    /// <param name="words">In which language.</param>
    public static byte[] Of(DeviceFeed feed, Seat seat, Words words)
    {
        using var buffer = new MemoryStream(2048);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Seated? taken = seat.Taken;
            json.WriteNumber("seat", taken?.Number ?? 0);
            json.WriteBoolean("locked", seat.Locked);
            if (feed.Latest is { } latest)
                Write(json, latest, feed.Daemon?.Simulated == true, seat.Locked ? null : taken, words);
            else
                WriteLoss(json, feed, words);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteLoss(Utf8JsonWriter json, DeviceFeed feed, Words words)
    {
        json.WriteNumber("n", 0);
        if (feed.SwitchedOff)
        {
            json.WriteString("state", nameof(InjectorState.ShutDown));
            json.WriteString("screen", nameof(DeviceScreen.Off));
            json.WriteString("stateText", words[$"state.{InjectorState.ShutDown}"]);
            json.WriteString("hint", words["off.title"]);
            return;
        }

        json.WriteString("screen", nameof(DeviceScreen.NoDaemon));
        json.WriteString("stateText", words["no-data.title"]);
        json.WriteString("hint", words["no-data.hint"]);
        json.WriteString("problem", feed.Problem);
    }

    private static void Write(Utf8JsonWriter json, LinkSnapshot latest, bool simulated, Seated? taken, Words words)
    {
        Snapshot seen = latest.Seen;
        json.WriteNumber("n", latest.Number);
        json.WriteNumber("t", seen.At.Microseconds / 1000);
        json.WriteBoolean("sim", simulated);
        json.WriteString("state", seen.State.ToString());
        json.WriteString("screen", ScreenMap.Of(seen.State).ToString());
        json.WriteString("stateText", words[$"state.{seen.State}"]);
        json.WriteString("hint", Hints.Of(seen, words));
        json.WriteString("detail", seen.Detail);
        OperateValues.WriteWords(json, seen, words);
        WriteAlarms(json, seen, words);
        WriteValues(json, seen);
        WriteOffers(json, seen, taken, words);
    }

    private static void WriteAlarms(Utf8JsonWriter json, in Snapshot seen, Words words)
    {
        json.WriteStartArray("alarms");
        foreach (AlarmDefinition alarm in AlarmsOf(seen.Alarms))
        {
            json.WriteStartObject();
            json.WriteString("code", alarm.Code);
            json.WriteString("priority", alarm.Priority.ToString().ToLowerInvariant());
            json.WriteString("text", $"{AlarmWords.Stars(alarm.Priority)} {AlarmWords.Title(alarm.Id, words)}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("silenced", (int)Math.Ceiling(seen.SilencedFor.TotalSeconds));
    }

    /// <summary>The most urgent first.</summary>
    public static IEnumerable<AlarmDefinition> AlarmsOf(AlarmSet alarms) =>
        alarms.ToList().Select(AlarmCatalogue.Of).OrderByDescending(alarm => alarm.Priority).ThenBy(alarm => alarm.Id);

    private static void WriteValues(Utf8JsonWriter json, in Snapshot seen)
    {
        json.WriteStartObject("v");
        WriteMeasured(json, "depthUm", seen.NeedleTrusted, seen.Depth.Nanometres / 1000);
        json.WriteNumber("depthGoalUm", seen.CommandedDepth.Micrometres);
        json.WriteNumber("doseNl", seen.Delivered.Nanolitres);
        json.WriteNumber("doseGoalNl", seen.CommandedDose.Nanolitres);
        json.WriteNumber("flowNlS", seen.Flow.NanolitresPerSecond);
        json.WriteNumber("contactMn", seen.Contact.Millinewtons);
        json.WriteNumber("pressurePa", seen.Pressure.Pascals);
        json.WriteNumber("supplyMv", seen.Supply.Millivolts);
        json.WriteNumber("totalNl", seen.SessionTotal.Nanolitres);
        json.WriteNumber("syringeNl", seen.SyringeContent.Nanolitres);
        json.WriteNumber("primedNl", seen.PrimedVolume.Nanolitres);
        json.WriteNumber("point", seen.Point);
        json.WriteNumber("points", seen.Points);
        json.WriteNumber("done", seen.PointsDone);
        json.WriteBoolean("pedal", seen.PedalDown);
        json.WriteBoolean("contact", seen.ContactSteady);
        json.WriteBoolean("authorised", seen.Authorised);
        json.WriteBoolean("syringeReady", seen.ReadyForSyringe);
        WriteMeasured(json, "disarmS", seen.DisarmIn is not null, (int)Math.Ceiling(seen.DisarmIn?.TotalSeconds ?? 0));
        OperateValues.Write(json, seen);
        json.WriteEndObject();
        Span<char> marks = stackalloc char[Math.Max(seen.Points, 1)];
        for (int i = 0; i < seen.Points; i++)
            marks[i] = (char)('0' + (int)seen.Marks[i + 1]);
        json.WriteString("marks", marks[..seen.Points]);
    }

    private static void WriteMeasured(Utf8JsonWriter json, string name, bool known, int value)
    {
        if (known)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    private static void WriteOffers(Utf8JsonWriter json, in Snapshot seen, Seated? taken, Words words)
    {
        json.WriteStartObject("offers");
        foreach (string command in Offers.Commands)
        {
            if (Offers.Against(command, seen, taken, words) is not { } reasons)
                continue;
            json.WriteString(command, Offers.Say(reasons));
        }

        json.WriteEndObject();
    }
}
