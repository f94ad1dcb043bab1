namespace MesoInjector.Simulator.Campaigns;

/// <summary>Joins the parts of a campaign.</summary>
public static class CampaignMerge
{
    /// <summary>Joins reports; a session in two of them counts once.</summary>
    /// <param name="parts">Of one campaign, in any order.</param>
    /// <param name="problem">Why they do not fit together; null when they do.</param>
    /// <returns>The report of all sessions there are; null when they do not fit.</returns>
    public static CampaignReport? Join(IReadOnlyList<CampaignReport> parts, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(parts);
        CampaignReport first = parts[0];
        var sessions = new SortedDictionary<long, SessionSummary>();
        var coverage = new Coverage();
        foreach (CampaignReport part in parts)
        {
            if (part.Seed != first.Seed || part.Count != first.Count)
            {
                problem = $"These are parts of different campaigns: seed {first.Seed} with {first.Count} sessions, and seed {part.Seed} with {part.Count}.";
                return null;
            }

            coverage.Add(part.Coverage);
            foreach (SessionSummary session in part.Sessions)
            {
                if (sessions.TryGetValue(session.Number, out SessionSummary? known) && known.Digest != session.Digest)
                {
                    problem = $"Session {session.Number} is in two parts and not the same in both: they were played by different versions.";
                    return null;
                }

                sessions[session.Number] = session;
            }
        }

        problem = null;
        return new CampaignReport(first.Seed, first.Count, Shard.Whole, [.. sessions.Values], coverage, parts.Sum(part => part.WallSeconds));
    }
}
