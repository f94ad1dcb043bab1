using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>Every frame of the protocol, by the document's vectors V-01 to V-14, there and back.</summary>
[Requirement("SR-055")]
public sealed class GuardianFramesTests
{
    public static TheoryData<string, string, byte, string, string, string> Vectors =>
        [.. DocumentTables.Rows("protocol.md", "V-").Select(row => (row[0], row[1], byte.Parse(row[2], CultureInfo.InvariantCulture), row[3], row[4], row[5]))];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_vector_of_the_document_is_written_so(string id, string frame, byte sequence, string fields, string plain, string wire)
    {
        Assert.NotEmpty(id);
        byte[] written = Write(frame, sequence, Values(fields), fields);
        Assert.Equal(DocumentTables.Bytes(wire), written);
        byte[] received = Frame(written);
        Assert.Equal(DocumentTables.Bytes(plain)[..^2], received);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_vector_of_the_document_is_read_so(string id, string frame, byte sequence, string fields, string plain, string wire)
    {
        Assert.NotEmpty(id);
        Assert.NotEmpty(plain);
        byte[] received = Frame(DocumentTables.Bytes(wire));
        Assert.Equal(Enum.Parse<GuardianFrameType>(frame), GuardianFrames.TypeOf(received));
        Assert.Equal(sequence, GuardianFrames.SequenceOf(received));
        Dictionary<string, long> values = Values(fields);
        switch (GuardianFrames.TypeOf(received))
        {
            case GuardianFrameType.Heartbeat:
                Assert.True(GuardianFrames.TryReadHeartbeat(received, out ushort answer));
                Assert.Equal(values["answer"], answer);
                break;
            case GuardianFrameType.SetTipZero:
                Assert.True(GuardianFrames.TryReadSetTipZero(received, out short counts));
                Assert.Equal(values["counts"], counts);
                break;
            case GuardianFrameType.Permit:
                Assert.True(GuardianFrames.TryReadPermit(received, out GuardianPermit permit));
                Assert.Equal(PermitOf(values), permit);
                break;
            case GuardianFrameType.Status:
                Assert.True(GuardianFrames.TryReadStatus(received, out GuardianStatus status));
                Assert.Equal(StatusOf(values), status);
                break;
            case GuardianFrameType.Identity:
                Assert.True(GuardianFrames.TryReadIdentity(received, out GuardianIdentity identity));
                Assert.Equal(IdentityOf(values, fields), identity);
                Assert.Equal("0a1b2c3d", identity.GitHash);
                break;
            default:
                Assert.True(GuardianFrames.IsBare(received, GuardianFrames.TypeOf(received)));
                break;
        }
    }

    [Fact]
    public void Every_type_has_a_vector() =>
        Assert.Equal(
            Enum.GetNames<GuardianFrameType>().Where(name => name != nameof(GuardianFrameType.None)).Order(),
            DocumentTables.Rows("protocol.md", "V-").Select(row => row[1]).Distinct().Order());

    [Fact]
    public void A_status_comes_back_as_it_was_whatever_it_says() =>
        Prop.ForAll(Statuses(), status =>
        {
            var wire = new byte[GuardianFrames.LongestWire];
            byte[] frame = Frame(wire[..GuardianFrames.WriteStatus(wire, 5, status)]);
            return GuardianFrames.TryReadStatus(frame, out GuardianStatus read) && read == status;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_permit_comes_back_as_it_was() =>
        Prop.ForAll<ushort, ushort, ushort>((depth, plunger, time) =>
        {
            var wire = new byte[GuardianFrames.LongestWire];
            var permit = new GuardianPermit(depth, plunger, time, (byte)(depth ^ time));
            byte[] frame = Frame(wire[..GuardianFrames.WritePermit(wire, 5, permit)]);
            return GuardianFrames.TryReadPermit(frame, out GuardianPermit read) && read == permit;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void No_frame_is_read_as_another_nor_with_a_byte_too_many_or_too_few()
    {
        foreach (string[] row in DocumentTables.Rows("protocol.md", "V-"))
        {
            byte[] frame = DocumentTables.Bytes(row[4])[..^2];
            Assert.Equal([row[1]], ReadAs(frame));
            Assert.Empty(ReadAs([.. frame, 0]));
            Assert.Empty(ReadAs(frame[..^1]));
        }
    }

    [Theory]
    [InlineData(2, 6)]
    [InlineData(2, 255)]
    [InlineData(10, 14)]
    [InlineData(8, 0x7F)]
    public void A_status_that_names_what_does_not_exist_is_none(int bodyByte, byte value)
    {
        byte[] frame = DocumentTables.Bytes(DocumentTables.Rows("protocol.md", "V-11").Single()[4])[..^2];
        Assert.True(GuardianFrames.TryReadStatus(frame, out _));
        frame[2 + bodyByte] = value;
        Assert.False(GuardianFrames.TryReadStatus(frame, out GuardianStatus status));
        Assert.Equal(default, status);
    }

    [Fact]
    public void The_documents_challenges_have_their_answers_and_successors()
    {
        string[][] rows = [.. DocumentTables.Rows("protocol.md", "0x").Where(row => row.Length == 3 && row[0].Length == 6)];
        Assert.Equal(5, rows.Length);
        foreach (string[] row in rows)
        {
            ushort challenge = Convert.ToUInt16(row[0], 16);
            Assert.Equal(Convert.ToUInt16(row[1], 16), GuardianChallenge.Answer(challenge));
            Assert.Equal(Convert.ToUInt16(row[2], 16), GuardianChallenge.Next(challenge));
        }

        Assert.Equal(GuardianChallenge.First, Convert.ToUInt16(rows[0][0], 16));
    }

    [Fact]
    public void Challenges_run_through_all_values_but_zero_and_no_two_have_one_answer()
    {
        var seen = new HashSet<ushort>();
        var answers = new HashSet<ushort>();
        for (ushort challenge = GuardianChallenge.First; seen.Add(challenge); challenge = GuardianChallenge.Next(challenge))
            answers.Add(GuardianChallenge.Answer(challenge));
        Assert.Equal(65535, seen.Count);
        Assert.Equal(65535, answers.Count);
        Assert.DoesNotContain((ushort)0, seen);
    }

    private static Arbitrary<GuardianStatus> Statuses() =>
        (from bytes in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(12)
         from plunger in Gen.Choose(-400_000, 400_000)
         select new GuardianStatus(
             BitConverter.ToUInt16(bytes, 0),
             (GuardianMode)(bytes[2] % 6),
             BitConverter.ToInt16(bytes, 3),
             plunger,
             (GuardianInputs)bytes[5],
             (GuardianTrip)(bytes[6] % 14),
             BitConverter.ToInt16(bytes, 7),
             (GuardianConditions)(bytes[9] & 0x0F),
             (byte)(bytes[9] >> 4),
             bytes[10],
             bytes[11])).ToArbitrary();

    private static List<string> ReadAs(byte[] frame)
    {
        var types = new List<string>();
        if (GuardianFrames.TryReadHeartbeat(frame, out _))
            types.Add(nameof(GuardianFrameType.Heartbeat));
        if (GuardianFrames.TryReadSetTipZero(frame, out _))
            types.Add(nameof(GuardianFrameType.SetTipZero));
        if (GuardianFrames.TryReadPermit(frame, out _))
            types.Add(nameof(GuardianFrameType.Permit));
        if (GuardianFrames.TryReadStatus(frame, out _))
            types.Add(nameof(GuardianFrameType.Status));
        if (GuardianFrames.TryReadIdentity(frame, out _))
            types.Add(nameof(GuardianFrameType.Identity));
        GuardianFrameType[] bare = [GuardianFrameType.Home, GuardianFrameType.EndPermit, GuardianFrameType.Reset, GuardianFrameType.Query];
        types.AddRange(bare.Where(type => GuardianFrames.IsBare(frame, type)).Select(type => type.ToString()));
        return types;
    }

    private static byte[] Write(string frame, byte sequence, Dictionary<string, long> values, string fields)
    {
        var wire = new byte[GuardianFrames.LongestWire];
        GuardianFrameType type = Enum.Parse<GuardianFrameType>(frame);
        int length = type switch
        {
            GuardianFrameType.Heartbeat => GuardianFrames.WriteHeartbeat(wire, sequence, (ushort)values["answer"]),
            GuardianFrameType.SetTipZero => GuardianFrames.WriteSetTipZero(wire, sequence, (short)values["counts"]),
            GuardianFrameType.Permit => GuardianFrames.WritePermit(wire, sequence, PermitOf(values)),
            GuardianFrameType.Status => GuardianFrames.WriteStatus(wire, sequence, StatusOf(values)),
            GuardianFrameType.Identity => GuardianFrames.WriteIdentity(wire, sequence, IdentityOf(values, fields)),
            _ => GuardianFrames.WriteBare(wire, sequence, type),
        };
        return wire[..length];
    }

    private static Dictionary<string, long> Values(string fields) =>
        fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=')).Where(pair => pair[0] != "gitHash")
            .ToDictionary(pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture));

    private static GuardianPermit PermitOf(Dictionary<string, long> values) =>
        new((ushort)values["maxDepth"], (ushort)values["maxPlunger"], (ushort)values["milliseconds"], (byte)values["number"]);

    private static GuardianStatus StatusOf(Dictionary<string, long> values) => new(
        (ushort)values["challenge"],
        (GuardianMode)values["mode"],
        (short)values["depth"],
        (int)values["plunger"],
        (GuardianInputs)values["inputs"],
        (GuardianTrip)values["trip"],
        (short)values["tipZero"],
        (GuardianConditions)values["conditions"],
        (byte)values["permitNumber"],
        (byte)values["lastSequence"],
        (byte)values["rejected"]);

    private static GuardianIdentity IdentityOf(Dictionary<string, long> values, string fields)
    {
        string hash = fields.Split(' ').Single(field => field.StartsWith("gitHash=", StringComparison.Ordinal))["gitHash=".Length..];
        return GuardianIdentity.Create((byte)values["protocolVersion"], (uint)values["limitsHash"], hash, (ushort)values["flashCrc"]);
    }

    private static byte[] Frame(byte[] wire)
    {
        var receiver = new FrameReceiver();
        foreach (byte value in wire)
        {
            if (receiver.Take(value))
                return receiver.Frame.ToArray();
        }

        throw new Xunit.Sdk.XunitException("no whole frame");
    }
}
