using System.Globalization;
using System.Security.Cryptography;

namespace MesoInjector.Records.Users;

/// <summary>
/// PBKDF2 with HMAC-SHA-256 and 600,000 rounds (OWASP, 2023) over a random salt, by the framework. The text says how it was made, so that
/// older ones still verify when the rounds grow.
/// </summary>
internal static class PinHash
{
    private const string Method = "pbkdf2-sha256";
    private const int Rounds = 600_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Compared where there is no such user, so that an unknown name takes as long as a wrong PIN.</summary>
    private static readonly string OfNobody = Create("000000");

    public static string Create(string pin)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(pin, salt, Rounds, HashAlgorithmName.SHA256, HashBytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Method}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <param name="pin">What was typed.</param>
    /// <param name="stored">A hash; null where there is none, which never matches.</param>
    public static bool Matches(string pin, string? stored)
    {
        string[] parts = (stored ?? OfNobody).Split('$');
        if (parts.Length != 4 || parts[0] != Method || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) || rounds < 1)
            return false;
        byte[] expected = Convert.FromBase64String(parts[3]);
        byte[] found = Rfc2898DeriveBytes.Pbkdf2(pin, Convert.FromBase64String(parts[2]), rounds, HashAlgorithmName.SHA256, expected.Length);
        return CryptographicOperations.FixedTimeEquals(expected, found) && stored is not null;
    }
}
