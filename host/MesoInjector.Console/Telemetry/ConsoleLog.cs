using Microsoft.Extensions.Logging;

namespace MesoInjector.Console.Telemetry;

/// <summary>What the console writes down for whoever looks after it, with its values as fields. What belongs to a patient is in the record, not here.</summary>
internal static partial class ConsoleLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "STOP {Id} from {Address}: answered {Answered}")]
    public static partial void Stopped(this ILogger logger, Guid id, System.Net.IPAddress? address, bool answered);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "{Name} ({Role}) signed in from {Address}, looking only: {Looks}")]
    public static partial void SignedIn(this ILogger logger, string name, Records.Users.Role role, System.Net.IPAddress? address, bool looks);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "A sign-in from {Address} was refused")]
    public static partial void SignInRefused(this ILogger logger, System.Net.IPAddress? address);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Too many PINs from {Address}")]
    public static partial void TooManyPins(this ILogger logger, System.Net.IPAddress? address);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "{Method} {Path} from {Address} was refused: over the network one only looks")]
    public static partial void RefusedOverNetwork(this ILogger logger, string method, string path, System.Net.IPAddress? address);

    [LoggerMessage(EventId = 6, Level = LogLevel.Information, Message = "Device {Program}, simulated {Simulated}")]
    public static partial void DeviceFound(this ILogger logger, string program, bool simulated);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "No device: {Problem}")]
    public static partial void DeviceLost(this ILogger logger, string problem);
}
