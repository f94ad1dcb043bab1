using MesoInjector.Control.Alarms;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>The words for an interlock that refuses: what, with the numbers, and what to do.</summary>
internal static class RefusalWords
{
    public static Refusal NoContact { get; } = new(RefusalCode.NotNow, "The pedal was pressed without steady contact with the skin.",
        "Place the gun on the point, wait for the lamp, then press.");

    public static Refusal NotOnDisk { get; } = new(RefusalCode.RecordStore, "The authorisation was not on disk in time.",
        "Read the state of the record store; press again when it works.");

    public static Refusal NotPermitted { get; } = new(RefusalCode.Guardian, "The safety supervisor did not permit the injection.",
        "Release the pedal and press again; if it returns, read the supervisor's state.");

    public static Refusal For(AlarmId alarm, ControlContext context)
    {
        Situation situation = context.Situation;
        if (alarm == AlarmId.LimitReached && situation.LimitRefusal is { } limit)
            return limit;
        AlarmDefinition definition = AlarmCatalogue.Of(alarm);
        return new Refusal(CodeOf(alarm), $"{definition.Title}{Numbers(alarm, context)}.", definition.Remedy[0]);
    }

    private static string Numbers(AlarmId alarm, ControlContext context) => alarm switch
    {
        AlarmId.SyringeEmpty when context.Session is { } session =>
            $": {context.PlungerAxis.ContentAt(session.Protocol.Syringe, context.PlungerAxis.Furthest)} left, {session.Protocol.Syringe.DeadSpace} of it cannot be delivered",
        AlarmId.NeedleNotReady when context.Session is { } session && context.TipKnown =>
            $": {session.InsertionsOfNeedle} insertions of {Limits.HardLimits.InsertionsPerNeedle}",
        AlarmId.WrongSyringe when context.Session is { } session =>
            $": {session.Protocol.Syringe} declared, the holder shows {SyringeType.FromCode(context.Situation.Readings.Switches.Syringe)?.Name ?? "none"}",
        _ => "",
    };

    private static RefusalCode CodeOf(AlarmId alarm) => alarm switch
    {
        AlarmId.PedalStuck => RefusalCode.PedalStuck,
        AlarmId.LimitReached => RefusalCode.PointLimit,
        AlarmId.SyringeEmpty => RefusalCode.SyringeEmpty,
        AlarmId.CalibrationInvalid => RefusalCode.Calibration,
        AlarmId.NeedleNotReady => RefusalCode.Needle,
        AlarmId.NotPrimed => RefusalCode.NotPrimed,
        AlarmId.RecordStore => RefusalCode.RecordStore,
        AlarmId.TooSoon => RefusalCode.TooSoon,
        AlarmId.ScreeningOpen => RefusalCode.Screening,
        AlarmId.WrongSyringe => RefusalCode.SyringeCode,
        _ => RefusalCode.NotNow,
    };
}
