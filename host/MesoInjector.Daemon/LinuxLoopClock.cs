using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon;

/// <summary>
/// CLOCK_MONOTONIC, slept on by absolute time: an early or late wake-up does not move the ones after it. .NET's own timers are bound to the
/// kernel's tick and useless below 10 ms. 64-bit Linux only.
/// </summary>
public sealed partial class LinuxLoopClock : ILoopClock
{
    private const int ClockMonotonic = 1;
    private const int AbsoluteTime = 1;
    private const int Interrupted = 4;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>What <see cref="Stopwatch"/> counts on Linux is CLOCK_MONOTONIC in nanoseconds.</summary>
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>A clock that starts now.</summary>
    public LinuxLoopClock()
    {
        if (!OperatingSystem.IsLinux() || Stopwatch.Frequency != NanosecondsPerSecond || nint.Size != 8)
            throw new PlatformNotSupportedException("the real-time loop needs 64-bit Linux");
    }

    /// <inheritdoc />
    public MonotonicTime Now => MonotonicTime.FromMicroseconds((Stopwatch.GetTimestamp() - _start) / 1000);

    /// <inheritdoc />
    public void WaitUntil(MonotonicTime time)
    {
        long nanoseconds = _start + (time.Microseconds * 1000);
        var until = new TimeSpecification { Seconds = nanoseconds / NanosecondsPerSecond, Nanoseconds = nanoseconds % NanosecondsPerSecond };
        int error;
        do
            error = ClockNanosleep(ClockMonotonic, AbsoluteTime, in until, 0);
        while (error == Interrupted);
        if (error != 0)
            throw new Win32Exception(error);
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int ClockNanosleep(int clock, int flags, in TimeSpecification request, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
