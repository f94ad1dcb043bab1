using System.Text.Json;
using MesoInjector.Console.Screens.Operate;
using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Machine;

namespace MesoInjector.Console.Live;

/// <summary>What the screens of treatment, start and service are told beside the rest.</summary>
internal static class OperateValues
{
    /// <summary>Numbers and lamps; into the object of values.</summary>
    public static void Write(Utf8JsonWriter json, in Snapshot seen)
    {
        WriteMeasured(json, "plungerForceMn", seen.AnalogValid, seen.PlungerForce.Millinewtons);
        WriteMeasured(json, "boardCentiC", seen.AnalogValid, seen.Temperature.CentiDegreesCelsius);
        WriteMeasured(json, "plungerUm", seen.Facts.HasFlag(MachineFacts.PlungerTrusted), seen.Plunger.Nanometres / 1000);
        WriteMeasured(json, "guardianDepthUm", seen.Guardian.Mode != default, seen.Guardian.Depth.Nanometres / 1000);
        json.WriteNumber("guardianAgeMs", Math.Min((long)seen.Guardian.Age.TotalMilliseconds, 9999));
        json.WriteNumber("guardianRefused", seen.Guardian.RefusedFrames);
        json.WriteBoolean("switchesValid", seen.Switches.Valid);
        json.WriteBoolean("stopLoop", seen.Switches.Valid && seen.Switches.EmergencyStopLoopIntact);
        json.WriteBoolean("key", seen.Switches.Valid && seen.Switches.ServiceKey);
        json.WriteBoolean("pedalOpener", seen.Switches.Valid && seen.Switches.PedalNormallyClosedClosed);
        json.WriteBoolean("pedalCloser", seen.Switches.Valid && seen.Switches.PedalNormallyOpenClosed);
        json.WriteBoolean("guardianPedal", seen.Guardian.PedalClosed);
        json.WriteBoolean("sameLimits", seen.Guardian.SameLimits);
        json.WriteBoolean("driveReached", seen.Service.Reached);
        json.WriteNumber("driveNl", seen.Service.Volume.Nanolitres);
        json.WriteNumber("driveLeftS", (int)Math.Ceiling(seen.Service.HoldLeft.TotalSeconds));
        json.WriteBoolean("needleHome", seen.NeedleTrusted);
        json.WriteBoolean("plungerHome", seen.Facts.HasFlag(MachineFacts.PlungerTrusted));
    }

    /// <summary>Words that follow from the snapshot; into the message itself.</summary>
    public static void WriteWords(Utf8JsonWriter json, in Snapshot seen, Words words)
    {
        json.WriteString("lastText", Verdict.Of(seen.Last, words));
        json.WriteString("lastKind", Verdict.KindOf(seen.Last));
        json.WriteString("holderText", words[$"holder.{seen.Switches.Syringe}"]);
        json.WriteString("guardianText", words[$"guardian.{seen.Guardian.Mode}"]);
        json.WriteString("tripText", words[$"trip.{seen.Guardian.Trip}"]);
        json.WriteString("driveTarget", DriveWords.Target(seen.Service, words));
        json.WriteString("driveHold", DriveWords.Hold(seen.Service, words));
        json.WriteNumber("checks", seen.SelfTestHeld);
    }

    private static void WriteMeasured(Utf8JsonWriter json, string name, bool known, int value)
    {
        if (known)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
