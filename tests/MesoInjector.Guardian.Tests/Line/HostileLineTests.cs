using System.Diagnostics.CodeAnalysis;
using MesoInjector.Guardian.Tests.Conformance;

namespace MesoInjector.Guardian.Tests.Line;

/// <summary>Nothing that is not a whole frame in its turn loosens anything: not the power, not a limit, not a time.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "the seed is the point")]
public sealed class HostileLineTests
{
    private const int Millisecond = 1000;
    private const int RandomFrames = 1_000_000;
    private const int MutatedFrames = 100_000;
    private const int FramesOnTheChip = 2000;

    public enum Situation
    {
        Standby,
        Permitted,
        Ending,
        Tripped,
    }

    [Theory]
    [InlineData(Situation.Standby)]
    [InlineData(Situation.Permitted)]
    [InlineData(Situation.Ending)]
    [InlineData(Situation.Tripped)]
    [Requirement("SR-047", "SR-055")]
    public void A_million_random_frames_loosen_nothing(Situation situation)
    {
        var random = new Random((int)situation);
        PortableGuardian guardian = In(situation);
        try
        {
            var bytes = new byte[32];
            int taken = 0;
            for (int i = 0; i < RandomFrames / 4; i++)
            {
                Span<byte> frame = bytes.AsSpan(0, random.Next(1, bytes.Length));
                random.NextBytes(frame);
                frame[^1] = 0;
                taken += Hear(guardian, frame) ? 1 : 0;
                if (guardian.Freedom.Mode == (int)GuardianMode.Tripped && situation != Situation.Tripped)
                {
                    // By chance a heartbeat with the wrong answer; from there on nothing could be loosened.
                    guardian.Dispose();
                    guardian = In(situation);
                }
            }

            Assert.InRange(taken, 0, 20);
        }
        finally
        {
            guardian.Dispose();
        }
    }

    [Theory]
    [InlineData(Situation.Standby)]
    [InlineData(Situation.Permitted)]
    [InlineData(Situation.Ending)]
    [InlineData(Situation.Tripped)]
    [Requirement("SR-047", "SR-055")]
    public void A_hundred_thousand_spoiled_frames_change_nothing_at_all(Situation situation)
    {
        var random = new Random((int)situation);
        using PortableGuardian guardian = In(situation);
        for (int i = 0; i < MutatedFrames / 4; i++)
        {
            Freedom before = guardian.Freedom;
            guardian.Send(Spoiled(random, unchecked((byte)(before.Sequence + 1)), before.PermitNumber));
            Assert.Equal(before with { Rejected = guardian.Freedom.Rejected }, guardian.Freedom);
        }
    }

    [Fact]
    [Requirement("SR-047", "SR-055")]
    public void Neither_do_they_on_the_chip()
    {
        var random = new Random(5);
        using GuardianBoard board = new GuardianBoard().Permitted(maxDepth: 100, milliseconds: 30_000);
        int needle = FirmwareSymbols.AddressOf("needle_limit");
        int plunger = FirmwareSymbols.AddressOf("plunger_limit");
        (int, int) before = (Limit(board, needle), Limit(board, plunger));
        int rejected = 0;
        for (int i = 0; i < FramesOnTheChip; i++)
        {
            byte[] frame = Spoiled(random, unchecked((byte)(board.Status.LastSequence + 1)), board.Status.PermitNumber);
            while (board.Chip.Unsent != 0)
                board.Pass(200);
            board.Chip.Send(frame);
            rejected += frame.Length > 1 ? 1 : 0;
        }

        board.HoldsIn(GuardianMode.Permitted);
        Assert.Equal(before, (Limit(board, needle), Limit(board, plunger)));
        Assert.Equal((1, 0), (board.Status.PermitNumber, board.Status.TipZero));
        Assert.NotEqual(0, rejected);
    }

    /// <returns>Whether a frame was taken, as by chance one in 65,536 may be.</returns>
    private static bool Hear(PortableGuardian guardian, ReadOnlySpan<byte> frame)
    {
        Freedom before = guardian.Freedom;
        guardian.Send(frame);
        Freedom after = guardian.Freedom;
        if (!after.IsNoMoreThan(before))
            Assert.Fail($"{Convert.ToHexString(frame)}\n{before}\n{after}");
        return after.Sequence != before.Sequence;
    }

    /// <summary>A frame that would do something, with one to three bits wrong, a byte lost, or cut short; always ended by a zero.</summary>
    private static byte[] Spoiled(Random random, byte sequence, int permits)
    {
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        int length = random.Next(4) switch
        {
            0 => GuardianFrames.WritePermit(wire, sequence, new GuardianPermit(600, 1000, 30_000, (byte)((permits + 1) & 0x0F))),
            1 => GuardianFrames.WriteSetTipZero(wire, sequence, (short)random.Next(-100, 200)),
            2 => GuardianFrames.WriteHeartbeat(wire, sequence, (ushort)random.Next(65_536)),
            _ => GuardianFrames.WriteBare(wire, sequence, random.Next(2) == 0 ? GuardianFrameType.Reset : GuardianFrameType.Home),
        };
        List<byte> spoiled = [.. wire[..(length - 1)]];
        switch (random.Next(3))
        {
            case 0:
                foreach (int bit in Enumerable.Range(0, spoiled.Count * 8).OrderBy(_ => random.Next()).Take(random.Next(1, 4)))
                    spoiled[bit / 8] ^= (byte)(1 << (bit % 8));
                break;
            case 1:
                spoiled.RemoveAt(random.Next(spoiled.Count));
                break;
            default:
                spoiled.RemoveRange(random.Next(1, spoiled.Count), 1);
                break;
        }

        spoiled.Add(0);
        return [.. spoiled];
    }

    private static int Limit(GuardianBoard board, int address) => (short)(board.Chip.ReadRam(address) | (board.Chip.ReadRam(address + 1) << 8));

    private static PortableGuardian In(Situation situation)
    {
        var guardian = new PortableGuardian();
        guardian.Set(Pin.EmergencyStop, 1);
        guardian.Advance(30 * Millisecond);
        Answer(guardian);
        guardian.Send(GuardianFrameType.Home);
        guardian.Set(Pin.HomeSwitch, 1);
        guardian.Set(Pin.Code, 1);
        guardian.Advance(21 * Millisecond);
        Answer(guardian);
        guardian.Set(Pin.HomeSwitch, 0);
        if (situation is Situation.Permitted or Situation.Ending)
        {
            guardian.Set(Pin.Pedal, 1);
            guardian.Advance(Millisecond);
            guardian.Permit(new GuardianPermit(300, 100, 20_000, 1));
            guardian.Advance(Millisecond);
        }

        if (situation == Situation.Ending)
        {
            for (int i = 0; i < 1100; i++)
            {
                guardian.MoveNeedle(1);
                guardian.Advance(100);
                if (i % 100 == 99)
                    Answer(guardian);
            }

            guardian.Set(Pin.Pedal, 0);
            guardian.Advance(6 * Millisecond);
        }

        if (situation == Situation.Tripped)
        {
            guardian.Set(Pin.EmergencyStop, 0);
            guardian.Advance(21 * Millisecond);
        }

        Assert.Equal(situation switch { Situation.Ending => GuardianMode.Permitted, _ => Enum.Parse<GuardianMode>(situation.ToString()) }, guardian.Statuses[^1].Mode);
        return guardian;
    }

    private static void Answer(PortableGuardian guardian) => guardian.Heartbeat(GuardianChallenge.Answer(guardian.Statuses[^1].Challenge));
}
