using System.Globalization;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Records;
using MesoInjector.Simulator.Sessions;
using Spectre.Console;

namespace MesoInjector.Cli.Text;

/// <summary>A session as a table: every injection, then what it comes to.</summary>
internal static class SessionResultTable
{
    public static void Write(IAnsiConsole console, SessionResult result)
    {
        console.Write(Injections(result));
        console.MarkupLine("depth in mm; dose in µL: commanded, believed by the device, truly gone in, and the most the record allows for");
        foreach (AlarmEvent alarm in result.Alarms)
            console.MarkupLineInterpolated($"[yellow]{Clock(alarm.AtSeconds)}  {alarm.Code}  {alarm.Title}{AtPoint(alarm.Point)}[/]");
        foreach (RefusalEvent refusal in result.Refusals)
            console.MarkupLineInterpolated($"[yellow]{Clock(refusal.AtSeconds)}  refused{AtPoint(refusal.Point)}: {refusal.Words}[/]");
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{Words(result)}[/]");
        if (result.Detail.Length > 0)
            console.MarkupLineInterpolated($"{result.Detail}");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"deepest needle extension {result.MaxExtensionUm / 1000.0:0.000} mm (cap {HardLimits.NeedleCap.Micrometres / 1000.0:0.000} mm); given {result.Injections.Sum(i => i.DoseTrueNl) / 1e6:0.000} mL of at most {result.Scenario.Protocol.SessionLimit.Nanolitres / 1e6:0.000} mL");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{result.VirtualSeconds / 60:0.0} min played in {result.WallSeconds:0.0} s ({result.RealTimeFactor:0} times real time), seed {result.Scenario.Seed}");
    }

    /// <summary>How it ended, in words.</summary>
    public static string Words(SessionResult result) => result.Outcome switch
    {
        SessionOutcome.Completed => $"Completed: {result.PointsDone} of {result.PointsPlanned} points.",
        SessionOutcome.EndedEarly => $"Ended early, in order: {result.PointsDone} of {result.PointsPlanned} points.",
        SessionOutcome.SafeState => $"The device went to a safe state after {result.PointsDone} of {result.PointsPlanned} points.",
        SessionOutcome.GivenUp => $"The operator gave up after {result.PointsDone} of {result.PointsPlanned} points.",
        SessionOutcome.Cancelled => $"Stopped: needle home, session closed after {result.PointsDone} of {result.PointsPlanned} points.",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "an outcome without words"),
    };

    /// <summary>What the shell is told.</summary>
    public static int Code(SessionOutcome outcome) => outcome switch
    {
        SessionOutcome.Completed or SessionOutcome.EndedEarly => ExitCode.Success,
        SessionOutcome.Cancelled => ExitCode.Interrupted,
        _ => ExitCode.Failed,
    };

    private static Table Injections(SessionResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).Title($"[bold]{Markup.Escape(result.Scenario.Title)}[/]");
        foreach (string heading in (string[])["point", "outcome", "at", "depth", "dose", "estimate", "true", "at most"])
            table.AddColumn(heading == "outcome" ? new TableColumn(heading).NoWrap() : new TableColumn(heading).RightAligned().NoWrap());
        foreach (InjectionResult injection in result.Injections)
        {
            string colour = injection.Outcome == InjectionOutcome.Completed ? "green" : "yellow";
            table.AddRow(
                Number(injection.Point, "0"), $"[{colour}]{injection.Outcome.ToString().ToLowerInvariant()}[/]", Clock(injection.StartSeconds),
                Number(injection.DepthMaxUm / 1000.0, "0.000"), Number(injection.DoseCommandedNl / 1000.0, "0.0"),
                Number(injection.DoseEstimatedNl / 1000.0, "0.0"), Number(injection.DoseTrueNl / 1000.0, "0.0"),
                Number(injection.DoseUpperBoundNl / 1000.0, "0.0"));
        }

        return table;
    }

    private static string AtPoint(int point) => point == 0 ? "" : $" (point {point})";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Clock(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"mm\:ss", CultureInfo.InvariantCulture);
}
