using System.Diagnostics;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using Spectre.Console;

namespace MesoInjector.Cli.Live;

/// <summary>Plays a session at a chosen pace and shows it: a live panel on a terminal, one line for each point elsewhere.</summary>
internal static class SessionView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    public static SessionResult Play(IAnsiConsole console, VirtualSession session, Scenario scenario, double speed, CancellationToken cancellation) =>
        console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi
            ? OnTerminal(console, session, scenario, speed, cancellation)
            : AsLines(console, session, speed, cancellation);

    private static SessionResult OnTerminal(IAnsiConsole console, VirtualSession session, Scenario scenario, double speed, CancellationToken cancellation)
    {
        var pace = new Pace(speed);
        var panel = new StatusPanel(scenario, console.Profile.Width);
        SessionResult? result = null;
        console.Live(StatusPanel.Waiting()).AutoClear(true).Start(live =>
        {
            long drawn = 0;
            result = session.Run(Watch, cancellation);

            void Watch(long now, VirtualBench bench)
            {
                if (drawn == 0 || Stopwatch.GetElapsedTime(drawn) >= Refresh)
                {
                    drawn = Stopwatch.GetTimestamp();
                    bench.Controller.Look(out Snapshot seen);
                    live.UpdateTarget(panel.Show(now, seen));
                }

                pace.Keep(now, () => { }, cancellation);
            }
        });
        return result!;
    }

    private static SessionResult AsLines(IAnsiConsole console, VirtualSession session, double speed, CancellationToken cancellation)
    {
        var pace = new Pace(speed);
        InjectorState last = InjectorState.Boot;
        int done = 0;
        return session.Run(
            (now, bench) =>
            {
                InjectorState state = bench.Controller.State;
                if (state != last)
                {
                    last = state;
                    bench.Controller.Look(out Snapshot seen);
                    if (seen.PointsDone != done || !StatusPanel.Routine(state))
                    {
                        done = seen.PointsDone;
                        console.WriteLine($"{TimeSpan.FromMicroseconds(now):mm\\:ss}  {StatusPanel.Words(state)}, {seen.PointsDone} of {seen.Points} points done");
                    }
                }

                pace.Keep(now, () => { }, cancellation);
            },
            cancellation);
    }
}
