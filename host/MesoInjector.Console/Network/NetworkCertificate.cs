using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MesoInjector.Console.Network;

/// <summary>Reads the certificate of the console.</summary>
internal static class NetworkCertificate
{
    /// <summary>Reads it, with its key.</summary>
    /// <exception cref="InvalidDataException">It cannot be used, with what to do.</exception>
    public static X509Certificate2 Read(NetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            string? password = options.PasswordFile is null ? null : File.ReadAllText(options.PasswordFile).Trim();
            bool pem = options.Key is not null || Path.GetExtension(options.Certificate) is ".pem" or ".crt" or ".cer";
            X509Certificate2 certificate = !pem ? X509CertificateLoader.LoadPkcs12FromFile(options.Certificate, password)
                : password is null ? X509Certificate2.CreateFromPemFile(options.Certificate, options.Key)
                : X509Certificate2.CreateFromEncryptedPemFile(options.Certificate, password, options.Key);
            return certificate.HasPrivateKey ? certificate : throw new InvalidDataException($"{options.Certificate} holds no key. Give a PFX, or the key of a PEM with --network-key.");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The certificate {options.Certificate} cannot be used: {exception.Message}", exception);
        }
    }
}
