using System.Buffers.Binary;

namespace MesoInjector.Link;

/// <summary>What a frame carries.</summary>
public enum LinkMessage : byte
{
    /// <summary>First in each direction: the version of this contract, then who speaks, as text.</summary>
    Hello = 1,

    /// <summary>From the daemon: what the injector shows.</summary>
    Snapshot,

    /// <summary>To the daemon: an operator's command as text.</summary>
    Command,

    /// <summary>From the daemon: what became of a command.</summary>
    Answer,

    /// <summary>To the daemon: something that is no operator's command, as <see cref="LinkRequest"/>.</summary>
    Request,

    /// <summary>From the daemon: what became of a request, as <see cref="LinkReply"/>.</summary>
    Reply,
}

/// <summary>A frame: length of the payload (4 bytes, little-endian), kind (1 byte), payload.</summary>
public static class LinkFrame
{
    /// <summary>Of this contract; both sides must have the same.</summary>
    public const int Version = 2;

    /// <summary>Before the payload, bytes.</summary>
    public const int HeadSize = 5;

    /// <summary>The longest payload: an order with 150 points takes a tenth of it.</summary>
    public const int LongestPayload = 1 << 18;

    /// <summary>Writes the head of a frame.</summary>
    public static void WriteHead(Span<byte> to, LinkMessage message, int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, length);
        to[4] = (byte)message;
    }

    /// <summary>A whole frame.</summary>
    public static byte[] Of(LinkMessage message, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, LongestPayload, nameof(payload));
        byte[] frame = new byte[HeadSize + payload.Length];
        WriteHead(frame, message, payload.Length);
        payload.CopyTo(frame.AsSpan(HeadSize));
        return frame;
    }

    /// <summary>Reads the next frame.</summary>
    /// <param name="stream">Where it comes from.</param>
    /// <returns>Null where the other side ended in order, between two frames.</returns>
    /// <exception cref="InvalidDataException">This is no frame, or it breaks off.</exception>
    public static (LinkMessage Message, byte[] Payload)? Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> head = stackalloc byte[HeadSize];
        int got = stream.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false);
        if (got == 0)
            return null;
        int length = got == HeadSize ? BinaryPrimitives.ReadInt32LittleEndian(head) : -1;
        if (length is < 0 or > LongestPayload || head[4] is < (byte)LinkMessage.Hello or > (byte)LinkMessage.Reply)
            throw new InvalidDataException("this is not a frame of the link");
        byte[] payload = new byte[length];
        if (stream.ReadAtLeast(payload, length, throwOnEndOfStream: false) != length)
            throw new InvalidDataException("a frame breaks off");
        return ((LinkMessage)head[4], payload);
    }
}
