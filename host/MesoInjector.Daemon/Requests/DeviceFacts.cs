namespace MesoInjector.Daemon.Requests;

/// <summary>What requests need to know of the device.</summary>
/// <param name="Program">Name and version of the program.</param>
/// <param name="Simulated">The device is a virtual one.</param>
/// <param name="JournalPath">Where the record is.</param>
/// <param name="Handpiece">Serial number of the handpiece that is connected; empty where nobody said it.</param>
/// <param name="Guardian">What the guardian says of itself; null as long as it has not.</param>
internal sealed record DeviceFacts(string Program, bool Simulated, string JournalPath, string Handpiece, Func<string?> Guardian);
