namespace MesoInjector.Hardware.Guardian;

/// <summary>
/// Listens to a guardian and asks who it is; sends nothing else. Without a heartbeat the guardian gives no power, so looking at it can
/// move nothing. For one thread.
/// </summary>
public sealed class GuardianListener
{
    /// <summary>Between two questions.</summary>
    private const long AskEvery = 200_000;

    private readonly ISerialLine _line;
    private readonly FrameReceiver _receiver = new();
    private long _askedAt = long.MinValue / 2;
    private byte _sequence;

    /// <summary>A listener on a line.</summary>
    public GuardianListener(ISerialLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _line = line;
    }

    /// <summary>Who it is; null until it has said so.</summary>
    public GuardianIdentity? Identity { get; private set; }

    /// <summary>Its last status; null before the first.</summary>
    public GuardianStatus? Status { get; private set; }

    /// <summary>How many frames could not be read: a disturbed line, or no guardian.</summary>
    public uint Refused => _receiver.Refused;

    /// <summary>Takes what arrived and asks where it must.</summary>
    /// <param name="microseconds">Now, of any clock that runs on.</param>
    public void Look(long microseconds)
    {
        if (Identity is null && microseconds - _askedAt >= AskEvery)
        {
            _askedAt = microseconds;
            _sequence = unchecked((byte)(_sequence + 1));
            Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
            _line.Write(wire[..GuardianFrames.WriteBare(wire, _sequence, GuardianFrameType.Query)]);
        }

        Span<byte> buffer = stackalloc byte[64];
        for (int count = _line.Read(buffer); count > 0; count = _line.Read(buffer))
        {
            foreach (byte value in buffer[..count])
            {
                if (_receiver.Take(value))
                    Take(_receiver.Frame);
            }
        }
    }

    private void Take(ReadOnlySpan<byte> frame)
    {
        if (GuardianFrames.TryReadStatus(frame, out GuardianStatus status))
            Status = status;
        else if (GuardianFrames.TryReadIdentity(frame, out GuardianIdentity identity))
            Identity = identity;
        else
            _receiver.Refuse();
    }
}
