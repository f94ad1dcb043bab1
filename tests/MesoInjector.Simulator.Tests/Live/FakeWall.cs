namespace MesoInjector.Simulator.Tests.Live;

/// <summary>A wall clock that goes when it is told to.</summary>
internal sealed class FakeWall : TimeProvider
{
    private long _microseconds;

    public override long TimestampFrequency => 1_000_000;

    public override long GetTimestamp() => Volatile.Read(ref _microseconds);

    public void Pass(TimeSpan time) => Volatile.Write(ref _microseconds, _microseconds + (time.Ticks / TimeSpan.TicksPerMicrosecond));
}
