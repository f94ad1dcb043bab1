using System.Runtime.CompilerServices;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Hardware.Guardian;

/// <summary>
/// The host's end of the line to the guardian. Nothing is acknowledged and nothing is retried by count: what is wanted is compared with
/// the last status, and the request goes out again until the status shows it. Challenges are answered in <see cref="Act"/>, after the
/// controller has run, so that a heartbeat proves a whole control cycle. Allocates nothing once made, but for who the guardian is.
/// </summary>
public sealed class GuardianLink
{
    /// <summary>The age of a status that never came.</summary>
    public static TimeSpan NeverHeard { get; } = TimeSpan.FromDays(1);

    /// <summary>A request goes out again after this time.</summary>
    private const long RepeatMicroseconds = 20_000;

    /// <summary>Between two heartbeats: twice the guardian's shortest, as the way there may bring them closer together.</summary>
    private const long HeartbeatSpacing = 10_000;

    /// <summary>Before the first of anything; far from the end of the range, so that differences fit.</summary>
    private const long LongAgo = long.MinValue / 4;

    /// <summary>No more is read in one cycle: ten times what the line carries in a millisecond.</summary>
    private const int ReadsPerCycle = 8;

    private static readonly long Silence = HardLimits.GuardianSilence.Ticks / TimeSpan.TicksPerMicrosecond;

    private readonly ISerialLine _line;
    private readonly FrameReceiver _receiver = new();
    private readonly byte[] _received = new byte[64];
    private readonly long[] _sentAt = new long[(int)GuardianFrameType.Query + 1];
    private volatile StrongBox<GuardianIdentity>? _identity;
    private PermitAsking _permit;
    private GuardianRequest _converted;
    private GuardianPermit _wished;
    private int _wishedTipZero;
    private GuardianStatus _status;
    private bool _challengeWaits;
    private bool _tornFrame;
    private byte _sequence;
    private byte _statusNumber;
    private short _tipZero;
    private long _statusAt = LongAgo;
    private long _skipped;

    /// <summary>A link over a line.</summary>
    public GuardianLink(ISerialLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _line = line;
        Array.Fill(_sentAt, LongAgo);
    }

    /// <summary>Who the guardian says it is; null until it has said so since it was last silent. May be read from another thread.</summary>
    public GuardianIdentity? Identity => _identity?.Value;

    /// <summary>The last status, whole; <c>default</c> before the first.</summary>
    public ref readonly GuardianStatus Status => ref _status;

    /// <summary>How many frames of the guardian were refused here; wraps.</summary>
    public uint Refused => _receiver.Refused;

    /// <summary>
    /// Makes the link forget that a stretch of time passed: after it, <c>now + microseconds</c> is to the link what <c>now</c> would
    /// have been. For a bench that skips idle time on both ends of the line at once.
    /// </summary>
    public void ShiftClock(long microseconds) => _skipped += microseconds;

    /// <summary>Takes what arrived and says what is known.</summary>
    /// <param name="now">The time of this cycle.</param>
    /// <param name="reading">Overwritten whole.</param>
    public void Sense(MonotonicTime now, ref GuardianReading reading)
    {
        long time = now.Microseconds - _skipped;
        Receive(time);
        bool heard = _statusAt != LongAgo;
        reading.Age = heard ? new TimeSpan((time - _statusAt) * TimeSpan.TicksPerMicrosecond) : NeverHeard;
        reading.Depth = EncoderCounts.ToLength(_status.Depth);
        reading.Plunger = EncoderCounts.ToLength(_status.Plunger);
        reading.Mode = _status.Mode;
        reading.Trip = _status.Trip;
        reading.Syringe = _status.Syringe;
        reading.TipZero = EncoderCounts.ToLength(_status.TipZero);
        reading.SameLimits = _identity is { Value.MatchesHost: true };
        reading.PedalClosed = (_status.Inputs & GuardianInputs.Pedal) != GuardianInputs.None;
        reading.RefusedFrames = _status.Rejected;
        reading.StatusNumber = _statusNumber;
    }

    /// <summary>Answers the challenge and asks for what is wanted.</summary>
    /// <param name="now">The time of this cycle.</param>
    /// <param name="request">The desired state.</param>
    public void Act(MonotonicTime now, in GuardianRequest request)
    {
        long time = now.Microseconds - _skipped;
        bool fresh = time - _statusAt <= Silence;
        Convert(request);
        bool silent = request.Wish == GuardianWish.StartAnew && _status.Mode is not (GuardianMode.Locked or GuardianMode.Tripped);
        if (_challengeWaits && fresh && !silent && time - _sentAt[(int)GuardianFrameType.Heartbeat] >= HeartbeatSpacing)
            _challengeWaits = !Send(GuardianFrameType.Heartbeat, time);
        if (_identity is null)
            Repeat(GuardianFrameType.Query, time);
        AskPermit(request, fresh, time);
        if (!fresh)
            return;

        // Only what the mode can take: a request known to be refused would only count as one more refused.
        switch (_status.Mode)
        {
            case GuardianMode.Locked when request.Wish == GuardianWish.Home:
                Repeat(GuardianFrameType.Home, time);
                break;
            case GuardianMode.Tripped when request.Wish == GuardianWish.Reset:
                Repeat(GuardianFrameType.Reset, time);
                break;
            case GuardianMode.Standby or GuardianMode.Service when _wishedTipZero != _status.TipZero:
                _tipZero = Saturate(_wishedTipZero);
                Repeat(GuardianFrameType.SetTipZero, time);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// A permit is asked for only from a guardian heard of lately that has the right tip zero: with a smaller one its cap would be looser.
    /// Ending one needs nothing.
    /// </summary>
    private void AskPermit(in GuardianRequest request, bool fresh, long time)
    {
        GuardianPermit? wished = request.Wish == GuardianWish.Permit ? _wished : null;
        if (_permit.Wish(wished, _status.Mode, _status.PermitNumber))
        {
            _sentAt[(int)GuardianFrameType.Permit] = LongAgo;
            _sentAt[(int)GuardianFrameType.EndPermit] = LongAgo;
        }

        if (_permit.WantsClosed)
            Repeat(GuardianFrameType.EndPermit, time);
        else if (_permit.WantsOpen && fresh && _status.Mode == GuardianMode.Standby && _wishedTipZero == _status.TipZero)
            Repeat(GuardianFrameType.Permit, time);
    }

    /// <summary>A request in the guardian's units; most stay the same for many cycles.</summary>
    private void Convert(in GuardianRequest request)
    {
        if (request == _converted)
            return;
        _wished = NumbersOf(request);
        _wishedTipZero = EncoderCounts.Up(request.TipZero);
        _converted = request;
    }

    /// <summary>Rounded up to whole counts. A number too large for the frame stands at its end, and the guardian refuses it.</summary>
    private static GuardianPermit NumbersOf(in GuardianRequest request) => new(
        (ushort)Math.Clamp(EncoderCounts.Up(request.Depth), 0, ushort.MaxValue),
        (ushort)Math.Clamp(EncoderCounts.Up(request.Travel), 0, ushort.MaxValue),
        (ushort)Math.Clamp(request.Duration.Ticks / TimeSpan.TicksPerMillisecond, 0, ushort.MaxValue));

    private static short Saturate(int counts) => (short)Math.Clamp(counts, short.MinValue, short.MaxValue);

    private void Repeat(GuardianFrameType type, long time)
    {
        if (time - _sentAt[(int)type] >= RepeatMicroseconds)
            Send(type, time);
    }

    private bool Send(GuardianFrameType type, long time)
    {
        byte sequence = unchecked((byte)(_sequence + 1));
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire + 1];

        // What was left of a torn frame would swallow this one: a zero ends it first.
        int from = _tornFrame ? 1 : 0;
        wire[0] = 0;
        Span<byte> frame = wire[from..];
        int length = type switch
        {
            GuardianFrameType.Heartbeat => GuardianFrames.WriteHeartbeat(frame, sequence, GuardianChallenge.Answer(_status.Challenge)),
            GuardianFrameType.SetTipZero => GuardianFrames.WriteSetTipZero(frame, sequence, _tipZero),
            GuardianFrameType.Permit => GuardianFrames.WritePermit(frame, sequence, _permit.Numbers),
            _ => GuardianFrames.WriteBare(frame, sequence, type),
        };
        _tornFrame = !_line.Write(wire[..(from + length)]);
        if (_tornFrame)
            return false;
        _sequence = sequence;
        _sentAt[(int)type] = time;
        if (type is GuardianFrameType.Permit or GuardianFrameType.EndPermit)
            _permit.Sent(sequence);
        return true;
    }

    private void Receive(long time)
    {
        Span<byte> buffer = _received;
        for (int read = 0; read < ReadsPerCycle; read++)
        {
            int count = _line.Read(buffer);
            foreach (byte value in buffer[..count])
            {
                if (_receiver.Take(value))
                    Take(_receiver.Frame, time);
            }

            if (count < buffer.Length)
                return;
        }
    }

    private void Take(ReadOnlySpan<byte> frame, long time)
    {
        if (GuardianFrames.TryReadStatus(frame, out GuardianStatus status))
        {
            // Whoever speaks after a silence may be another: flashed anew, or exchanged.
            if (time - _statusAt > Silence)
                _identity = null;
            _status = status;
            _statusAt = time;
            _statusNumber = unchecked((byte)(_statusNumber + 1));
            _challengeWaits = true;
            _permit.See(status);
        }
        else if (GuardianFrames.TryReadIdentity(frame, out GuardianIdentity identity))
        {
            _identity = new StrongBox<GuardianIdentity>(identity); // once for each time it was silent
        }
        else
        {
            _receiver.Refuse();
        }
    }
}
