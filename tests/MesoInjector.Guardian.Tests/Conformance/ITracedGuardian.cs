
namespace MesoInjector.Guardian.Tests.Conformance;

/// <summary>What a trace sets.</summary>
public enum Pin
{
    HomeSwitch,
    Pedal,
    EmergencyStop,
    Key,
    Code,
    RailLow,
}

/// <summary>A guardian that plays a trace: the simulator's model, or the firmware.</summary>
public interface ITracedGuardian : IDisposable
{
    /// <summary>Everything it said so far.</summary>
    IReadOnlyList<GuardianStatus> Statuses { get; }

    /// <summary>Sets a pin now; closed, pressed and present are 1.</summary>
    void Set(Pin pin, int value);

    /// <summary>One count of the needle encoder, toward the patient or back.</summary>
    void MoveNeedle(int step);

    /// <summary>One count of the plunger encoder.</summary>
    void MovePlunger(int step);

    /// <summary>Both lines of the needle encoder change at once.</summary>
    void MoveNeedleImpossibly();

    /// <summary>A frame whose last byte has arrived when its clock stands at a time.</summary>
    void Send(ReadOnlySpan<byte> wire, long arrives);

    /// <summary>Advances to a time of the common clock, in microseconds.</summary>
    void AdvanceTo(long microseconds);
}
