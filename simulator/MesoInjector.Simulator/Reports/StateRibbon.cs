using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>What the device was doing over time: a lane for each kind of state, so that place and word tell and colour only helps.</summary>
internal static class StateRibbon
{
    private const int LaneHeight = 15;
    private const int LaneGap = 4;
    private const int Top = 20;
    private const int Foot = 24;

    private static readonly string[] Lanes = ["Alarms", "Refusals", "Starting", "Preparing", "Ready, paused", "Armed", "Injecting", "Safe or off"];

    /// <summary>Where drawing ends and starts again: closer stretches of a lane are one.</summary>
    private const double JoinPixels = 0.5;

    /// <summary>Draws it.</summary>
    public static void Write(
        Markup page, IReadOnlyList<StateEvent> states, IReadOnlyList<AlarmEvent> alarms, IReadOnlyList<RefusalEvent> refusals, TimeAxis time)
    {
        List<Stretch> stretches = Stretches(states, time);
        int height = Top + (Lanes.Length * (LaneHeight + LaneGap)) + Foot;
        var scale = new PlotScale(time.From, time.End, TimeAxis.Left, TimeAxis.Width - 10);
        page.Open("svg", ("viewBox", $"0 0 {TimeAxis.Width} {height}"), ("role", "img"), ("aria-labelledby", "ribbon-t ribbon-d"));
        page.Leaf("title", "What the device was doing", ("id", "ribbon-t"));
        page.Leaf("desc", Description(alarms.Count, refusals.Count, stretches), ("id", "ribbon-d"));
        page.Leaf("text", "What the device was doing", ("class", "name"), ("x", "0"), ("y", "13"));
        for (int lane = 0; lane < Lanes.Length; lane++)
        {
            page.Leaf("text", Lanes[lane], ("class", "tick end"), ("x", Figures.Pixels(TimeAxis.Left - 6)), ("y", Figures.Pixels(LaneTop(lane) + 11)));
            page.Empty("rect", ("class", "area"), ("x", Figures.Pixels(TimeAxis.Left)), ("y", Figures.Pixels(LaneTop(lane))),
                ("width", Figures.Pixels(scale.PixelTo - scale.PixelFrom)), ("height", Figures.Pixels(LaneHeight)));
        }

        DrawStretches(page, stretches, scale);
        DrawMarks(page, 0, scale, alarms.Select(alarm => new Happening(alarm.AtSeconds, Style(alarm), $"{alarm.Title} ({alarm.Code})")));
        DrawMarks(page, 1, scale, refusals.Select(refusal => new Happening(refusal.AtSeconds, "refusal", refusal.Words)));
        foreach (double tick in time.Ticks)
            page.Leaf("text", Figures.Clock(tick), ("class", "tick mid"), ("x", Figures.Pixels(scale.Place(tick))), ("y", Figures.Pixels(height - 8)));
        page.Close();
    }

    private static int LaneTop(int lane) => Top + (lane * (LaneHeight + LaneGap));

    private static int Lane(InjectorState state) => state switch
    {
        InjectorState.Boot or InjectorState.SelfTest or InjectorState.Homing or InjectorState.Recovering => 2,
        InjectorState.Standby or InjectorState.Screening or InjectorState.LoadingSyringe or InjectorState.FittingNeedle or InjectorState.TouchOff
            or InjectorState.Priming or InjectorState.Changeover or InjectorState.CalibratingDepth or InjectorState.CalibratingDose
            or InjectorState.Maintenance => 3,
        InjectorState.Ready or InjectorState.Paused or InjectorState.SessionReview => 4,
        InjectorState.Armed => 5,
        InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing => 6,
        InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped or InjectorState.ShutDown => 7,
        InjectorState.Operational or InjectorState.Session or InjectorState.Preparing or InjectorState.Injecting or InjectorState.Service or _ =>
            throw new ArgumentOutOfRangeException(nameof(state), state, "not a state a device is in"),
    };

    private static List<Stretch> Stretches(IReadOnlyList<StateEvent> states, TimeAxis time)
    {
        List<Stretch> stretches = [];
        var now = new Stretch(Lane(InjectorState.Boot), time.From, time.From);
        foreach (StateEvent change in states)
        {
            stretches.Add(now with { To = change.AtSeconds });
            now = new Stretch(Lane(change.State), change.AtSeconds, 0);
        }

        stretches.Add(now with { To = time.End });
        return stretches;
    }

    private static void DrawStretches(Markup page, List<Stretch> stretches, PlotScale scale)
    {
        foreach (IGrouping<int, Stretch> lane in stretches.GroupBy(stretch => stretch.Lane))
        {
            double from = double.NaN;
            double to = double.NaN;
            foreach (Stretch stretch in lane)
            {
                (double left, double right) = (scale.Place(stretch.From), scale.Place(stretch.To));
                if (left - to <= JoinPixels)
                {
                    to = right;
                    continue;
                }

                Box(page, lane.Key, from, to);
                (from, to) = (left, right);
            }

            Box(page, lane.Key, from, to);
        }
    }

    private static void Box(Markup page, int lane, double from, double to)
    {
        if (!double.IsNaN(from))
        {
            // An injection of a second in a session of half an hour is still to be seen.
            page.Empty("rect", ("class", $"lane{lane}"), ("x", Figures.Pixels(from)), ("y", Figures.Pixels(LaneTop(lane))),
                ("width", Figures.Pixels(Math.Max(to - from, 1))), ("height", Figures.Pixels(LaneHeight)));
        }
    }

    private static void DrawMarks(Markup page, int lane, PlotScale scale, IEnumerable<Happening> marks)
    {
        double last = double.NegativeInfinity;
        foreach (Happening mark in marks)
        {
            double x = scale.Place(mark.At);
            if (Math.Abs(x - last) < 2)
                continue;
            last = x;
            double top = LaneTop(lane) + 1;
            string shape = lane == 0
                ? $"M{Figures.Pixels(x)} {Figures.Pixels(top)}l6 13h-12z"
                : $"M{Figures.Pixels(x)} {Figures.Pixels(top)}l6 6.5l-6 6.5l-6 -6.5z";
            page.Open("path", ("class", mark.Style), ("d", shape)).Leaf("title", $"{Figures.Clock(mark.At)} {mark.Words}").Close();
        }
    }

    private static string Description(int alarms, int refusals, List<Stretch> stretches)
    {
        IEnumerable<string> parts = stretches.GroupBy(stretch => stretch.Lane).OrderBy(lane => lane.Key)
            .Select(lane => $"{Lanes[lane.Key].ToLowerInvariant()} {Figures.Duration(lane.Sum(stretch => stretch.To - stretch.From))}");
        return $"Time spent: {string.Join(", ", parts)}. Alarms: {Figures.Count(alarms)}, refusals: {Figures.Count(refusals)}.";
    }

    /// <summary>The colours of the alarm standard; an alarm the catalogue does not know is shown as the gravest.</summary>
    private static string Style(AlarmEvent alarm) => Wording.Definition(alarm.Code)?.Priority switch
    {
        AlarmPriority.Low => "alarm low",
        AlarmPriority.Medium => "alarm medium",
        AlarmPriority.High or _ => "alarm high",
    };

    private readonly record struct Happening(double At, string Style, string Words);

    private readonly record struct Stretch(int Lane, double From, double To);
}
