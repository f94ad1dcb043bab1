namespace MesoInjector.Hardware.Guardian;

/// <summary>A serial line that never makes its caller wait.</summary>
/// <remarks>Neither method throws: a line that broke reads nothing and takes nothing, and the silence is what the interlocks see.</remarks>
public interface ISerialLine : IDisposable
{
    /// <summary>Takes what has arrived.</summary>
    /// <param name="buffer">Where to put it.</param>
    /// <returns>How many bytes were put there; 0 when nothing has arrived.</returns>
    int Read(Span<byte> buffer);

    /// <summary>Queues bytes for sending.</summary>
    /// <param name="bytes">A whole frame.</param>
    /// <returns>False when not all of it could be queued; a part of it may have been.</returns>
    bool Write(ReadOnlySpan<byte> bytes);
}
