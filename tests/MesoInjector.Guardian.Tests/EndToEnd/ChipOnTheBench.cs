using MesoInjector.Hardware.Serial;
using MesoInjector.Hardware.Tests.Serial;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Guardian;

namespace MesoInjector.Guardian.Tests.EndToEnd;

/// <summary>The emulated chip in the place of the bench's guardian, with its line on a real serial port of this machine.</summary>
public sealed class ChipOnTheBench : IGuardian, IDisposable
{
    private const int RailDivider = 4;
    private const ulong PumpHolds = 5000 * GuardianChip.CyclesPerMicrosecond;

    private readonly GuardianChip _chip = new();
    private readonly PseudoTerminal _terminal = new();
    private readonly EncoderLines _needle;
    private readonly EncoderLines _plunger;
    private readonly byte[] _bytes = new byte[512];
    private readonly ulong _booted;
    private int _needleTarget;
    private int _plungerTarget;
    private int _needleOrigin = int.MinValue;
    private int _plungerOrigin = int.MinValue;
    private long _now;

    public ChipOnTheBench()
    {
        _needle = new EncoderLines(_chip, 'D', 2, 3);
        _plunger = new EncoderLines(_chip, 'C', 0, 1);
        _needle.Drive();
        _plunger.Drive();
        _chip.Drive('D', 7, high: true);
        HostLine = SerialPortLine.Open(_terminal.Path);
        _booted = _chip.Cycle;
    }

    /// <summary>The host's end.</summary>
    public SerialPortLine HostLine { get; }

    public string Port => _terminal.Path;

    /// <summary>Bytes that went over the port, both ways.</summary>
    public long BytesCarried { get; private set; }

    public OtherGuardian AsOther => new(this, HostLine);

    public bool Power => _chip.Released && _chip.Cycle - _chip.LastToggle < PumpHolds;

    public bool PedalClosed { set => _chip.Drive('D', 5, !value); }

    public bool EmergencyStopClosed { set => _chip.Drive('D', 6, !value); }

    public bool HomeSwitch { set => _chip.Drive('D', 4, !value); }

    public int RailMillivolts { set => _chip.DriveConverter(value / RailDivider); }

    public SyringeCode CodePins
    {
        set
        {
            _chip.Drive('C', 2, ((int)value & 1) == 0);
            _chip.Drive('C', 3, ((int)value & 2) == 0);
        }
    }

    public void NeedleCount(int count)
    {
        if (_needleOrigin == int.MinValue)
            _needleOrigin = count;
        _needleTarget = count - _needleOrigin;
    }

    public void PlungerCount(int count)
    {
        if (_plungerOrigin == int.MinValue)
            _plungerOrigin = count;
        _plungerTarget = count - _plungerOrigin;
    }

    /// <summary>What both axes moved since the last time is spread over this one.</summary>
    public void Advance(long microseconds)
    {
        ulong from = _chip.Cycle;
        _now += microseconds;
        ulong until = _booted + ((ulong)_now * GuardianChip.CyclesPerMicrosecond);
        int needle = Math.Abs(_needleTarget - _needle.Count);
        int plunger = Math.Abs(_plungerTarget - _plunger.Count);
        IEnumerable<(EncoderLines Axis, int Target, ulong At)> steps =
            Enumerable.Range(0, needle).Select(i => (_needle, _needleTarget, Spread(from, until, i, needle)))
                .Concat(Enumerable.Range(0, plunger).Select(i => (_plunger, _plungerTarget, Spread(from, until, i, plunger))));
        foreach ((EncoderLines axis, int target, ulong at) in steps.OrderBy(step => step.At).ToList())
            axis.StepAt(Math.Sign(target - axis.Count), at);
        byte[] toChip = _terminal.Receive();
        _chip.Send(toChip);
        _chip.RunTo(until);
        int count = _chip.Receive(_bytes);
        if (count > 0)
            _terminal.Send(_bytes.AsSpan(0, count));
        BytesCarried += count + toChip.Length;
    }

    public void Dispose()
    {
        HostLine.Dispose();
        _terminal.Dispose();
        _chip.Dispose();
    }

    private static ulong Spread(ulong from, ulong until, int index, int count) => from + ((until - from) * (ulong)((2 * index) + 1) / (ulong)(2 * count));
}
