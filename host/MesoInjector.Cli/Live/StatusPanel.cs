using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Simulator.Scenarios;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MesoInjector.Cli.Live;

/// <summary>What a person watching wants to see at a glance: state, point, depth, force, pressure, dose, alarms.</summary>
internal sealed class StatusPanel
{
    /// <summary>From this width on, the bars may be long and their words still stand beside them.</summary>
    private const int WideTerminal = 100;

    private readonly Scenario _scenario;
    private readonly int _barWidth;

    public StatusPanel(Scenario scenario, int terminalWidth)
    {
        _scenario = scenario;
        _barWidth = terminalWidth >= WideTerminal ? 40 : 20;
    }

    public static IRenderable Waiting() => new Panel("the device is starting").Expand();

    public IRenderable Show(long now, in Snapshot seen)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn().NoWrap()).AddColumn();
        int points = Math.Max(seen.Points, 1);
        grid.AddRow("time", $"{TimeSpan.FromMicroseconds(now):mm\\:ss}", "");
        grid.AddRow("state", $"[bold {Colour(seen.State)}]{Words(seen.State)}[/]", seen.PedalDown ? "pedal down" : "");
        grid.AddRow("points", Bar(seen.PointsDone, points, "green"), $"{seen.PointsDone} of {seen.Points} done{(seen.Point > 0 ? $", now at point {seen.Point}" : "")}");
        double depth = Math.Max(seen.Depth.Micrometres / 1000.0, 0);
        double cap = HardLimits.NeedleCap.Micrometres / 1000.0;
        grid.AddRow("needle", Bar(depth, cap, "blue"), seen.NeedleTrusted ? $"{depth:0.00} mm out of the nose (cap {cap:0.00} mm)" : "place not known yet");
        grid.AddRow("contact", Bar(seen.Contact.Millinewtons, HardLimits.ContactMaximum.Millinewtons, "blue"), $"{Math.Max(seen.Contact.Millinewtons, 0) / 1000.0:0.0} N");
        grid.AddRow("pressure", Bar(seen.Pressure.Pascals, _scenario.Protocol.PressureCap.Pascals, "blue"), $"{Math.Max(seen.Pressure.Pascals, 0) / 1000.0:0} kPa (limit {_scenario.Protocol.PressureCap.Pascals / 1000.0:0} kPa)");
        grid.AddRow("given", Bar(seen.SessionTotal.Nanolitres, _scenario.Protocol.SessionLimit.Nanolitres, "green"), $"{seen.SessionTotal.Nanolitres / 1e6:0.000} mL of at most {_scenario.Protocol.SessionLimit.Nanolitres / 1e6:0.000} mL");
        grid.AddRow("alarms", Alarms(seen.Alarms), Markup.Escape(seen.Detail ?? ""));
        return new Panel(grid).Header($" {Markup.Escape(_scenario.Title)} ").Expand();
    }

    /// <summary>A state in words.</summary>
    public static string Words(InjectorState state) => state switch
    {
        InjectorState.Boot => "starting",
        InjectorState.SelfTest => "self-test",
        InjectorState.Homing => "homing",
        InjectorState.Recovering => "an injection was interrupted: to be acknowledged",
        InjectorState.Standby => "standby",
        InjectorState.Screening => "screening questions",
        InjectorState.LoadingSyringe => "loading the syringe",
        InjectorState.FittingNeedle => "fitting the needle",
        InjectorState.TouchOff => "finding the needle tip",
        InjectorState.Priming => "priming",
        InjectorState.Ready => "ready",
        InjectorState.Armed => "armed: the pedal is live",
        InjectorState.Inserting => "needle going in",
        InjectorState.Dispensing => "delivering the dose",
        InjectorState.Dwelling => "dwelling",
        InjectorState.Withdrawing => "needle coming out",
        InjectorState.Paused => "paused",
        InjectorState.Changeover => "changing syringe or needle",
        InjectorState.SessionReview => "session review",
        InjectorState.Faulted => "fault: needle out, drives off",
        InjectorState.EmergencyStopped => "emergency stop",
        InjectorState.Tripped => "tripped: power cut",
        InjectorState.ShutDown => "shut down",
        _ => state.ToString(),
    };

    /// <summary>The states of every injection, which a log need not name each time.</summary>
    public static bool Routine(InjectorState state) => state is InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling
        or InjectorState.Withdrawing or InjectorState.Armed;

    private static string Colour(InjectorState state) => state switch
    {
        InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped => "red",
        InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing => "blue",
        InjectorState.Armed => "green",
        _ => "default",
    };

    private string Bar(double value, double full, string colour)
    {
        int filled = (int)Math.Round(Math.Clamp(value / full, 0, 1) * _barWidth);
        return $"[{colour}]{new string('━', filled)}[/][grey35]{new string('━', _barWidth - filled)}[/]";
    }

    private static string Alarms(AlarmSet alarms)
    {
        if (alarms.IsEmpty)
            return "none";
        List<string> words = [];
        for (int number = 0; number < 64; number++)
        {
            if (alarms.Contains((AlarmId)number))
                words.Add(AlarmCatalogue.Of((AlarmId)number).Title);
        }

        return $"[red]{Markup.Escape(string.Join("; ", words))}[/]";
    }
}
