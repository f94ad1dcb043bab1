using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Link;

/// <summary>What the injector shows, as it comes over the link: the snapshot with the name of its protocol in the place of the protocol.</summary>
/// <param name="Number">Grows with every snapshot of one daemon.</param>
/// <param name="Seen">The snapshot; its protocol is missing.</param>
/// <param name="Protocol">Name of the protocol of the open session; empty outside one.</param>
public sealed record LinkSnapshot(long Number, Snapshot Seen, string Protocol)
{
    /// <summary>A buffer of this size holds any snapshot.</summary>
    public const int LargestSize = 512 + (2 * 4 * LinkText.Longest) + PointMarks.Most;

    private const long NotArmed = -1;

    /// <summary>Writes a snapshot as a payload. Allocates nothing.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> to, long number, in Snapshot snapshot)
    {
        var row = new Row
        {
            Number = number,
            At = snapshot.At.Microseconds,
            Alarms = snapshot.Alarms.Bits,
            Refusing = snapshot.Refusing.Bits,
            Depth = snapshot.Depth.Nanometres,
            NeedleSpeed = snapshot.NeedleSpeed.MicrometresPerSecond,
            Plunger = snapshot.Plunger.Nanometres,
            Contact = snapshot.Contact.Millinewtons,
            Pressure = snapshot.Pressure.Pascals,
            Supply = snapshot.Supply.Millivolts,
            Point = snapshot.Point,
            Points = snapshot.Points,
            PointsDone = snapshot.PointsDone,
            SessionTotal = snapshot.SessionTotal.Nanolitres,
            SyringeContent = snapshot.SyringeContent.Nanolitres,
            PrimedVolume = snapshot.PrimedVolume.Nanolitres,
            CommandedDepth = snapshot.CommandedDepth.Micrometres,
            CommandedDose = snapshot.CommandedDose.Nanolitres,
            Delivered = snapshot.Delivered.Nanolitres,
            Flow = snapshot.Flow.NanolitresPerSecond,
            DisarmIn = snapshot.DisarmIn?.Ticks ?? NotArmed,
            SilencedFor = snapshot.SilencedFor.Ticks,
            PlungerForce = snapshot.PlungerForce.Millinewtons,
            Temperature = snapshot.Temperature.CentiDegreesCelsius,
            Last = LastRow.Of(snapshot.Last),
            Guardian = GuardianRow.Of(snapshot.Guardian),
            SelfTestHeld = snapshot.SelfTestHeld,
            Facts = (ushort)snapshot.Facts,
            Service = ServiceRow.Of(snapshot.Service),
            State = (byte)snapshot.State,
            Bits = (byte)((snapshot.NeedleTrusted ? 1 : 0) | (snapshot.PedalDown ? 2 : 0) | (snapshot.ContactSteady ? 4 : 0) | (snapshot.Authorised ? 8 : 0)
                | (snapshot.ReadyForSyringe ? 16 : 0) | (snapshot.AnalogValid ? 32 : 0)),
            Switches = SwitchesOf(snapshot.Switches),
            Holder = (byte)snapshot.Switches.Syringe,
        };
        MemoryMarshal.Write(to, row);
        int size = Row.Size;
        size += LinkText.Write(to[size..], snapshot.Detail);
        size += LinkText.Write(to[size..], snapshot.Protocol?.Name);
        snapshot.Marks.CopyTo(to.Slice(size, snapshot.Points));
        return size + snapshot.Points;
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="InvalidDataException">It is not a snapshot.</exception>
    public static LinkSnapshot Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < Row.Size)
            throw new InvalidDataException("a snapshot breaks off");
        Row row = MemoryMarshal.Read<Row>(payload);
        InjectorState state = Known<InjectorState>(row.State);
        payload = payload[Row.Size..];
        string detail = LinkText.Read(ref payload);
        string protocol = LinkText.Read(ref payload);
        if (row.Points is < 0 or > PointMarks.Most || payload.Length < row.Points)
            throw new InvalidDataException("the marks of a snapshot break off");
        return new LinkSnapshot(row.Number, new Snapshot
        {
            At = MonotonicTime.FromMicroseconds(row.At),
            State = state,
            Alarms = new AlarmSet(row.Alarms),
            Refusing = new AlarmSet(row.Refusing),
            Detail = detail,
            NeedleTrusted = (row.Bits & 1) != 0,
            Depth = AxisPosition.FromNanometres(row.Depth),
            NeedleSpeed = AxisSpeed.FromMicrometresPerSecond(row.NeedleSpeed),
            Plunger = AxisPosition.FromNanometres(row.Plunger),
            Contact = AppliedForce.FromMillinewtons(row.Contact),
            Pressure = FluidPressure.FromPascals(row.Pressure),
            Supply = RailVoltage.FromMillivolts(row.Supply),
            PedalDown = (row.Bits & 2) != 0,
            ContactSteady = (row.Bits & 4) != 0,
            Authorised = (row.Bits & 8) != 0,
            Point = row.Point,
            Points = row.Points,
            PointsDone = row.PointsDone,
            SessionTotal = FluidVolume.FromNanolitres(row.SessionTotal),
            SyringeContent = FluidVolume.FromNanolitres(row.SyringeContent),
            PrimedVolume = FluidVolume.FromNanolitres(row.PrimedVolume),
            ReadyForSyringe = (row.Bits & 16) != 0,
            Facts = (MachineFacts)row.Facts,
            Marks = new PointMarks(MemoryMarshal.Cast<byte, PointStatus>(payload[..row.Points])),
            CommandedDepth = NeedleDepth.FromMicrometres(row.CommandedDepth),
            CommandedDose = Dose.FromNanolitres(row.CommandedDose),
            Delivered = FluidVolume.FromNanolitres(row.Delivered),
            Flow = FlowRate.FromNanolitresPerSecond(row.Flow),
            Last = row.Last.ToValue(),
            DisarmIn = row.DisarmIn == NotArmed ? null : new TimeSpan(row.DisarmIn),
            SilencedFor = new TimeSpan(row.SilencedFor),
            Switches = SwitchesFrom(row.Switches, row.Holder),
            AnalogValid = (row.Bits & 32) != 0,
            PlungerForce = AppliedForce.FromMillinewtons(row.PlungerForce),
            Temperature = BoardTemperature.FromCentiDegreesCelsius(row.Temperature),
            Guardian = row.Guardian.ToValue(),
            SelfTestHeld = row.SelfTestHeld,
            Service = row.Service.ToValue(),
        }, protocol);
    }

    private static byte SwitchesOf(in SwitchReading switches) => (byte)((switches.Valid ? 1 : 0) | (switches.PedalNormallyOpenClosed ? 2 : 0)
        | (switches.PedalNormallyClosedClosed ? 4 : 0) | (switches.EmergencyStopLoopIntact ? 8 : 0) | (switches.ServiceKey ? 16 : 0));

    private static SwitchReading SwitchesFrom(byte bits, byte holder) => new()
    {
        Valid = (bits & 1) != 0,
        PedalNormallyOpenClosed = (bits & 2) != 0,
        PedalNormallyClosedClosed = (bits & 4) != 0,
        EmergencyStopLoopIntact = (bits & 8) != 0,
        ServiceKey = (bits & 16) != 0,
        Syringe = Known<SyringeCode>(holder),
    };

    /// <exception cref="InvalidDataException">This program does not know it: screens must not meet it.</exception>
    private static T Known<T>(byte value)
        where T : struct, Enum
    {
        T known = Unsafe.As<byte, T>(ref value);
        return Enum.IsDefined(known) ? known : throw new InvalidDataException($"a {typeof(T).Name} {value} that this program does not know");
    }

    /// <summary>Little-endian, as every machine this runs on.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Row
    {
        public long Number;
        public long At;
        public ulong Alarms;
        public ulong Refusing;
        public int Depth;
        public int NeedleSpeed;
        public int Plunger;
        public int Contact;
        public int Pressure;
        public int Supply;
        public int Point;
        public int Points;
        public int PointsDone;
        public long SessionTotal;
        public long SyringeContent;
        public long PrimedVolume;
        public int CommandedDepth;
        public int CommandedDose;
        public long Delivered;
        public int Flow;
        public long DisarmIn;
        public long SilencedFor;
        public int PlungerForce;
        public int Temperature;
        public LastRow Last;
        public GuardianRow Guardian;
        public uint SelfTestHeld;
        public ushort Facts;
        public ServiceRow Service;
        public byte State;
        public byte Bits;
        public byte Switches;
        public byte Holder;

        public static int Size { get; } = Marshal.SizeOf<Row>();
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct LastRow
    {
        public long Authorisation;
        public int Point;
        public int Commanded;
        public long Estimated;
        public long UpperBound;
        public byte Outcome;
        public byte Alarm;

        public static LastRow Of(in LastInjection last) => new()
        {
            Authorisation = last.Authorisation.Value,
            Point = last.Point,
            Commanded = last.Commanded.Nanolitres,
            Estimated = last.Estimated.Nanolitres,
            UpperBound = last.UpperBound.Nanolitres,
            Outcome = (byte)last.Outcome,
            Alarm = (byte)last.Alarm,
        };

        public readonly LastInjection ToValue() => new(new AuthorisationId(Authorisation), Point, Known<InjectionOutcome>(Outcome), Dose.FromNanolitres(Commanded),
            FluidVolume.FromNanolitres(Estimated), FluidVolume.FromNanolitres(UpperBound), Alarm == 0 ? default : Known<AlarmId>(Alarm));
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct GuardianRow
    {
        public long Age;
        public int Depth;
        public int Plunger;
        public int TipZero;
        public byte Mode;
        public byte Trip;
        public byte Syringe;
        public byte Bits;
        public byte RefusedFrames;
        public byte StatusNumber;

        public static GuardianRow Of(in GuardianReading guardian) => new()
        {
            Age = guardian.Age.Ticks,
            Depth = guardian.Depth.Nanometres,
            Plunger = guardian.Plunger.Nanometres,
            TipZero = guardian.TipZero.Nanometres,
            Mode = (byte)guardian.Mode,
            Trip = (byte)guardian.Trip,
            Syringe = (byte)guardian.Syringe,
            Bits = (byte)((guardian.SameLimits ? 1 : 0) | (guardian.PedalClosed ? 2 : 0)),
            RefusedFrames = guardian.RefusedFrames,
            StatusNumber = guardian.StatusNumber,
        };

        public readonly GuardianReading ToValue() => new()
        {
            Age = new TimeSpan(Age),
            Depth = AxisPosition.FromNanometres(Depth),
            Plunger = AxisPosition.FromNanometres(Plunger),
            TipZero = AxisPosition.FromNanometres(TipZero),
            Mode = Known<GuardianMode>(Mode),
            Trip = Known<GuardianTrip>(Trip),
            Syringe = Known<SyringeCode>(Syringe),
            SameLimits = (Bits & 1) != 0,
            PedalClosed = (Bits & 2) != 0,
            RefusedFrames = RefusedFrames,
            StatusNumber = StatusNumber,
        };
    }
}
