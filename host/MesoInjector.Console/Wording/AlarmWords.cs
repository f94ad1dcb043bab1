using MesoInjector.Control.Alarms;

namespace MesoInjector.Console.Wording;

/// <summary>The words of alarms: the catalogue's own in English, translations by code elsewhere.</summary>
public static class AlarmWords
{
    /// <summary>What happened.</summary>
    public static string Title(AlarmId id, Words words)
    {
        AlarmDefinition alarm = AlarmCatalogue.Of(id);
        return words.Or($"alarm.{alarm.Code}.title", alarm.Title);
    }

    /// <summary>What the device did.</summary>
    public static string DeviceDid(AlarmDefinition alarm, Words words) => words.Or($"did.{alarm.DeviceDid}", alarm.DeviceDid);

    /// <summary>What to do, step by step.</summary>
    public static IReadOnlyList<string> Remedy(AlarmDefinition alarm, Words words) => [.. alarm.Remedy.Select(step => words.Or($"remedy.{step}", step))];

    /// <summary>Readable without colour: three, two or one star.</summary>
    public static string Stars(AlarmPriority priority) => priority switch
    {
        AlarmPriority.High => "***",
        AlarmPriority.Medium => "**",
        AlarmPriority.Low => "*",
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "unknown priority"),
    };
}
