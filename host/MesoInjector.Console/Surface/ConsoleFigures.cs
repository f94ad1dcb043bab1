namespace MesoInjector.Console.Surface;

/// <summary>How the console does, in numbers.</summary>
/// <param name="UptimeSeconds">Since it was started.</param>
/// <param name="DeviceConnected">A daemon answers, and what it shows is fresh.</param>
/// <param name="Snapshots">Received since the start.</param>
/// <param name="LivePages">Pages that listen now.</param>
/// <param name="Commands">Operators' commands given.</param>
/// <param name="CommandsRefused">Of these, refused by the device.</param>
/// <param name="Unanswered">Commands and requests without an answer.</param>
/// <param name="Requests">Requests to the daemon.</param>
/// <param name="RequestsRefused">Of these, refused.</param>
/// <param name="MemoryBytes">Of this process.</param>
/// <param name="ProcessorSeconds">Of this process.</param>
public sealed record ConsoleFigures(
    double UptimeSeconds, bool DeviceConnected, long Snapshots, long LivePages, long Commands, long CommandsRefused, long Unanswered, long Requests, long RequestsRefused, long MemoryBytes, double ProcessorSeconds);
