namespace MesoInjector.Simulator.Faults;

/// <summary>The host's program, its clock and its disk; the guardian and the line to it.</summary>
internal static class HostFaults
{
    private const long SlowDisk = 2_000_000;
    private const long LateBytes = 40_000;
    private const long ClockJump = -500_000;

    public static IEnumerable<Fault> All { get; } =
    [
        new("host", "late", "each cycle begins 4 ms late", bench => bench.Host.LateMilliseconds = 4, bench => bench.Host.LateMilliseconds = 0),
        new("host", "slow", "each cycle begins 2 ms late", bench => bench.Host.LateMilliseconds = 2, bench => bench.Host.LateMilliseconds = 0),
        new("host", "stands-still", "the program stands still for 30 ms", bench => bench.Host.StandstillMilliseconds = 30, null),
        new("host", "freezes", "the program stands still for 400 ms", bench => bench.Host.StandstillMilliseconds = 400, null),
        new("host-clock", "jumps-back", "the clock goes back by half a second", bench => bench.Host.ClockOffset = ClockJump, bench => bench.Host.ClockOffset = 0),
        new("host-clock", "jumps-forward", "the clock goes forward by half a second", bench => bench.Host.ClockOffset = -ClockJump, null),
        new("host-program", "contradicts-itself", "a command comes that no part of the program knows", bench => bench.Host.UnknownCommand = true, null),
        new("record-store", "full", "nothing can be written to the disk", bench => bench.Disk.Full = true, bench => bench.Disk.Full = false),
        new("record-store", "slow", "the disk takes two seconds longer", bench => bench.Disk.Delay = SlowDisk, bench => bench.Disk.Delay = 0),
        new("guardian", "hung", "its program hangs and its watchdog starts it anew", bench => bench.Gun.Guardian.Hang(watchdogWorks: true), null),
        new("guardian", "dead", "its program hangs and its watchdog is dead too", bench => bench.Gun.Guardian.Hang(watchdogWorks: false), bench => bench.Gun.Guardian.PowerCycle()),
        new("guardian", "self-check", "its self-check fails once", bench => bench.Gun.Guardian.FailSelfCheck(), null),
        new("guardian", "broken", "its program or memory is not sound", bench => bench.Gun.Guardian.FailSelfCheck(forGood: true), bench => bench.Gun.Guardian.PowerCycle()),
        new("guardian", "power-cycled", "its supply fails for a moment", bench => bench.Gun.Guardian.PowerCycle(), null),
        new("guardian", "encoder-illegal", "it sees both lines of the needle encoder change at once", bench => bench.Gun.Guardian.IllegalTransition(), null),
        new("guardian-line", "off", "the plug is pulled", bench => bench.Gun.Line.Unplugged = true, bench => bench.Gun.Line.Unplugged = false),
        new("guardian-line", "lossy", "every 50th byte is lost", bench => bench.Gun.Line.LoseEach = 50, bench => bench.Gun.Line.LoseEach = 0),
        new("guardian-line", "garbled", "a bit of every 20th byte flips", bench => bench.Gun.Line.SpoilEach = 20, bench => bench.Gun.Line.SpoilEach = 0),
        new("guardian-line", "delayed", "every byte comes 40 ms late", bench => bench.Gun.Line.Delay = LateBytes, bench => bench.Gun.Line.Delay = 0),
    ];
}
