using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>A frame is whole or nothing.</summary>
[Requirement("SR-055")]
public sealed class FrameReceiverTests
{
    private readonly FrameReceiver _receiver = new();

    public static TheoryData<string, string> Refusals =>
        [.. DocumentTables.Rows("protocol.md", "R-").Where(row => row[0] != "R-04").Select(row => (row[0], row[1]))];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_the_document_says_the_receiver_refuses_is_refused_and_counted(string id, string wire)
    {
        Assert.NotEmpty(id);
        Assert.Empty(Take(DocumentTables.Bytes(wire)));
        Assert.Equal(1u, _receiver.Refused);
    }

    [Fact]
    public void A_replay_is_whole_to_the_receiver_and_left_to_the_sequence()
    {
        byte[] wire = DocumentTables.Bytes(DocumentTables.Rows("protocol.md", "R-04").Single()[1]);
        Assert.Equal(2, Take([.. wire, .. wire]).Count);
        Assert.Equal(3, Refusals.Count);
    }

    [Fact]
    public void Zeros_in_a_row_are_no_frames_and_are_not_counted()
    {
        Assert.Empty(Take(new byte[50]));
        Assert.Equal(0u, _receiver.Refused);
    }

    [Fact]
    public void Every_single_wrong_bit_on_the_wire_is_refused()
    {
        foreach (byte[] wire in Wires())
        {
            for (int bit = 0; bit < (wire.Length - 1) * 8; bit++)
            {
                byte[] wrong = [.. wire];
                wrong[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.Empty(Take(wrong));
            }
        }
    }

    [Fact]
    public void A_frame_cut_short_anywhere_is_refused_and_the_next_one_is_taken()
    {
        foreach (byte[] wire in Wires())
        {
            byte[] whole = Assert.Single(Take(wire));
            for (int length = 1; length < wire.Length - 1; length++)
            {
                uint refused = _receiver.Refused;
                byte[] taken = Assert.Single(Take([.. wire[..length], 0, .. wire]));
                Assert.Equal(whole, taken);
                Assert.Equal(refused + 1, _receiver.Refused);
            }
        }
    }

    [Fact]
    public void A_torn_frame_that_no_zero_ended_takes_the_next_one_with_it_and_no_more()
    {
        byte[] wire = Wires()[0];
        Assert.Single(Take([.. wire[..4], .. wire, .. wire]));
        Assert.Equal(1u, _receiver.Refused);
    }

    [Fact]
    public void A_stream_without_zeros_is_one_refusal_and_the_frame_after_it_is_taken()
    {
        byte[] noise = [.. Enumerable.Repeat((byte)0x55, 5000)];
        Assert.Empty(Take(noise));
        Assert.True(_receiver.Partial);
        Assert.Single(Take([0, .. Wires()[0]]));
        Assert.Equal(1u, _receiver.Refused);
        Assert.False(_receiver.Partial);
    }

    [Fact]
    public void A_frame_as_long_as_the_longest_is_taken_and_a_longer_one_is_not()
    {
        Assert.Single(Take(Wire(GuardianFrames.LongestPlain - 2)));
        Assert.Empty(Take(Wire(GuardianFrames.LongestPlain - 1)));
        Assert.Empty(Take(Wire(GuardianFrames.LongestPlain)));
    }

    [Fact]
    public void A_frame_needs_type_and_sequence()
    {
        Assert.Single(Take(Wire(2)));
        Assert.Empty(Take(Wire(1)));
        Assert.Empty(Take(Wire(0)));
    }

    [Fact]
    public void Garbage_before_a_zero_does_not_matter_to_the_frame_after_it() =>
        Prop.ForAll<byte[], byte>((garbage, which) =>
        {
            byte[] wire = Wires()[which % Wires().Count];
            return Take([.. garbage, 0, .. wire]) is [.., var last] && last.SequenceEqual(new FrameReceiverTests().Take(wire)[0]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Cleared_it_is_as_new()
    {
        Take([1, 2, 0, 3]);
        _receiver.Clear();
        Assert.Equal(0u, _receiver.Refused);
        Assert.False(_receiver.Partial);
        Assert.True(_receiver.Frame.IsEmpty);
    }

    /// <summary>One of each frame: the vectors of the document.</summary>
    private static List<byte[]> Wires() => [.. DocumentTables.Rows("protocol.md", "V-").Select(row => DocumentTables.Bytes(row[5]))];

    /// <summary>A frame of a length with its right checksum.</summary>
    private static byte[] Wire(int length)
    {
        byte[] plain = [.. Enumerable.Range(1, length).Select(value => (byte)value)];
        ushort crc = Crc16.Of(plain);
        plain = [.. plain, (byte)(crc & 0xFF), (byte)(crc >> 8)];
        var coded = new byte[plain.Length + 1];
        Cobs.Encode(plain, coded);
        return [.. coded, 0];
    }

    private List<byte[]> Take(byte[] bytes)
    {
        var frames = new List<byte[]>();
        foreach (byte value in bytes)
        {
            if (_receiver.Take(value))
                frames.Add(_receiver.Frame.ToArray());
        }

        return frames;
    }
}
