using System.Buffers.Binary;
using System.Text;

namespace MesoInjector.Hardware.Guardian;

/// <summary>Which protocol, limits and program a guardian has.</summary>
/// <param name="ProtocolVersion">See <see cref="GuardianFrames.ProtocolVersion"/>.</param>
/// <param name="LimitsHash">See <see cref="GuardianLimitsHash"/>.</param>
/// <param name="GitHashBytes">The first eight characters of the commit it was built from, the first in the lowest byte.</param>
/// <param name="FlashCrc">Checksum over its program memory.</param>
public readonly record struct GuardianIdentity(byte ProtocolVersion, uint LimitsHash, ulong GitHashBytes, ushort FlashCrc)
{
    /// <summary>How many characters of the commit are sent.</summary>
    public const int GitHashLength = 8;

    /// <summary>The commit in words; characters outside ASCII show as question marks.</summary>
    public string GitHash
    {
        get
        {
            Span<byte> bytes = stackalloc byte[GitHashLength];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, GitHashBytes);
            return Encoding.ASCII.GetString(bytes);
        }
    }

    /// <summary>It speaks this host's protocol and was built with this host's limits.</summary>
    public bool MatchesHost => ProtocolVersion == GuardianFrames.ProtocolVersion && LimitsHash == GuardianLimitsHash.Ours;

    /// <summary>An identity from its parts.</summary>
    /// <exception cref="ArgumentException">The commit is not eight ASCII characters.</exception>
    public static GuardianIdentity Create(byte protocolVersion, uint limitsHash, string gitHash, ushort flashCrc)
    {
        ArgumentNullException.ThrowIfNull(gitHash);
        if (gitHash.Length != GitHashLength || !Ascii.IsValid(gitHash))
            throw new ArgumentException($"'{gitHash}' is not {GitHashLength} ASCII characters.", nameof(gitHash));
        return new GuardianIdentity(protocolVersion, limitsHash, BinaryPrimitives.ReadUInt64LittleEndian(Encoding.ASCII.GetBytes(gitHash)), flashCrc);
    }
}
