namespace MesoInjector.Records.Reading;

/// <summary>What was running.</summary>
/// <param name="Software">Version of this program.</param>
/// <param name="Firmware">What the guardian said of itself; null where it had not yet, or is not known.</param>
/// <param name="Packages">The libraries it was built with, name and version.</param>
/// <param name="Runtime">.NET and operating system.</param>
public sealed record VersionsRecord(string Software, string? Firmware, IReadOnlyList<string> Packages, string Runtime);
