using System.Buffers.Binary;
using System.Text;

namespace MesoInjector.Link;

/// <summary>Who speaks.</summary>
/// <param name="Version">Of the contract.</param>
/// <param name="Simulated">The device is a virtual one.</param>
/// <param name="Program">Name and version of the program.</param>
public sealed record LinkHello(int Version, bool Simulated, string Program)
{
    /// <summary>As a whole frame.</summary>
    public byte[] ToFrame()
    {
        byte[] name = Encoding.UTF8.GetBytes(Program);
        byte[] payload = new byte[5 + name.Length];
        BinaryPrimitives.WriteInt32LittleEndian(payload, Version);
        payload[4] = (byte)(Simulated ? 1 : 0);
        name.CopyTo(payload, 5);
        return LinkFrame.Of(LinkMessage.Hello, payload);
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="InvalidDataException">It is not a greeting, or one of another version.</exception>
    public static LinkHello Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 5)
            throw new InvalidDataException("a greeting breaks off");
        var hello = new LinkHello(BinaryPrimitives.ReadInt32LittleEndian(payload), payload[4] != 0, Encoding.UTF8.GetString(payload[5..]));
        return hello.Version == LinkFrame.Version
            ? hello
            : throw new InvalidDataException($"{hello.Program} speaks version {hello.Version} of the link, this program version {LinkFrame.Version}; use programs of one release");
    }
}
