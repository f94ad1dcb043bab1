using System.Buffers.Binary;
using MesoInjector.Control.Devices;

namespace MesoInjector.Hardware.Guardian;

/// <summary>Every frame between host and guardian, both ways; the bytes are those of <c>docs/protocol.md</c>. Allocates nothing.</summary>
/// <remarks>Encoders write the whole frame as it goes on the wire. Decoders take what <see cref="FrameReceiver"/> gives: type, sequence, body.</remarks>
public static class GuardianFrames
{
    /// <summary>Changes with every change of the protocol that the other side must know of.</summary>
    public const byte ProtocolVersion = 1;

    /// <summary>The longest frame before byte stuffing: a status with type, sequence and checksum.</summary>
    public const int LongestPlain = HeaderLength + StatusLength + ChecksumLength;

    /// <summary>The longest frame on the wire: one byte for the stuffing, one for the zero.</summary>
    public const int LongestWire = LongestPlain + 2;

    private const int HeaderLength = 2;
    private const int ChecksumLength = 2;
    private const int StatusLength = 16;
    private const int IdentityLength = 15;
    private const int PermitLength = 7;

    /// <summary>Beyond this a plunger count is no length an axis has; it keeps the conversion to nanometres in range.</summary>
    private const int LargestPlungerCount = 400_000;

    /// <summary>The type of a frame.</summary>
    public static GuardianFrameType TypeOf(ReadOnlySpan<byte> frame) => frame.IsEmpty ? GuardianFrameType.None : (GuardianFrameType)frame[0];

    /// <summary>The sequence of a frame of at least two bytes.</summary>
    public static byte SequenceOf(ReadOnlySpan<byte> frame) => frame[1];

    /// <summary>Writes a frame without a body: <see cref="GuardianFrameType.Home"/>, <see cref="GuardianFrameType.EndPermit"/>,
    /// <see cref="GuardianFrameType.Reset"/> or <see cref="GuardianFrameType.Query"/>.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteBare(Span<byte> wire, byte sequence, GuardianFrameType type) => Write(wire, sequence, type, []);

    /// <summary>Writes a heartbeat.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteHeartbeat(Span<byte> wire, byte sequence, ushort answer)
    {
        Span<byte> body = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(body, answer);
        return Write(wire, sequence, GuardianFrameType.Heartbeat, body);
    }

    /// <summary>Writes a tip zero.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteSetTipZero(Span<byte> wire, byte sequence, short counts)
    {
        Span<byte> body = stackalloc byte[sizeof(short)];
        BinaryPrimitives.WriteInt16LittleEndian(body, counts);
        return Write(wire, sequence, GuardianFrameType.SetTipZero, body);
    }

    /// <summary>Writes a permit.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WritePermit(Span<byte> wire, byte sequence, in GuardianPermit permit)
    {
        Span<byte> body = stackalloc byte[PermitLength];
        BinaryPrimitives.WriteUInt16LittleEndian(body, permit.MaxDepth);
        BinaryPrimitives.WriteUInt16LittleEndian(body[2..], permit.MaxPlunger);
        BinaryPrimitives.WriteUInt16LittleEndian(body[4..], permit.Milliseconds);
        body[6] = permit.Number;
        return Write(wire, sequence, GuardianFrameType.Permit, body);
    }

    /// <summary>Writes a status.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteStatus(Span<byte> wire, byte sequence, in GuardianStatus status)
    {
        Span<byte> body = stackalloc byte[StatusLength];
        BinaryPrimitives.WriteUInt16LittleEndian(body, status.Challenge);
        body[2] = (byte)status.Mode;
        BinaryPrimitives.WriteInt16LittleEndian(body[3..], status.Depth);
        BinaryPrimitives.WriteInt32LittleEndian(body[5..], status.Plunger);
        body[9] = (byte)status.Inputs;
        body[10] = (byte)status.Trip;
        BinaryPrimitives.WriteInt16LittleEndian(body[11..], status.TipZero);
        body[13] = (byte)((byte)status.Conditions | ((status.PermitNumber & 0x0F) << 4));
        body[14] = status.LastSequence;
        body[15] = status.Rejected;
        return Write(wire, sequence, GuardianFrameType.Status, body);
    }

    /// <summary>Writes an identity.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteIdentity(Span<byte> wire, byte sequence, in GuardianIdentity identity)
    {
        Span<byte> body = stackalloc byte[IdentityLength];
        body[0] = identity.ProtocolVersion;
        BinaryPrimitives.WriteUInt32LittleEndian(body[1..], identity.LimitsHash);
        BinaryPrimitives.WriteUInt64LittleEndian(body[5..], identity.GitHashBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(body[13..], identity.FlashCrc);
        return Write(wire, sequence, GuardianFrameType.Identity, body);
    }

    /// <summary>Whether a frame is the given one of those without a body.</summary>
    public static bool IsBare(ReadOnlySpan<byte> frame, GuardianFrameType type) => Is(frame, type, 0);

    /// <summary>Reads a heartbeat.</summary>
    /// <returns>False when it is no heartbeat.</returns>
    public static bool TryReadHeartbeat(ReadOnlySpan<byte> frame, out ushort answer)
    {
        bool right = Is(frame, GuardianFrameType.Heartbeat, sizeof(ushort));
        answer = right ? BinaryPrimitives.ReadUInt16LittleEndian(frame[HeaderLength..]) : default;
        return right;
    }

    /// <summary>Reads a tip zero.</summary>
    /// <returns>False when it is none.</returns>
    public static bool TryReadSetTipZero(ReadOnlySpan<byte> frame, out short counts)
    {
        bool right = Is(frame, GuardianFrameType.SetTipZero, sizeof(short));
        counts = right ? BinaryPrimitives.ReadInt16LittleEndian(frame[HeaderLength..]) : default;
        return right;
    }

    /// <summary>Reads a permit.</summary>
    /// <returns>False when it is none.</returns>
    public static bool TryReadPermit(ReadOnlySpan<byte> frame, out GuardianPermit permit)
    {
        permit = default;
        if (!Is(frame, GuardianFrameType.Permit, PermitLength))
            return false;
        ReadOnlySpan<byte> body = frame[HeaderLength..];
        permit = new GuardianPermit(
            BinaryPrimitives.ReadUInt16LittleEndian(body),
            BinaryPrimitives.ReadUInt16LittleEndian(body[2..]),
            BinaryPrimitives.ReadUInt16LittleEndian(body[4..]),
            body[6]);
        return true;
    }

    /// <summary>Reads a status.</summary>
    /// <returns>False when it is none, or names a mode, a cause or a place that does not exist.</returns>
    public static bool TryReadStatus(ReadOnlySpan<byte> frame, out GuardianStatus status)
    {
        status = default;
        if (!Is(frame, GuardianFrameType.Status, StatusLength))
            return false;
        ReadOnlySpan<byte> body = frame[HeaderLength..];
        int plunger = BinaryPrimitives.ReadInt32LittleEndian(body[5..]);
        if (body[2] > (byte)GuardianMode.Tripped || body[10] > (byte)GuardianTrip.HomingDirection
            || plunger is < -LargestPlungerCount or > LargestPlungerCount)
        {
            return false;
        }

        status = new GuardianStatus(
            BinaryPrimitives.ReadUInt16LittleEndian(body),
            (GuardianMode)body[2],
            BinaryPrimitives.ReadInt16LittleEndian(body[3..]),
            plunger,
            (GuardianInputs)body[9],
            (GuardianTrip)body[10],
            BinaryPrimitives.ReadInt16LittleEndian(body[11..]),
            (GuardianConditions)(body[13] & 0x0F),
            (byte)(body[13] >> 4),
            body[14],
            body[15]);
        return true;
    }

    /// <summary>Reads an identity.</summary>
    /// <returns>False when it is none.</returns>
    public static bool TryReadIdentity(ReadOnlySpan<byte> frame, out GuardianIdentity identity)
    {
        identity = default;
        if (!Is(frame, GuardianFrameType.Identity, IdentityLength))
            return false;
        ReadOnlySpan<byte> body = frame[HeaderLength..];
        identity = new GuardianIdentity(
            body[0],
            BinaryPrimitives.ReadUInt32LittleEndian(body[1..]),
            BinaryPrimitives.ReadUInt64LittleEndian(body[5..]),
            BinaryPrimitives.ReadUInt16LittleEndian(body[13..]));
        return true;
    }

    private static bool Is(ReadOnlySpan<byte> frame, GuardianFrameType type, int bodyLength) =>
        frame.Length == HeaderLength + bodyLength && frame[0] == (byte)type;

    private static int Write(Span<byte> wire, byte sequence, GuardianFrameType type, ReadOnlySpan<byte> body)
    {
        Span<byte> plain = stackalloc byte[LongestPlain];
        plain[0] = (byte)type;
        plain[1] = sequence;
        body.CopyTo(plain[HeaderLength..]);
        int end = HeaderLength + body.Length;
        BinaryPrimitives.WriteUInt16LittleEndian(plain[end..], Crc16.Of(plain[..end]));
        int length = Cobs.Encode(plain[..(end + ChecksumLength)], wire);
        wire[length] = 0;
        return length + 1;
    }
}
