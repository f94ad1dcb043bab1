using System.Buffers.Binary;
using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon;

/// <summary>One cycle's inputs as bytes of fixed width, and the difference between two such rows.</summary>
internal static class BlackBoxRow
{
    /// <summary>Width of a row, bytes.</summary>
    public const int Size = 160;

    /// <summary>The most a difference can take: every second byte changed, each with its two lengths.</summary>
    public const int WorstDifference = Size * 2;

    /// <summary>Makes a row of inputs.</summary>
    public static void Write(Span<byte> row, in InjectorInputs inputs)
    {
        row.Clear();
        var writer = new RowWriter(row);
        writer.Int64(inputs.Now.Microseconds);
        writer.Int64(inputs.Lateness.Ticks);
        writer.Int64(inputs.Receipt.LastDurable.Value);
        writer.Int64(inputs.Receipt.Interrupted.Value);
        writer.Int32(inputs.Receipt.InterruptedPoint);
        writer.Int32((int)inputs.Receipt.InterruptedMost.Nanolitres);
        Axis(ref writer, inputs.Readings.Needle);
        Axis(ref writer, inputs.Readings.Plunger);
        ref readonly AnalogReading analog = ref inputs.Readings.Analog;
        writer.Int32(analog.Contact.Millinewtons);
        writer.Int32(analog.PlungerForce.Millinewtons);
        writer.Int32(analog.LinePressure.Pascals);
        writer.Int32(analog.Supply.Millivolts);
        writer.Int32(analog.Temperature.CentiDegreesCelsius);
        ref readonly GuardianReading guardian = ref inputs.Readings.Guardian;
        writer.Int64(guardian.Age.Ticks);
        writer.Int32(guardian.Depth.Nanometres);
        writer.Int32(guardian.Plunger.Nanometres);
        writer.Int32(guardian.TipZero.Nanometres);
        writer.Byte((byte)guardian.Mode);
        writer.Byte((byte)guardian.Trip);
        writer.Byte((byte)guardian.Syringe);
        writer.Byte(guardian.RefusedFrames);
        writer.Byte(guardian.StatusNumber);
        ref readonly SwitchReading switches = ref inputs.Readings.Switches;
        writer.Byte((byte)switches.Syringe);
        writer.Bits(inputs.Receipt.Works, analog.Valid, analog.HasLinePressure, guardian.SameLimits, guardian.PedalClosed);
        writer.Bits(switches.Valid, switches.PedalNormallyOpenClosed, switches.PedalNormallyClosedClosed, switches.EmergencyStopLoopIntact, switches.ServiceKey);
    }

    private static void Axis(ref RowWriter writer, in AxisReading axis)
    {
        writer.Int32(axis.Commanded.Nanometres);
        writer.Int32(axis.Measured.Nanometres);
        writer.Int32(axis.HomeLatch.Nanometres);
        writer.Int32((int)axis.Conditions);
        writer.Byte(axis.HomeCaptures);
    }

    /// <summary>Makes inputs of a row.</summary>
    public static InjectorInputs Read(ReadOnlySpan<byte> row)
    {
        var reader = new RowReader(row);
        var inputs = new InjectorInputs
        {
            Now = MonotonicTime.FromMicroseconds(reader.Int64()),
            Lateness = new TimeSpan(reader.Int64()),
        };
        long durable = reader.Int64();
        long interrupted = reader.Int64();
        int interruptedPoint = reader.Int32();
        int interruptedMost = reader.Int32();
        inputs.Readings.Needle = Axis(ref reader);
        inputs.Readings.Plunger = Axis(ref reader);
        ref AnalogReading analog = ref inputs.Readings.Analog;
        analog.Contact = AppliedForce.FromMillinewtons(reader.Int32());
        analog.PlungerForce = AppliedForce.FromMillinewtons(reader.Int32());
        analog.LinePressure = FluidPressure.FromPascals(reader.Int32());
        analog.Supply = RailVoltage.FromMillivolts(reader.Int32());
        analog.Temperature = BoardTemperature.FromCentiDegreesCelsius(reader.Int32());
        ref GuardianReading guardian = ref inputs.Readings.Guardian;
        guardian.Age = new TimeSpan(reader.Int64());
        guardian.Depth = AxisPosition.FromNanometres(reader.Int32());
        guardian.Plunger = AxisPosition.FromNanometres(reader.Int32());
        guardian.TipZero = AxisPosition.FromNanometres(reader.Int32());
        guardian.Mode = (GuardianMode)reader.Byte();
        guardian.Trip = (GuardianTrip)reader.Byte();
        guardian.Syringe = (SyringeCode)reader.Byte();
        guardian.RefusedFrames = reader.Byte();
        guardian.StatusNumber = reader.Byte();
        ref SwitchReading switches = ref inputs.Readings.Switches;
        switches.Syringe = (SyringeCode)reader.Byte();
        byte first = reader.Byte();
        byte second = reader.Byte();
        analog.Valid = (first & 2) != 0;
        analog.HasLinePressure = (first & 4) != 0;
        guardian.SameLimits = (first & 8) != 0;
        guardian.PedalClosed = (first & 16) != 0;
        switches.Valid = (second & 1) != 0;
        switches.PedalNormallyOpenClosed = (second & 2) != 0;
        switches.PedalNormallyClosedClosed = (second & 4) != 0;
        switches.EmergencyStopLoopIntact = (second & 8) != 0;
        switches.ServiceKey = (second & 16) != 0;
        inputs.Receipt = new(new AuthorisationId(durable), (first & 1) != 0, new AuthorisationId(interrupted), interruptedPoint, FluidVolume.FromNanolitres(interruptedMost));
        return inputs;
    }

    private static AxisReading Axis(ref RowReader reader) => new()
    {
        Commanded = AxisPosition.FromNanometres(reader.Int32()),
        Measured = AxisPosition.FromNanometres(reader.Int32()),
        HomeLatch = AxisPosition.FromNanometres(reader.Int32()),
        Conditions = (AxisConditions)reader.Int32(),
        HomeCaptures = reader.Byte(),
    };

    /// <summary>Pairs of (unchanged bytes, changed bytes, the changed ones exclusive-or'd with the row before), up to the row's width.</summary>
    public static int Encode(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now, Span<byte> to)
    {
        int written = 0;
        int at = 0;
        while (at < Size)
        {
            int same = at + before[at..Size].CommonPrefixLength(now[at..Size]);
            int changed = same;
            while (changed < Size && before[changed] != now[changed])
                changed++;
            to[written++] = (byte)(same - at);
            to[written++] = (byte)(changed - same);
            for (int i = same; i < changed; i++)
                to[written++] = (byte)(before[i] ^ now[i]);
            at = changed;
        }

        return written;
    }

    /// <summary>Changes a row into the one after it.</summary>
    /// <returns>How many bytes that took.</returns>
    /// <exception cref="InvalidDataException">No row can be so.</exception>
    public static int Decode(ReadOnlySpan<byte> from, Span<byte> row)
    {
        int read = 0;
        int at = 0;
        while (at < Size)
        {
            if (read + 2 > from.Length)
                throw new InvalidDataException("a row breaks off");
            at += from[read];
            int changed = from[read + 1];
            read += 2;
            if (at + changed > Size || read + changed > from.Length)
                throw new InvalidDataException("a row is wider than a row can be");
            for (int i = 0; i < changed; i++)
                row[at + i] ^= from[read + i];
            at += changed;
            read += changed;
        }

        return read;
    }

    private ref struct RowWriter(Span<byte> row)
    {
        private Span<byte> _rest = row;

        public void Int64(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_rest, value);
            _rest = _rest[8..];
        }

        public void Int32(int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_rest, value);
            _rest = _rest[4..];
        }

        public void Byte(byte value)
        {
            _rest[0] = value;
            _rest = _rest[1..];
        }

        public void Bits(bool a, bool b, bool c, bool d, bool e) => Byte((byte)((a ? 1 : 0) | (b ? 2 : 0) | (c ? 4 : 0)
            | (d ? 8 : 0) | (e ? 16 : 0)));
    }

    private ref struct RowReader(ReadOnlySpan<byte> row)
    {
        private ReadOnlySpan<byte> _rest = row;

        public long Int64()
        {
            long value = BinaryPrimitives.ReadInt64LittleEndian(_rest);
            _rest = _rest[8..];
            return value;
        }

        public int Int32()
        {
            int value = BinaryPrimitives.ReadInt32LittleEndian(_rest);
            _rest = _rest[4..];
            return value;
        }

        public byte Byte()
        {
            byte value = _rest[0];
            _rest = _rest[1..];
            return value;
        }
    }
}
