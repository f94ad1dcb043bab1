using System.Runtime.InteropServices;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Link;

/// <summary>What the injector shows, as it comes over the link: the snapshot with the name of its protocol in the place of the protocol.</summary>
/// <param name="Number">Grows with every snapshot of one daemon.</param>
/// <param name="Seen">The snapshot; its protocol is missing.</param>
/// <param name="Protocol">Name of the protocol of the open session; empty outside one.</param>
public sealed record LinkSnapshot(long Number, Snapshot Seen, string Protocol)
{
    /// <summary>A buffer of this size holds any snapshot.</summary>
    public const int LargestSize = 512 + (2 * 4 * LinkText.Longest);

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
            Service = ServiceRow.Of(snapshot.Service),
            State = (byte)snapshot.State,
            Bits = (byte)((snapshot.NeedleTrusted ? 1 : 0) | (snapshot.PedalDown ? 2 : 0) | (snapshot.ContactSteady ? 4 : 0) | (snapshot.Authorised ? 8 : 0)
                | (snapshot.ReadyForSyringe ? 16 : 0)),
        };
        MemoryMarshal.Write(to, row);
        int size = Row.Size;
        size += LinkText.Write(to[size..], snapshot.Detail);
        size += LinkText.Write(to[size..], snapshot.Protocol?.Name);
        return size;
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="InvalidDataException">It is not a snapshot.</exception>
    public static LinkSnapshot Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < Row.Size)
            throw new InvalidDataException("a snapshot breaks off");
        Row row = MemoryMarshal.Read<Row>(payload);
        if (!Enum.IsDefined((InjectorState)row.State))
            throw new InvalidDataException($"a state {row.State} that this program does not know");
        payload = payload[Row.Size..];
        string detail = LinkText.Read(ref payload);
        string protocol = LinkText.Read(ref payload);
        return new LinkSnapshot(row.Number, new Snapshot
        {
            At = MonotonicTime.FromMicroseconds(row.At),
            State = (InjectorState)row.State,
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
            Service = row.Service.ToValue(),
        }, protocol);
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
        public ServiceRow Service;
        public byte State;
        public byte Bits;

        public static int Size { get; } = Marshal.SizeOf<Row>();
    }
}
