using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MesoInjector.Simulator.Judging;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>What a campaign keeps of a session.</summary>
/// <param name="Number">Its number in the campaign.</param>
/// <param name="Digest">Of all that happened in it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="VirtualSeconds">How long it was.</param>
/// <param name="Violations">What did not hold.</param>
public sealed record SessionSummary(long Number, string Digest, SessionOutcome Outcome, double VirtualSeconds, IReadOnlyList<Violation> Violations)
{
    /// <summary>Puts a session into few words.</summary>
    public static SessionSummary Of(long number, SessionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SessionSummary(number, DigestOf(result), result.Outcome, result.VirtualSeconds, result.Violations);
    }

    /// <summary>SHA-256 of everything that can differ between two sessions, the first 16 bytes in hexadecimal digits.</summary>
    public static string DigestOf(SessionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Add(text, $"{result.Outcome};{result.Detail};{result.PointsDone};{result.MaxExtensionUm};{Bits(result.VirtualSeconds)};{result.CyclesRun};{result.SpilledNl}");
        foreach (StateEvent state in result.States)
            Add(text, $"{Bits(state.AtSeconds)}{state.State}");
        foreach (AlarmEvent alarm in result.Alarms)
            Add(text, $"{Bits(alarm.AtSeconds)}{alarm.Code}{alarm.Point}");
        foreach (RefusalEvent refusal in result.Refusals)
            Add(text, $"{Bits(refusal.AtSeconds)}{refusal.Code}{refusal.Words}");
        foreach (GuardianEvent trip in result.GuardianTrips)
            Add(text, $"{Bits(trip.AtSeconds)}{trip.Cause}");
        foreach (FaultEvent fault in result.Faults)
            Add(text, $"{Bits(fault.AtSeconds)}{fault.Name}");
        foreach (InjectionResult injection in result.Injections)
            Add(text, $"{injection.Point};{injection.Outcome};{Bits(injection.StartSeconds)};{injection.DepthMaxUm};{injection.DoseEstimatedNl};{injection.DoseUpperBoundNl};{injection.DoseTrueNl};{Bits(injection.PeakPressureKpa)}");
        foreach (Violation violation in result.Violations)
            Add(text, $"{violation}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private static void Add(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Bits(double value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return Convert.ToHexStringLower(bytes);
    }
}
