using System.Net;

namespace MesoInjector.Console.Network;

/// <summary>The console on the clinic's network: encrypted, with sign-in, to look only. STOP works.</summary>
/// <param name="Address">Where it is served.</param>
/// <param name="Certificate">The certificate: a PFX with its key, or a PEM file.</param>
/// <param name="Key">The key of a PEM certificate; null where the file holds it, or it is a PFX.</param>
/// <param name="PasswordFile">A file with the password of the PFX or key; null for none.</param>
public sealed record NetworkOptions(IPEndPoint Address, string Certificate, string? Key = null, string? PasswordFile = null);
