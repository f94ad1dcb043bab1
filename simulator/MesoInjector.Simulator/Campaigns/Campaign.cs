using System.Collections.Concurrent;
using System.Diagnostics;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>What to play: the sessions of a seed.</summary>
/// <param name="Seed">Each session follows from it and from its number.</param>
/// <param name="Count">Sessions of the whole campaign.</param>
/// <param name="Shard">Which part of it.</param>
/// <param name="Workers">How many at a time; it changes the time taken and nothing else.</param>
public sealed record CampaignPlan(ulong Seed, long Count, Shard Shard, int Workers);

/// <summary>Plays random sessions and judges each by the physics and its record.</summary>
public static class Campaign
{
    /// <summary>Plays a campaign.</summary>
    /// <param name="plan">What to play.</param>
    /// <param name="progress">Called after each session with how many are done and how many violations there are; from any thread.</param>
    /// <param name="draw">Another draw in the place of the usual one; null for that.</param>
    /// <param name="cancellation">Ends it early, without a report.</param>
    public static CampaignReport Run(
        CampaignPlan plan, Action<long, int>? progress = null, Func<ulong, long, Scenario>? draw = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        long started = Stopwatch.GetTimestamp();
        var summaries = new ConcurrentBag<SessionSummary>();
        var coverages = new ConcurrentBag<Coverage>();
        long done = 0;
        int violations = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = plan.Workers, CancellationToken = cancellation };
        Parallel.ForEach(
            Partitioner.Create(plan.Shard.Sessions(plan.Count), EnumerablePartitionerOptions.NoBuffering), options,
            () => new Coverage(),
            (number, _, coverage) =>
            {
                SessionResult result = Play.Once((draw ?? SessionDraw.Scenario)(plan.Seed, number), cancellation: cancellation);
                cancellation.ThrowIfCancellationRequested();
                coverage.Add(result);
                summaries.Add(SessionSummary.Of(number, result));
                int bad = result.Violations.Count > 0 ? Interlocked.Increment(ref violations) : Volatile.Read(ref violations);
                progress?.Invoke(Interlocked.Increment(ref done), bad);
                return coverage;
            },
            coverages.Add);
        var all = new Coverage();
        foreach (Coverage coverage in coverages)
            all.Add(coverage);
        return new CampaignReport(plan.Seed, plan.Count, plan.Shard, [.. summaries.OrderBy(summary => summary.Number)], all, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
