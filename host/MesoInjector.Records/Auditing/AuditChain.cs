using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MesoInjector.Records.Auditing;

/// <summary>
/// Each entry's hash is SHA-256 over the hash of the entry before, its own number and its content. The first hangs on the identity of
/// the file, so that entries cannot be carried from one file to another.
/// </summary>
internal static class AuditChain
{
    public const int HashBytes = 32;

    /// <summary>What the first entry hangs on.</summary>
    public static byte[] Root(string identity) => SHA256.HashData(Encoding.UTF8.GetBytes("MesoInjector treatment record " + identity));

    /// <summary>The hash of an entry.</summary>
    /// <param name="before">The hash of the entry before.</param>
    /// <param name="number">Its number.</param>
    /// <param name="content">Its content, see <see cref="JournalRow.WriteContent"/>.</param>
    public static byte[] Next(ReadOnlySpan<byte> before, long number, ReadOnlySpan<byte> content)
    {
        int length = HashBytes + 8 + content.Length;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        Span<byte> all = rented.AsSpan(0, length);
        before.CopyTo(all);
        BinaryPrimitives.WriteInt64LittleEndian(all[HashBytes..], number);
        content.CopyTo(all[(HashBytes + 8)..]);
        byte[] hash = SHA256.HashData(all);
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Text(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);
}
