using MesoInjector.Control.Devices;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Phases;

/// <summary>
/// Tells when nothing can happen before a known instant unless the inputs change. Says "now" whenever in doubt: skipping too little only
/// costs time.
/// </summary>
internal static class Quietness
{
    private static readonly TimeSpan ForEver = TimeSpan.FromDays(1);

    private static readonly AxisPosition AtRest = AxisPosition.FromMicrometres(50);

    private static readonly StateSet Waiting = StateSet.Of(
        InjectorState.Standby, InjectorState.Screening, InjectorState.LoadingSyringe, InjectorState.FittingNeedle, InjectorState.TouchOff,
        InjectorState.Priming, InjectorState.Ready, InjectorState.Armed, InjectorState.Paused, InjectorState.Changeover,
        InjectorState.SessionReview, InjectorState.Recovering, InjectorState.Faulted, InjectorState.EmergencyStopped, InjectorState.Tripped,
        InjectorState.CalibratingDepth, InjectorState.CalibratingDose, InjectorState.Maintenance);

    public static MonotonicTime Until(ControlContext context)
    {
        Situation situation = context.Situation;
        bool axesRest = context.Outputs.Plunger.Motion == AxisMotion.Stop
            && situation.Needle.RecentLeast == situation.Needle.RecentMost
            && situation.Plunger.RecentLeast == situation.Plunger.RecentMost
            && NeedleRests(context);
        bool quiet = Waiting.Contains(context.State)
            && !context.Busy
            && axesRest
            && context.Records.Count == 0
            && situation.Pedal is { Up: true, Settled: true }
            && situation.Contact.Lost
            && context.Session?.Visit is null
            && context.Outputs.Guardian.Wish == GuardianWish.Standby
            && !context.Outputs.DrivesOn == (context.State is InjectorState.Screening or InjectorState.SessionReview or InjectorState.Recovering
                or InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped);
        if (!quiet)
            return context.Now;
        if (context.State == InjectorState.Armed)
            return Earlier(context, context.ActiveSince + HardLimits.AutoDisarm);
        if (!situation.IntervalOver && context.SessionOpen)
            return context.Now;
        return Earlier(context, context.Now + ForEver);
    }

    /// <summary>That instant, or the end of a pause of the alarm sound.</summary>
    private static MonotonicTime Earlier(ControlContext context, MonotonicTime other)
    {
        TimeSpan silenced = context.Alarms.SilencedFor(context.Now);
        return silenced > TimeSpan.Zero && context.Now + silenced < other ? context.Now + silenced : other;
    }

    private static bool NeedleRests(ControlContext context)
    {
        ref readonly AxisReading needle = ref context.Situation.Readings.Needle;
        return !context.Outputs.DrivesOn
            || context.Outputs.Needle.Motion == AxisMotion.Stop
            || (context.NeedleAxis.Trusted && ControlContext.Stands(needle, context.NeedleAxis.PlaceFor(MotionProfile.Park), AtRest));
    }
}
