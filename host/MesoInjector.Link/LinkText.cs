using System.Buffers.Binary;
using System.Text;

namespace MesoInjector.Link;

/// <summary>Texts in payloads: length (2 bytes, little-endian), then UTF-8.</summary>
internal static class LinkText
{
    /// <summary>Longer texts are cut: nothing on a screen is longer.</summary>
    public const int Longest = 2000;

    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> to, string? text)
    {
        ReadOnlySpan<char> shown = text.AsSpan(0, Math.Min(text?.Length ?? 0, Longest));
        int length = Encoding.UTF8.GetBytes(shown, to[2..]);
        BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)length);
        return 2 + length;
    }

    public static string Read(ref ReadOnlySpan<byte> from)
    {
        if (from.Length < 2 || from.Length < 2 + BinaryPrimitives.ReadUInt16LittleEndian(from))
            throw new InvalidDataException("a text breaks off");
        int length = BinaryPrimitives.ReadUInt16LittleEndian(from);
        string text = Encoding.UTF8.GetString(from.Slice(2, length));
        from = from[(2 + length)..];
        return text;
    }
}
