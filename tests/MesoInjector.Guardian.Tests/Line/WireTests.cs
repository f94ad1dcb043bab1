using System.Globalization;
using MesoInjector.Hardware.Tests;

namespace MesoInjector.Guardian.Tests.Line;

/// <summary>The examples of <c>docs/protocol.md</c> on the chip's own line.</summary>
public sealed class WireTests
{
    private static readonly HashSet<string> ByHost =
        new(StringComparer.Ordinal) { "Heartbeat", "Home", "SetTipZero", "Permit", "EndPermit", "Reset", "Query" };

    public static TheoryData<string, string, string> HostFrames =>
        [.. DocumentTables.Rows("protocol.md", "V-").Where(row => ByHost.Contains(row[1])).Select(row => (row[0], row[2], row[5]))];

    [Theory]
    [MemberData(nameof(HostFrames))]
    [Requirement("SR-055")]
    public void A_frame_of_the_host_is_taken_as_the_page_has_it(string id, string sequence, string wire)
    {
        using GuardianBoard board = new GuardianBoard { Answers = false }.Locked();
        byte expected = byte.Parse(sequence, CultureInfo.InvariantCulture);
        if (expected == 0)
            board.Send(GuardianFrameType.Query);
        board.Chip.Send(DocumentTables.Bytes(wire));
        board.PassAStatus();
        Assert.True(board.Status.LastSequence == expected, $"{id} is not taken: {board.Status}");
        Assert.Equal(id is "V-01" or "V-08" or "V-10" ? 0 : 1, board.Status.Rejected); // most of them ask for what there is not here
    }

    [Fact]
    [Requirement("SR-055")]
    public void What_the_page_refuses_is_refused_and_changes_nothing()
    {
        using GuardianBoard first = QuietInStandby(sequencesSkipped: 0);
        using GuardianBoard board = QuietInStandby(256 + 6 - first.Status.LastSequence);
        Assert.Equal(6, board.Status.LastSequence);

        var heartbeat = new byte[GuardianFrames.LongestWire];
        board.Chip.Send(heartbeat.AsSpan(0, GuardianFrames.WriteHeartbeat(heartbeat, 7, GuardianChallenge.Answer(board.Status.Challenge))));
        board.Pass(3000);
        byte rejected = board.Status.Rejected;
        string[][] refused = [.. DocumentTables.Rows("protocol.md", "R-")];
        foreach (string[] row in refused)
            board.Chip.Send(DocumentTables.Bytes(row[1]));
        board.PassAStatus();
        Assert.Equal((GuardianMode.Standby, 7, rejected + refused.Length), (board.Status.Mode, board.Status.LastSequence, board.Status.Rejected));
    }

    /// <summary>The host has said its last frame, and the next challenge stands.</summary>
    private static GuardianBoard QuietInStandby(int sequencesSkipped)
    {
        var board = new GuardianBoard();
        for (int i = 0; i < sequencesSkipped; i++)
            board.NextSequence();
        board.Standby().Answers = false;
        board.PassUntil(() => board.Challenged, 50);
        board.Pass(6000);
        return board;
    }

    [Fact]
    [Requirement("SR-065")]
    public void It_says_who_it_is_and_has_the_limits_of_this_host()
    {
        using GuardianBoard board = new GuardianBoard { Answers = false }.Locked();
        board.Send(GuardianFrameType.Query);
        board.PassAStatus();
        GuardianIdentity identity = Assert.NotNull(board.Identity);
        Assert.True(identity.MatchesHost, $"limits hash 0x{identity.LimitsHash:X8}, this host has 0x{GuardianLimitsHash.Ours:X8}");
        Assert.NotEqual(0, identity.FlashCrc);
        Assert.Matches("^[0-9a-z]{8}$", identity.GitHash);
    }

    [Fact]
    [Requirement("SR-041")]
    public void A_status_comes_every_twenty_milliseconds()
    {
        using GuardianBoard board = new GuardianBoard().Locked();
        int before = board.Statuses.Count;
        board.Pass(1_000_000);
        Assert.InRange(board.Statuses.Count - before, 49, 51);
    }
}
