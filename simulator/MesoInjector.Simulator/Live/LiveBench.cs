using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon;
using MesoInjector.Hardware.Board;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Live;

/// <summary>
/// The virtual gun as the daemon's device: sensing lets the time of the clock pass in it and then asks the product's own drivers. Hands,
/// workplace and faults are what requests make of them. All of it belongs to the loop's thread; requests wait for it in a queue.
/// </summary>
internal sealed class LiveBench : IInjectorDevice, IWorkplace, IDisposable
{
    /// <summary>A foot on the pedal that nobody renews is taken off: the browser that put it there may be gone.</summary>
    public static readonly TimeSpan PedalLapse = TimeSpan.FromMilliseconds(1500);

    /// <summary>A screen calls half a second without anything new dead; in a pause the device is not.</summary>
    private static readonly TimeSpan ShowPausedEvery = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _wall;
    private readonly FaultTimeline _faults = new([]);
    private readonly Circumstances _circumstances;
    private Snapshot _seen;
    private long _published;
    private OperatorPort? _port;
    private bool _footOfRequest;
    private long _footRenewed;
    private long _shownAt;

    /// <summary>A bench with a gun just switched on.</summary>
    /// <param name="board">Where things are connected.</param>
    /// <param name="seed">Everything that differs from one device and patient to the next.</param>
    /// <param name="scale">Virtual over wall time; null for as fast as it goes.</param>
    /// <param name="wall">The wall clock.</param>
    public LiveBench(BoardDefinition board, ulong seed, double? scale, TimeProvider wall)
    {
        _wall = wall;
        _circumstances = new Circumstances();
        var habits = new Habits();
        Seed = seed;
        Hands = new Hands(seed, habits);
        Wired = new WiredGun(board, seed, _circumstances, viscosity: 1, Hands);
        Clock = new PacedClock(wall, scale, Wired.Host) { Between = Between };
        Assistant = new Assistant(Hands, habits, this, () => Gun.Fluid is not null, () => Store?.Declared);
    }

    /// <summary>What all that varies comes from.</summary>
    public ulong Seed { get; }

    /// <summary>The loop's clock.</summary>
    public PacedClock Clock { get; }

    /// <summary>The gun with its wires.</summary>
    public WiredGun Wired { get; }

    /// <summary>Hand and foot.</summary>
    public Hands Hands { get; }

    /// <summary>Plays hand and foot when asked to.</summary>
    public Assistant Assistant { get; }

    /// <summary>The record, which knows what the session declared.</summary>
    public BenchStore? Store { get; set; }

    /// <summary>What requests want done, in order.</summary>
    public DeedQueue Deeds { get; } = new();

    /// <summary>Needles that were fitted so far, the present one counted; 0 where none is on.</summary>
    public int NeedlesFitted { get; private set; }

    /// <summary>The needle on the gun; null before the first.</summary>
    public NeedleType? Needle { get; private set; }

    /// <summary>The gun itself.</summary>
    public VirtualGun Gun => Wired.Gun;

    /// <summary>Faults that are active or wait for their time.</summary>
    public IEnumerable<(ScheduledFault Fault, bool Active)> Faults => _faults.Present;

    /// <summary>How long the foot stays on the pedal unless it is renewed; null where no request has put it there.</summary>
    public TimeSpan? PedalLeft => _footOfRequest ? PedalLapse - _wall.GetElapsedTime(_footRenewed) : null;

    /// <summary>The daemon's session over this device; to be given before it runs.</summary>
    public void Join(OperatorPort port) => _port = port;

    /// <inheritdoc />
    public void Sense(MonotonicTime now, ref DeviceReadings readings)
    {
        Look();
        Assistant.Live(Gun.Now, _seen);
        Wired.CarryTo(_seen.Point, slides: _seen.Protocol?.Pedal == PedalMode.Nappage);
        Wired.Pass((int)((Clock.Time - Gun.Now) / 1000));
        Wired.Show();
        Wired.Device.Sense(now, ref readings);
    }

    /// <inheritdoc />
    public void Act(MonotonicTime now, in InjectorOutputs outputs)
    {
        Wired.Device.Act(now, outputs);
        Wired.SeeHost();
        _faults.Advance(Gun.Now, _seen.State, _seen.Point, Wired);
        if (Wired.Host.UnknownCommand && Wired.Host.Spoil(command: null) is { } unknown)
            _port?.Commands.TryGive(unknown);
    }

    /// <inheritdoc />
    public void Dispose() => Wired.Dispose();

    /// <summary>Puts the foot on the pedal, or leaves it there for another while; or takes it off. The assistant's foot is its own.</summary>
    public void Pedal(bool down)
    {
        if (!down && !_footOfRequest)
            return;
        _footOfRequest = down;
        _footRenewed = _wall.GetTimestamp();
        if (down == Hands.FootDown)
            return;
        if (down)
            Hands.Press(Gun.Now);
        else
            Hands.Release(Gun.Now);
    }

    /// <inheritdoc />
    public void InsertSyringe(SyringeType syringe, FluidVolume fill)
    {
        Gun.Viscosity = (_seen.Protocol?.ViscosityMillipascalSeconds ?? 1) * _circumstances.ViscosityFactor;
        Gun.InsertSyringe(syringe, fill);
    }

    /// <inheritdoc />
    public void RemoveSyringe() => Gun.RemoveSyringe();

    /// <inheritdoc />
    public void FitNeedle(NeedleType needle)
    {
        Gun.FitNeedle(needle);
        Needle = needle;
        NeedlesFitted++;
    }

    /// <inheritdoc />
    public void PressEmergencyStop() => Gun.PressEmergencyStop();

    /// <inheritdoc />
    public void ReleaseEmergencyStop() => Gun.ReleaseEmergencyStop();

    /// <inheritdoc />
    public void TurnServiceKey(bool turned) => Gun.TurnServiceKey(turned);

    /// <summary>Something goes wrong, now or when its time has come.</summary>
    public void Add(ScheduledFault fault) => _faults.Add(fault);

    /// <summary>What can be made sound again is.</summary>
    public void ClearFaults() => _faults.Clear(Wired);

    private void Between()
    {
        Look();
        Deeds.DoAll(this);
        if (_footOfRequest && PedalLeft <= TimeSpan.Zero)
            Pedal(down: false);
        if (Clock.Paused && _published > 0 && _wall.GetElapsedTime(_shownAt) >= ShowPausedEvery)
        {
            _shownAt = _wall.GetTimestamp();
            _port!.Snapshots.Publish(_seen);
        }
    }

    /// <summary>The screen shows it, so hands may act on it.</summary>
    private void Look()
    {
        if (_port is null || _port.Snapshots.Published == _published)
            return;
        _published = _port.Snapshots.Published;
        _seen = _port.Snapshots.Read();
    }
}
