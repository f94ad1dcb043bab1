using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>Byte stuffing, by the examples C-01 to C-05 of the protocol and for everything else.</summary>
public sealed class CobsTests
{
    public static TheoryData<string, string, string> Examples =>
        [.. DocumentTables.Rows("protocol.md", "C-").Select(row => (row[0], row[1], row[2]))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_documents_examples_hold_both_ways(string id, string plain, string stuffed)
    {
        Assert.NotEmpty(id);
        Assert.Equal(DocumentTables.Bytes(stuffed), Encode(DocumentTables.Bytes(plain)));
        Assert.Equal(DocumentTables.Bytes(plain), Decode(DocumentTables.Bytes(stuffed)));
    }

    [Fact]
    public void All_of_the_documents_examples_were_read() => Assert.Equal(5, Examples.Count);

    [Fact]
    public void What_is_stuffed_has_no_zero_and_is_one_byte_longer() =>
        Prop.ForAll(Sources(), source =>
        {
            byte[] coded = Encode(source);
            return coded.Length == source.Length + 1 && !coded.Contains((byte)0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void What_is_stuffed_comes_back() =>
        Prop.ForAll(Sources(), source => source.SequenceEqual(Decode(Encode(source)) ?? [0xEE])).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Whatever_arrives_is_decoded_or_refused_but_never_throws_nor_runs_over() =>
        Prop.ForAll<byte[], byte>((bytes, room) =>
        {
            var destination = new byte[room % 32];
            bool taken = Cobs.TryDecode(bytes, destination, out int length);
            return length <= destination.Length && (!taken || length < bytes.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("")]
    [InlineData("03 11")]
    [InlineData("02")]
    [InlineData("01 00")]
    [InlineData("03 11 00")]
    [InlineData("00 11")]
    public void What_no_encoder_makes_is_refused(string coded) => Assert.Null(Decode(DocumentTables.Bytes(coded)));

    [Fact]
    public void A_result_that_does_not_fit_is_refused()
    {
        Assert.True(Cobs.TryDecode([3, 1, 2], new byte[2], out _));
        Assert.False(Cobs.TryDecode([3, 1, 2], new byte[1], out _));
        Assert.False(Cobs.TryDecode([3, 1, 2, 1], new byte[2], out _));
    }

    [Fact]
    public void The_longest_source_is_taken_and_a_longer_one_is_not()
    {
        byte[] longest = [.. Enumerable.Repeat((byte)1, Cobs.LongestSource)];
        Assert.Equal(longest, Decode(Encode(longest)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Encode([.. longest, 1]));
    }

    /// <summary>Zeros are the interesting bytes: about a third are.</summary>
    private static Arbitrary<byte[]> Sources() =>
        Gen.Choose(-128, 255).Select(value => (byte)Math.Max(value, 0)).ArrayOf().Where(bytes => bytes.Length <= Cobs.LongestSource).ToArbitrary();

    private static byte[] Encode(byte[] plain)
    {
        var coded = new byte[plain.Length + 1];
        return coded[..Cobs.Encode(plain, coded)];
    }

    private static byte[]? Decode(byte[] coded)
    {
        var plain = new byte[Cobs.LongestSource];
        return Cobs.TryDecode(coded, plain, out int length) ? plain[..length] : null;
    }
}
