using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Machine;

namespace MesoInjector.Console.Live;

/// <summary>What to do next, in one line.</summary>
public static class Hints
{
    /// <summary>The line for what the device shows.</summary>
    public static string Of(in Snapshot seen, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return seen.State switch
        {
            InjectorState.Ready when seen.Point != 0 && !seen.Facts.HasFlag(MachineFacts.TipKnown | MachineFacts.NeedlePrimed) => words["hint.Ready.needle"],
            InjectorState.Ready => seen.Point == 0 ? words["hint.PlanComplete"] : words["hint.Ready", seen.Point, seen.Points],
            InjectorState.Armed when seen.Point == 0 => words["hint.PlanComplete"],
            InjectorState.Armed when !seen.ContactSteady => words["hint.Armed.place", seen.Point, seen.Points],
            InjectorState.Armed when !seen.Authorised => words["hint.Armed.wait"],
            InjectorState.Armed => words["hint.Armed.press", seen.Point],
            InjectorState.LoadingSyringe => words[seen.ReadyForSyringe ? "hint.LoadingSyringe.ready" : "hint.LoadingSyringe.wait"],
            InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling => words["hint.Injecting", seen.Point],
            _ => words[$"hint.{seen.State}"],
        };
    }
}
