using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Judging;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>
/// Makes a session in which an invariant did not hold as small as it gets: the fewest faults and mishaps, the fewest points, everything
/// else as usual. What is left is what it takes.
/// </summary>
public static class Shrinker
{
    /// <summary>So many sessions are played at most.</summary>
    public const int MostPlays = 200;

    /// <summary>Shrinks a session.</summary>
    /// <param name="scenario">In which it did not hold.</param>
    /// <param name="invariant">What did not.</param>
    /// <param name="play">Plays a scenario; null for the bench as it is.</param>
    /// <returns>The smallest found, and how many sessions were played for it.</returns>
    public static (Scenario Scenario, int Plays) Shrink(Scenario scenario, Invariant invariant, Func<Scenario, IReadOnlyList<Violation>>? play = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        play ??= candidate => Campaigns.Play.Once(candidate).Violations;
        int plays = 0;
        bool smaller = true;
        while (smaller && plays < MostPlays)
        {
            smaller = false;
            foreach (Scenario candidate in Smaller(scenario))
            {
                if (plays++ >= MostPlays)
                    break;
                if (!play(candidate).Any(violation => violation.Invariant == invariant))
                    continue;
                scenario = candidate;
                smaller = true;
                break;
            }
        }

        return (scenario, plays);
    }

    /// <summary>What is a step smaller, the big steps first.</summary>
    private static IEnumerable<Scenario> Smaller(Scenario scenario)
    {
        if (scenario.Mishaps.Count > 1)
            yield return scenario with { Mishaps = [] };
        foreach (ScheduledFault fault in scenario.Faults)
            yield return scenario with { Faults = [.. scenario.Faults.Where(other => other != fault)] };
        foreach (Mishap mishap in scenario.Mishaps)
            yield return scenario with { Mishaps = [.. scenario.Mishaps.Where(other => other != mishap)] };
        foreach (int points in new[] { 1, scenario.Points / 2, scenario.Points - 1 }.Where(points => points > 0 && points < scenario.Points).Distinct())
            yield return WithPoints(scenario, points);
        if (scenario.Circumstances != new Circumstances())
            yield return scenario with { Circumstances = new Circumstances() };
        if (scenario.Habits != new Habits { Recoveries = scenario.Habits.Recoveries })
            yield return scenario with { Habits = new Habits { Recoveries = scenario.Habits.Recoveries } };
        if (scenario.Preparation != new Preparation())
            yield return scenario with { Preparation = new Preparation() };
        if (scenario.Screening.Overrides.Count > 0)
            yield return scenario with { Screening = Screening.AllClear };
        if (scenario.Course != new Course(1, null))
            yield return scenario with { Course = new Course(1, null) };
        foreach (ScheduledFault fault in scenario.Faults.Where(fault => fault.Times > 1))
            yield return scenario with { Faults = [.. scenario.Faults.Select(other => other == fault ? fault with { Times = 1 } : other)] };
        FluidVolume full = FluidVolume.FromNanolitres(scenario.Protocol.Syringe.Capacity.Nanolitres / 2);
        if (scenario.Fill > full)
            yield return scenario with { Fill = full };
    }

    private static Scenario WithPoints(Scenario scenario, int points) => scenario with
    {
        Points = points,
        Mishaps = [.. scenario.Mishaps.Where(mishap => mishap.Point <= points)],
        Faults = [.. scenario.Faults.Select(fault => fault.At.Point > points ? fault with { At = fault.At with { Point = points } } : fault)],
    };
}
