using System.Security.Cryptography;
using System.Text;
using MesoInjector.Simulator.Judging;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>What a campaign, or a part of one, has shown.</summary>
/// <param name="Seed">Of the campaign.</param>
/// <param name="Count">Sessions of the whole campaign.</param>
/// <param name="Shard">Which part this is.</param>
/// <param name="Sessions">Those played, by number.</param>
/// <param name="Coverage">What was seen.</param>
/// <param name="WallSeconds">How long it took; of joined parts, their sum.</param>
public sealed record CampaignReport(
    ulong Seed, long Count, Shard Shard, IReadOnlyList<SessionSummary> Sessions, Coverage Coverage, double WallSeconds)
{
    /// <summary>Each session in which something did not hold, with what it was.</summary>
    public IEnumerable<(SessionSummary Session, Violation Violation)> Violations =>
        Sessions.SelectMany(session => session.Violations.Select(violation => (session, violation)));

    /// <summary>How long the sessions were for the people in them.</summary>
    public double VirtualSeconds => Sessions.Sum(session => session.VirtualSeconds);

    /// <summary>Of everything that happened in every session: two runs with the same digest were the same.</summary>
    public string Digest =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(Sessions.Select(session => session.Digest)))));
}
